"""The compilation: at once where it is small, else made by the worker while a page tells how far it is."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.figures import books, compilation
from lianxinqiao.figures.models import Book
from lianxinqiao.figures.views import yearly
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.people.models import Body
from lianxinqiao.people.requests import Request


def _name(body: Body, year: int, kind: str) -> str:
    return f"{body.short_name}{year}年度{'提案' if body.kind == CPPCC else '建议'}汇编.{kind}"


@login_required
def compile_(request: Request, kind: str) -> HttpResponse:
    """GET gives a small one; for a large one it says how large, and POST has it made."""
    body = yearly.asked_body(request)
    period = yearly.asked_year(request, body)
    number = compilation.count(body, period)
    if request.method == "POST":
        assert request.post is not None  # asked_body asked
        return redirect("book", books.ask(body, period, kind, by=request.post, at=timezone.now()).pk)
    if number > books.IMMEDIATE:
        return render(request, "figures/large.html", {"number": number, "period": period, "kind": kind})
    content = books.write(body, period, kind)
    return attachment(content, books.CONTENT_TYPES[kind], _name(body, period.year, kind))


def _own(request: Request, pk: int) -> Book:
    """Only who asked for it; not even a colleague, whose rights may differ tomorrow."""
    return get_object_or_404(Book.objects.select_related("body"), pk=pk, asked_by=request.post or 0)


@login_required
def book(request: Request, pk: int) -> HttpResponse:
    """How far it is; the page asks again by itself."""
    found = _own(request, pk)
    context = {"book": found, "silent": found.is_silent(timezone.now()), "until": found.asked_at + Book.KEPT}
    return render(request, "figures/book.html", context)


@login_required
def take(request: Request, pk: int) -> FileResponse:
    found = _own(request, pk)
    if found.state != Book.State.READY or not default_storage.exists(found.path):
        raise Http404
    return FileResponse(
        default_storage.open(found.path),
        as_attachment=True,
        filename=_name(found.body, found.year, found.kind),
        content_type=books.CONTENT_TYPES[found.kind],
    )
