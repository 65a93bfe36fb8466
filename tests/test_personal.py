"""What is kept about a person: shown, exported, erased by two on request, and gone by itself after its term."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import personal as kept
from lianxinqiao.accounts.models import Device, DoorEvent
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry, Sealed
from lianxinqiao.notices import actions as notices
from lianxinqiao.notices.models import Dispatch, Notice
from lianxinqiao.people import personal
from lianxinqiao.people.actions import registers, second_person
from lianxinqiao.people.models import Confirmation
from lianxinqiao.portal.models import Following
from tests.cast import Cast

ROOMS = {
    "account", "factors", "outside", "sessions", "devices", "doors", "person", "mandates", "posts", "notices", "letters", "journal",
    "files", "followed", "views", "feeds", "tokens", "following", "own_fields",
}  # fmt: skip


@pytest.fixture
def known(people: Cast) -> Cast:
    """A deputy of whom something stands in every room."""
    person, user = people.deputy.person, people.deputy.user
    person.phone, person.work_unit = "13900001111", "某中学"
    registers.correct(person, by=people.administrator)
    user.refresh_from_db()
    user.email = "lin@yunhe.example"
    user.save()
    notices.tell([user], kind="x", subject="一条通知")
    now = timezone.now()
    Device.objects.create(user=user, key="k", agent="Chrome/1")
    DoorEvent.objects.create(user=user, tried_name=user.name, result="entered", at=now - timedelta(days=200))
    DoorEvent.objects.create(user=user, tried_name=user.name, result="entered", at=now - timedelta(days=10))
    Following.objects.create(address=user.email, query="q=x", asked_at=now)
    return people


def test_every_room_says_what_it_keeps() -> None:
    assert {section.code for section in kept.sections()} == ROOMS


def test_it_is_shown_to_its_owner_and_exported(known: Cast) -> None:
    client = Client()
    client.force_login(known.deputy.user)
    page = client.get("/account/data").content.decode()
    for found in ("13900001111", "某中学", "lin@yunhe.example", "一条通知", "第一代表团"):
        assert found in page
    assert not re.search(r"[ap]\.m\.", client.get("/account/data", headers={"accept-language": "en"}).content.decode())
    data = json.loads(client.get("/account/data/export.json").content)
    assert {part["code"] for part in data["sections"]} == ROOMS
    assert client.get("/account/data/export.xlsx").content[:2] == b"PK"
    assert client.get("/account/data/export.pdf").status_code == 404
    other = Client()
    other.force_login(known.other_deputy.user)
    assert "13900001111" not in other.get("/account/data").content.decode()
    assert Client().get("/account/data").url.startswith("/login")


def test_it_is_erased_by_two_on_request_and_what_the_law_keeps_stays(known: Cast) -> None:
    person, user = known.deputy.person, known.deputy.user
    with pytest.raises(Refused, match="本人没有申请"):
        personal.erase(person, by=known.administrator, confirmed_by=known.auditor)
    client = Client()
    client.force_login(user)
    client.post("/account/data/erase")
    assert Notice.objects.filter(recipient=known.administrator.user, kind="people.erasure").exists()
    asked, _half = second_person.ask_keys(Confirmation.Act.ERASE, person, because="本人申请", by=known.administrator)
    second_person.confirm(asked, by=known.auditor)
    person.refresh_from_db()
    user.refresh_from_db()
    assert (person.phone, person.work_unit, user.phone, user.email) == ("", "", "", "")
    assert not Device.objects.filter(user=user).exists()
    assert not Following.objects.exists()
    assert (
        DoorEvent.objects.filter(user=user, result="entered", at__lt=timezone.now() - timedelta(days=183)).count() == 0
    )
    assert DoorEvent.objects.filter(user=user, at__lt=timezone.now() - timedelta(days=9)).exists()
    assert person.mandates.exists()
    assert not Sealed.objects.filter(entry__object_kind="people.person", erased_at=None).exists()
    assert "某中学" not in str(list(Sealed.objects.values_list("content", flat=True)))
    entry = Entry.objects.get(act="people.person.erase")
    assert entry.data["confirmed_by"] == known.auditor.title
    assert entry.data["gone"]["account"] == 2
    assert verifying.everything().findings == []


def test_personal_facts_stand_in_the_sealed_part_alone(known: Cast) -> None:
    assert "某中学" not in str(list(Entry.objects.values_list("data", flat=True)))
    assert "某中学" in str(list(Sealed.objects.values_list("content", flat=True)))


def test_what_is_past_its_term_goes_by_itself_and_is_counted(known: Cast, settings: object) -> None:
    now = timezone.now()
    old = now - timedelta(days=400)
    DoorEvent.objects.create(tried_name="x", result="wrong", at=old)
    Notice.objects.create(recipient=known.clerk.user, kind="x", subject="x", created_at=now - timedelta(days=1097))
    Dispatch.objects.create(channel="mail", address="a@b.example", subject="x", body="x", state="sent", sent_at=old, created_at=old)  # fmt: skip
    Dispatch.objects.create(channel="mail", address="a@b.example", subject="x", body="x", created_at=old)
    gone = personal.forget(at=now)
    assert {key: gone[key] for key in ("doors", "notices", "letters")} == {"doors": 1, "notices": 1, "letters": 1}
    assert Entry.objects.get(act="people.installation.forget").data["gone"]["doors"] == 1
    assert personal.forget(at=now) == dict.fromkeys(gone, 0)
    assert Entry.objects.filter(act="people.installation.forget").count() == 1
