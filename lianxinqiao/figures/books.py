"""Make a large compilation beside the pages: asked for, made by the worker with its progress, kept a day, forgotten."""

import logging
import uuid
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone, translation

from lianxinqiao.database.walls import within
from lianxinqiao.figures import compilation, rules
from lianxinqiao.figures.models import Book
from lianxinqiao.figures.periods import Period
from lianxinqiao.files import pending
from lianxinqiao.paper import docx, pdf, sheets
from lianxinqiao.people.models import Body, Post

IMMEDIATE = 300  # suggestions: a book of so many is made within the request, in some four seconds
FOLDER = "books"
CONTENT_TYPES = {
    "docx": docx.CONTENT_TYPE,
    "pdf": pdf.CONTENT_TYPE,
    "xlsx": sheets.CONTENT_TYPE,
}
log = logging.getLogger(__name__)
State = Book.State


def write(body: Body, period: Period, kind: str, *, told: compilation.Told = lambda read: None) -> bytes:
    """The whole compilation in one go."""
    if kind == "xlsx":
        return sheets.write(compilation.table(body, period, told=told))
    paper = compilation.book(body, period, on=timezone.localdate(), told=told)
    return docx.write(paper) if kind == "docx" else pdf.write(paper)


@transaction.atomic
def ask(body: Body, period: Period, kind: str, *, by: Post, at: datetime) -> Book:
    """Have one made; the same asked again while it is under way is the same book."""
    from lianxinqiao.figures import tasks  # deferred: tasks call this module

    rules.may_read(by, body)
    Body.objects.select_for_update().get(pk=body.pk)
    earlier = Book.objects.filter(body=body, year=period.year, kind=kind, asked_by=by).first()
    if earlier and earlier.is_under_way and not earlier.is_silent(at):
        return earlier
    total = compilation.count(body, period)
    book = Book.objects.create(
        body=body, year=period.year, kind=kind, total=total, asked_by=by, asked_at=at, moved_at=at
    )
    tasks.make.defer(book=book.pk)
    return book


def make(pk: int) -> None:
    """What the worker does. Every step is written down at once, so that the page can tell it."""
    book = Book.objects.select_related("body").filter(pk=pk).first()
    if book is None or not book.is_under_way:
        return
    try:
        with translation.override("zh-hans"), within([book.body_id]):
            content = write(book.body, Period.of_year(book.year), book.kind, told=lambda read: _read(book, read))
    except Exception:
        log.exception("book %s was not made", pk)
        _step(book, State.FAILED)
        return
    path = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", ContentFile(content))
    _step(book, State.READY, path=path)


def _read(book: Book, read: int) -> None:
    _step(book, State.READING if read < book.total else State.SETTING, read=min(read, book.total))


def _step(book: Book, state: str, **more: object) -> None:
    Book.objects.filter(pk=book.pk).update(state=state, moved_at=timezone.now(), **more)


def forget(*, at: datetime) -> int:
    """Take away what is older than a day, file and row; how many.

    A worker that was stopped between writing a file and saying so leaves one that no row knows; it goes as well.
    """
    old = list(Book.objects.filter(asked_at__lt=at - Book.KEPT))
    for book in old:
        if book.path:
            default_storage.delete(book.path)
        book.delete()
    pending.sweep(FOLDER, before=at - Book.KEPT)
    return len(old)
