"""A book counts once, in the year when it was finished first, with a note; the cases are those of vectors.json."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.learning import queries
from lianxinqiao.learning.actions import reading
from lianxinqiao.learning.models import Book, Reading
from lianxinqiao.learning.stages import ReadingStage
from lianxinqiao.learning.tests.scene import NOTE, PLANNED, a_book, a_list, finished, on, year
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Person, Post
from tests.cast import Cast

VECTORS = {row["n"]: row["expect"] for row in json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))}


def books(people: Cast, post: Post, number: int) -> int:
    row = Person.objects.annotate(books=queries.read(people.body, *year(number))).get(pk=post.person_id)
    return int(row.books)


def test_finished_once_and_opened_again_does_not_count_again(people: Cast) -> None:
    finished(people, people.clerk, on("2025-11-10"))
    reading.begin(people.body, book=a_book(people), by=people.clerk, at=on("2026-02-03"))
    assert books(people, people.clerk, 2025) == 1
    assert books(people, people.clerk, 2026) == VECTORS[159]["2026"]


def test_read_twice_is_one_book_and_two_readings(people: Cast) -> None:
    for day in ("2026-02-10", "2026-08-10"):
        finished(people, people.clerk, on(day))
    assert books(people, people.clerk, 2026) == VECTORS[160]["books"]
    assert Reading.objects.filter(stage=ReadingStage.FINISHED).count() == VECTORS[160]["readings"]


def test_a_note_that_shows_nothing_is_refused(people: Cast) -> None:
    row = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    with pytest.raises(Refused, match="至少50字"):
        reading.finish(row, note="好书 " * 20, by=people.clerk, at=PLANNED)
    assert row.percent == 0


def test_nobody_reads_for_another(people: Cast) -> None:
    row = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    with pytest.raises(Refused, match="本人"):
        reading.finish(row, note=NOTE, by=people.head, at=PLANNED)


def test_it_goes_on_chapter_by_chapter(people: Cast) -> None:
    row = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    reading.go_on(row, chapter=7, text="差序格局", by=people.clerk, at=PLANNED)
    assert (row.percent, row.notes.get().text) == (50, "差序格局")
    with pytest.raises(Refused, match="一共14章"):
        reading.go_on(row, chapter=15, by=people.clerk, at=PLANNED)
    reading.go_on(row, chapter=14, by=people.clerk, at=PLANNED)
    assert row.percent == 99, "opened is not read"


def test_a_book_is_open_once(people: Cast) -> None:
    row = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    with pytest.raises(ValidationError, match="正在读"):
        reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    reading.put_down(row, by=people.clerk, at=PLANNED)
    other = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    with pytest.raises(ValidationError, match="正在读"):
        reading.take_up(row, by=people.clerk, at=PLANNED)
    assert other.stage == ReadingStage.OPEN


def test_a_published_list_is_told_to_the_staff(people: Cast) -> None:
    book_list = a_list(people)
    with pytest.raises(Refused, match="还没有书"):
        reading.publish(book_list, by=people.clerk, at=PLANNED)
    reading.put(book_list, title="《乡土中国》", author="费孝通", by=people.clerk, at=PLANNED)
    reading.publish(book_list, by=people.clerk, at=PLANNED)
    assert [row.recipient for row in Notice.objects.filter(kind="booklist.publish")] == [people.head.user]
    assert Book.objects.get().title == "乡土中国"


def test_who_is_behind_is_told_in_proportion_to_the_year(people: Cast) -> None:
    finished(people, people.head, on("2026-05-10"))
    finished(people, people.head, on("2026-06-10"), "万历十五年")
    rows = queries.readers(people.body, on("2026-04-02").date())
    assert [(row.person, row.books, row.expected) for row in rows] == [
        (people.clerk.person, 0, 2),
        (people.head.person, 0, 2),
    ]
    late = {row.person: row.is_behind for row in queries.readers(people.body, on("2026-06-11").date())}
    assert late == {people.clerk.person: True, people.head.person: True}, "two of three by the middle of June"
