"""Fetch what the person may see, or 404: nobody learns that what they may not read exists."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from lianxinqiao.matters.gathering import ITSELF
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request


def suggestion(request: Request, reference: str) -> Suggestion:
    """By its address: `body-year-number`, `body-year-bnumber` between sessions, `draft-id` before it has a number."""
    rows = Suggestion.objects.visible_to(request.post)
    drafted = reference.startswith("draft-") and reference[6:].isdecimal() and len(reference) < 24
    rows = rows.filter(pk=int(reference[6:])) if drafted else rows.at(reference)
    # In two steps: whether it may be seen differs by role, and is asked of its key alone.
    for found in ITSELF(get_object_or_404(rows.only("pk")).pk):
        return found
    raise Http404  # a draft that was thrown away meanwhile


def moved(row: Suggestion, reference: str) -> HttpResponse | None:
    """A draft that has its number by now lives at its new address."""
    return redirect(row.get_absolute_url()) if row.reference != reference else None


def acting(request: Request) -> Post:
    """The post the person acts in; whoever holds none can do nothing here."""
    if not request.post:
        raise Http404
    return request.post
