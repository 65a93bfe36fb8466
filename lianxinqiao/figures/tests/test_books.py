"""The compilation: at once where it is small, by the worker where it is large, for who asked, for a day."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from docx import Document
from python_calamine import CalamineWorkbook

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import books, compilation
from lianxinqiao.figures.models import Book
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.models import Reply
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post
from tests import walks
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


@pytest.fixture
def year(people: Cast) -> Period:
    return Period.of_year(walks.a_suggestion(people, at=Stage.CLOSED).suggestion.year)


def as_(post: Post) -> Client:
    client = Client()
    client.force_login(post.person.user)
    return client


def test_a_small_one_comes_at_once(people: Cast, year: Period) -> None:
    for kind, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = as_(people.clerk).get(f"/figures/compilation.{kind}{year.query}")
        assert answer.content.startswith(start)
        assert "attachment" in answer["Content-Disposition"]
    assert not Book.objects.exists()


def test_the_sheet_holds_a_line_a_suggestion(people: Cast, year: Period) -> None:
    walks.a_suggestion(people, at=Stage.SUBMITTED)
    sheet = CalamineWorkbook.from_filelike(BytesIO(books.write(people.body, year, "xlsx"))).get_sheet_by_index(0)
    heading, *lines = sheet.to_python()
    assert len(lines) == compilation.count(people.body, year) == 1
    line = dict(zip(heading, lines[0], strict=True))
    assert line["承办单位"] == people.units["jiaoyu"].name
    assert line["办理答复"] == Reply.objects.get().body


def test_a_large_one_is_made_by_the_worker(people: Cast, year: Period, monkeypatch: Any) -> None:
    monkeypatch.setattr(books, "IMMEDIATE", 0)
    clerk = as_(people.clerk)
    asked = clerk.get(f"/figures/compilation.docx{year.query}")
    assert "开始编制" in asked.content.decode()
    page = clerk.post("/figures/compilation.docx", {"year": year.year})["Location"]
    assert clerk.post("/figures/compilation.docx", {"year": year.year})["Location"] == page  # under way already
    assert "排队中" in clerk.get(page).content.decode()
    assert clerk.get(f"{page}/file").status_code == 404
    book = Book.objects.get()
    books.make(book.pk)
    assert "已编成" in clerk.get(page).content.decode()
    content = b"".join(clerk.get(f"{page}/file").streaming_content)
    assert Document(BytesIO(content)).paragraphs
    for other in (people.head, people.supervision, people.auditor):
        assert as_(other).get(page).status_code == as_(other).get(f"{page}/file").status_code == 404


def test_it_tells_how_far_it_is(people: Cast, year: Period, monkeypatch: Any) -> None:
    monkeypatch.setattr(compilation, "CHUNK", 1)
    walks.a_suggestion(people, at=Stage.CLOSED)
    book = books.ask(people.body, year, "xlsx", by=people.clerk, at=timezone.now())
    seen = []
    kept = books._step

    def seen_too(found: Book, state: str, **more: object) -> None:
        seen.append((str(state), more.get("read")))
        kept(found, state, **more)

    monkeypatch.setattr(books, "_step", seen_too)
    books.make(book.pk)
    assert seen == [("reading", 1), ("setting", 2), ("ready", None)]


def test_what_fails_says_so_and_can_be_asked_again(people: Cast, year: Period, monkeypatch: Any) -> None:
    book = books.ask(people.body, year, "docx", by=people.clerk, at=timezone.now())
    monkeypatch.setattr(books, "write", lambda *_a, **_k: 1 / 0)
    books.make(book.pk)
    assert "再试一次" in as_(people.clerk).get(f"/figures/books/{book.pk}").content.decode()
    assert books.ask(people.body, year, "docx", by=people.clerk, at=timezone.now()) != book


def test_a_stopped_worker_does_not_hold_it_for_ever(people: Cast, year: Period) -> None:
    now = timezone.now()
    book = books.ask(people.body, year, "docx", by=people.clerk, at=now)
    assert books.ask(people.body, year, "docx", by=people.clerk, at=now + Book.SILENT) == book
    assert books.ask(people.body, year, "docx", by=people.clerk, at=now + Book.SILENT + timedelta(minutes=1)) != book


def test_only_those_who_read_the_figures_ask(people: Cast, year: Period) -> None:
    with pytest.raises(Refused):
        books.ask(people.body, year, "docx", by=people.jiaoyu_clerk, at=timezone.now())


def test_it_goes_after_a_day(people: Cast, year: Period) -> None:
    now = timezone.now()
    book = books.ask(people.body, year, "xlsx", by=people.clerk, at=now)
    books.make(book.pk)
    assert books.forget(at=now + timedelta(hours=23)) == 0
    kept = Book.objects.get().path
    assert default_storage.exists(kept)
    assert books.forget(at=now + timedelta(hours=25)) == 1
    assert not Book.objects.exists()
    assert not default_storage.exists(kept)


def test_a_file_that_no_row_knows_goes_too(people: Cast, year: Period, monkeypatch: Any) -> None:
    """The worker was killed between writing the file and saying so."""
    book = books.ask(people.body, year, "xlsx", by=people.clerk, at=timezone.now())
    monkeypatch.setattr(books, "_step", lambda found, state, **more: None)
    books.make(book.pk)
    [left] = default_storage.listdir(books.FOLDER)[1]
    books.forget(at=timezone.now() + timedelta(hours=25))
    assert not default_storage.exists(f"{books.FOLDER}/{left}")


def test_separate_answers_all_stand_in_the_book(people: Cast, year: Period) -> None:
    first = Reply.objects.get()
    other = first.handling
    other.pk, other.organization, other.kind = None, people.units["jiaotong"], "separate"
    other.save()
    Reply.objects.create(
        handling=other, body="公交站已经移开。", stage="delivered", delivered_on=first.delivered_on,
        delivered_by=people.clerk, signed_by=first.signed_by, signed_on=first.signed_on, reviewed_by=first.reviewed_by,
        reviewed_on=first.reviewed_on, drafted_by=first.drafted_by, drafted_at=first.drafted_at,
        reply_class=first.reply_class,
    )  # fmt: skip
    [chapter] = compilation.book(people.body, year, on=timezone.localdate()).chapters
    said = "".join(paragraph.text for paragraph in chapter.items[0].reply)
    assert "公交站已经移开" in said and first.body.splitlines()[0] in said
