"""Fetch what the person may see, or 404: nobody learns that what they may not read exists."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

NEAR = (
    "body__district",
    "session__term",
    "profile_version",
    "lead__person",
    "lead__delegation",
    "field",
    "suggested_unit",
)


def suggestion(request: Request, reference: str) -> Suggestion:
    """By its address: `body-year-number`, `body-year-bnumber` between sessions, `draft-id` before it has a number."""
    rows = Suggestion.objects.visible_to(request.post).select_related(*NEAR).defer("profile_version__data")
    if reference.startswith("draft-") and reference[6:].isdecimal() and len(reference) < 24:
        return get_object_or_404(rows, pk=int(reference[6:]))
    return get_object_or_404(rows.at(reference))


def moved(row: Suggestion, reference: str) -> HttpResponse | None:
    """A draft that has its number by now lives at its new address."""
    return redirect(row.get_absolute_url()) if row.reference != reference else None


def acting(request: Request) -> Post:
    """The post the person acts in; whoever holds none can do nothing here."""
    if not request.post:
        raise Http404
    return request.post
