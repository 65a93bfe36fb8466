"""Thumbnails and pages as pictures: made once, kept, written anew, and gone with their attachment."""

import io
from typing import Any

import pypdfium2
import pytest
from django.core.files.storage import default_storage
from django.http import Http404, QueryDict
from django.template import Context, Template
from PIL import Image

from lianxinqiao.files import actions, previews
from lianxinqiao.files.models import Attachment
from lianxinqiao.files.responses import serve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def photo(size: tuple[int, int] = (2400, 1200), kind: str = "JPEG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, (200, 40, 40) if mode == "RGB" else (200, 40, 40, 0)).save(out, kind)
    return out.getvalue()


def paper(*sizes: tuple[int, int]) -> bytes:
    out, document = io.BytesIO(), pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    document.save(out)
    return out.getvalue()


def kept(name: str, content: bytes) -> Attachment:
    return actions.store_bytes(name, content, by=None, kind="attachment")


def size(content: bytes | None) -> tuple[int, int]:
    assert content
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "WEBP"
        return picture.size


def asked(attachment: Attachment, show: str) -> Any:
    return serve(attachment, QueryDict(f"show={show}"))


def test_a_picture_is_made_smaller() -> None:
    attachment = kept("现场.jpg", photo())
    assert size(previews.thumbnail(attachment)) == (480, 240)
    assert size(previews.page(attachment, 1)) == (1600, 800)
    assert previews.page(attachment, 2) is None
    assert previews.pages(attachment) == 1


def test_what_is_seen_through_stays_so() -> None:
    attachment = kept("图.png", photo((100, 100), "PNG", "RGBA"))
    with Image.open(io.BytesIO(previews.thumbnail(attachment) or b"")) as picture:
        assert picture.getchannel("A").getextrema() == (0, 0)


def test_of_a_pdf_every_page_is_drawn() -> None:
    attachment = kept("方案.pdf", paper((600, 800), (800, 600)))
    assert previews.pages(attachment) == 2
    assert size(previews.thumbnail(attachment)) == (360, 480)
    assert size(previews.page(attachment, 2)) == (1600, 1200)
    assert previews.page(attachment, 3) is None


def test_it_is_made_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    attachment = kept("方案.pdf", paper((600, 800)))
    first = previews.thumbnail(attachment)
    monkeypatch.setattr(previews, "_made", lambda *_args: pytest.fail("made twice"))
    assert previews.thumbnail(attachment) == first


def test_what_cannot_be_read_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    attachment = kept("坏的.pdf", b"%PDF-1.7 nothing else")
    assert (previews.thumbnail(attachment), previews.pages(attachment)) == (None, 0)
    monkeypatch.setattr(previews, "_made", lambda *_args: pytest.fail("made twice"))
    assert previews.thumbnail(attachment) is None


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "SECONDS", 0.001)
    assert previews.thumbnail(kept("慢.pdf", paper((600, 800)))) is None


def test_other_files_have_no_picture() -> None:
    attachment = kept("说明.txt", "说明".encode())
    assert (previews.thumbnail(attachment), previews.pages(attachment)) == (None, 0)
    with pytest.raises(Http404):
        asked(attachment, "thumb")


def test_it_goes_with_its_attachment(django_capture_on_commit_callbacks: Any) -> None:
    attachment = kept("现场.jpg", photo())
    previews.thumbnail(attachment)
    assert len(default_storage.listdir(previews.FOLDER)[1]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(attachment)
    assert default_storage.listdir(previews.FOLDER)[1] == []


@pytest.mark.parametrize("show", ["page-0", "page-x", "page-²", "page-99999999999999999999", "page-"])
def test_a_page_that_is_none_is_not_found(show: str) -> None:
    with pytest.raises(Http404):
        asked(kept("方案.pdf", paper((600, 800))), show)


def test_the_file_itself_is_shown_or_kept() -> None:
    attachment = kept("方案.pdf", paper((600, 800)))
    assert asked(attachment, "").headers["Content-Disposition"].startswith("inline")
    assert asked(attachment, "file").headers["Content-Disposition"].startswith("attachment")
    assert b"".join(asked(attachment, "pages").streaming_content) == b'{"pages": 1, "most": 40}'
    assert asked(attachment, "thumb").headers["Content-Type"] == "image/webp"


def test_an_attachment_is_listed_with_its_picture_and_its_download() -> None:
    page = Template("{% load files %}{% attached '/f/1' file %}")
    shown = page.render(Context({"file": kept("现场<1>.jpg", photo())}))
    assert 'src="/f/1?show=thumb"' in shown and "data-view" in shown and 'href="/f/1?show=file"' in shown
    assert "data-view" not in page.render(Context({"file": kept("说明.txt", b"x")}))
