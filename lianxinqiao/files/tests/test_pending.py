"""A file that came with a refused form is there when the form comes again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django import forms
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lianxinqiao.files import pending
from lianxinqiao.files.forms import KeptFileField
from tests.cast import Cast

PDF = b"%PDF-1.7\n%%EOF"


class Both(forms.Form):
    words = forms.CharField()
    scan = KeptFileField()


@pytest.fixture(autouse=True)
def _own_storage(settings: object, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def upload(name: str = "表.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def token_of(form: forms.Form) -> str:
    return str(form["scan"]).split('name="scan-kept" value="')[1].split('"')[0]


def test_the_form_comes_back_with_the_file_and_takes_it_again() -> None:
    first = Both({"words": ""}, {"scan": upload()})
    assert not first.is_valid()
    shown = str(first["scan"])
    assert "已上传“表.pdf”" in shown
    assert "required" not in shown
    second = Both({"words": "写好了", "scan-kept": token_of(first)}, {})
    assert second.is_valid()
    scan = second.cleaned_data["scan"]
    assert (scan.name, scan.content_type, scan.size, scan.read()) == ("表.pdf", "application/pdf", len(PDF), PDF)


def test_it_is_kept_once_however_often_the_form_comes_back() -> None:
    first = Both({"words": ""}, {"scan": upload()})
    token = token_of(first)
    again = Both({"words": "", "scan-kept": token}, {})
    assert token_of(again) == token
    assert len(default_storage.listdir(pending.FOLDER)[1]) == 1


def test_a_fresh_choice_takes_its_place() -> None:
    token = token_of(Both({"words": ""}, {"scan": upload()}))
    form = Both({"words": "好", "scan-kept": token}, {"scan": upload("另一份.pdf")})
    assert form.is_valid()
    assert form.cleaned_data["scan"].name == "另一份.pdf"


@pytest.mark.parametrize("token", ["", "谁也没给过的", "eyJwYXRoIjoiLi4vLi4vZXRjL3Bhc3N3ZCJ9:1abc:xyz"])
def test_a_token_of_nobody_is_no_file(token: str) -> None:
    form = Both({"words": "好", "scan-kept": token}, {})
    assert not form.is_valid()
    assert "scan" in form.errors


def test_a_file_that_may_not_come_in_is_not_kept() -> None:
    assert "-kept" not in str(Both({"words": ""}, {"scan": upload("程序.exe", b"MZ\x90\x00")})["scan"])


def test_it_goes_after_a_day() -> None:
    token = token_of(Both({"words": ""}, {"scan": upload()}))
    assert pending.forget(at=timezone.now()) == 0
    assert pending.forget(at=timezone.now() + timedelta(days=1, hours=1)) == 1
    assert pending.kept(token) is None


def test_a_token_is_worth_nothing_in_other_hands(people: Cast) -> None:
    """Whoever finds it in a page or a log still cannot send the file as their own."""
    clerk, other, later = Client(), Client(), Client()
    clerk.force_login(people.clerk.user)
    page = clerk.post("/suggestions/paper", {"scan": upload()}).content.decode()
    token = page.split('name="scan-kept" value="')[1].split('"')[0]
    other.force_login(people.posts["head"].user)
    assert "已上传“表.pdf”" not in other.post("/suggestions/paper", {"scan-kept": token}).content.decode()
    later.force_login(people.clerk.user)  # the same person after the session ran out
    assert "已上传“表.pdf”" in later.post("/suggestions/paper", {"scan-kept": token}).content.decode()
