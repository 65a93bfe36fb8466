"""Book lists, and each person's reading: begun, gone on with, finished with a note that shows it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.learning import rules
from lianxinqiao.learning.frame import LIST_FRAME, READING_FRAME
from lianxinqiao.learning.models import Book, BookList, Listed, Reading, ReadingNote
from lianxinqiao.learning.rules import LIST_RULES, READING_RULES
from lianxinqiao.learning.stages import ListStage, ReadingStage
from lianxinqiao.people.models import Body, Post


# ------------------------------------------------------------------ lists
@transaction.atomic
def draft(body: Body, *, values: Mapping[str, Any], by: Post, at: datetime) -> BookList:
    """A new list without books. Raises ValidationError by field."""
    LIST_RULES.may("booklist.draft", by, Beginning(body.pk), at)
    row = BookList(body=body, **values)
    row.full_clean()
    row.save(force_insert=True)
    LIST_FRAME.done("booklist.draft", row, by=by, at=at, data={"name": row.name})
    return row


def put(
    book_list: BookList,
    *,
    title: str,
    author: str = "",
    chapters: int = 1,
    common: bool = False,
    why: str = "",
    by: Post,
    at: datetime,
) -> Listed:
    """A book on the list; a known one is the same book."""
    with LIST_FRAME.act("booklist.put", book_list, by=by, at=at) as done:
        row = Listed(book_list=book_list, book=_book(book_list.body, title, author, chapters), common=common, why=why)
        row.full_clean()
        row.save()
        done(data={"book": row.book.title, "common": common})
        return row


def publish(book_list: BookList, *, by: Post, at: datetime) -> None:
    """From now on the staff read by it."""
    with LIST_FRAME.act("booklist.publish", book_list, by=by, at=at) as done:
        step(book_list, ListStage.PUBLISHED)
        book_list.published_on = day(at)
        book_list.save()
        done()


def _book(body: Body, title: str, author: str, chapters: int) -> Book:
    known = Book.objects.filter(body=body, title=title.strip().strip("《》"), author=author.strip()).first()
    if known:
        return known
    book = Book(body=body, title=title.strip().strip("《》"), author=author.strip(), chapters=chapters)
    book.full_clean()
    book.save()
    return book


# ------------------------------------------------------------------ readings
@transaction.atomic
def begin(body: Body, *, book: Book, by: Post, at: datetime) -> Reading:
    """Begin a book of the shelf; a book that is only begun counts nothing."""
    reading = Reading(body=body, person=by.person, book=book, opened_on=day(at))
    READING_RULES.may("reading.begin", by, reading, at)
    if book.body_id != body.pk:
        raise Refused(_("这本书不在本机构的书架上。"))
    reading.full_clean()
    reading.save(force_insert=True)
    READING_FRAME.done("reading.begin", reading, by=by, at=at, data={"book": book.title})
    return reading


def go_on(reading: Reading, *, chapter: int, text: str = "", by: Post, at: datetime) -> None:
    """Note how far somebody has read, with a note of theirs."""
    with READING_FRAME.act("reading.go_on", reading, by=by, at=at) as done:
        rules.within_the_book(chapter, reading.book.chapters)
        reading.chapter = chapter
        reading.save()
        if text.strip():
            ReadingNote.objects.create(reading=reading, chapter=chapter, text=text.strip(), on=day(at))
        done(data={"chapter": chapter})


def finish(reading: Reading, *, note: str, by: Post, at: datetime) -> None:
    """Finish a book with a note on it. A book counts once, in the year when it was finished first."""
    with READING_FRAME.act("reading.finish", reading, by=by, at=at) as done:
        rules.shows_it(note, reading.body, at)
        step(reading, ReadingStage.FINISHED)
        reading.finished_on, reading.note, reading.chapter = day(at), note.strip(), reading.book.chapters
        before = Reading.objects.filter(person=reading.person_id, book=reading.book_id, counts=True)
        reading.counts = not before.exists()
        reading.save()
        done(data={"counts": reading.counts})


def put_down(reading: Reading, *, by: Post, at: datetime) -> None:
    """Put a book aside; it counts nothing."""
    with READING_FRAME.act("reading.put_down", reading, by=by, at=at) as done:
        step(reading, ReadingStage.PUT_DOWN)
        reading.save()
        done()


def take_up(reading: Reading, *, by: Post, at: datetime) -> None:
    with READING_FRAME.act("reading.take_up", reading, by=by, at=at) as done:
        step(reading, ReadingStage.OPEN)
        reading.full_clean()
        reading.save()
        done()
