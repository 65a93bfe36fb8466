"""Fetch what the person may see, or 404: nobody learns that what they may not read exists."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from lianxinqiao.matters import public, visibility
from lianxinqiao.matters.gathering import ITSELF
from lianxinqiao.matters.models import Matter
from lianxinqiao.matters.models.matters import CLASSES
from lianxinqiao.matters.models.rows import DRAFT, UNNUMBERED
from lianxinqiao.people.requests import Request


def suggestion(request: Request, reference: str, kind: str = Matter.Kind.SUGGESTION) -> Any:
    """For who has a part in it, by its address: `body-year-number`, `body-year-bnumber` between sessions, `draft-id` or `unnumbered-id` before.

    Whoever reads no more of it than anybody goes to the public page: for them there is nothing behind it.
    """
    found = shown(request, reference, kind)
    if found.read_as == visibility.ANYBODY:
        raise Http404
    return found


def shown(request: Request, reference: str, kind: str = Matter.Kind.SUGGESTION) -> Any:
    """The same for anybody who sees at least its heading; `visibility.facts` says what else."""
    if request.post is None:
        if (found := public.found(reference, kind)) is None:
            raise Http404
        found.read_as = visibility.ANYBODY
        return found
    rows = CLASSES[kind].objects.visible_to(request.post)
    rows = rows.filter(pk=key) if (key := drafted(reference)) else rows.at(reference)
    # In two steps: whether it may be seen differs by role, and is asked of its key alone.
    asked = rows.annotate(read_as=visibility.read_as(request.post)).values_list("pk", "read_as").first()
    for found in ITSELF(asked[0]) if asked else ():
        found.read_as = asked[1]  # type: ignore[attr-defined, index]
        return found
    raise Http404  # not there for this person, or a draft that was thrown away meanwhile


def drafted(reference: str) -> int:
    """The key in the address of what has no number yet; 0 in every other address."""
    was, _dash, key = reference.partition("-")
    return int(key) if was in {DRAFT, UNNUMBERED} and key.isdecimal() and len(key) < 18 else 0


def moved(row: Matter, reference: str) -> HttpResponse | None:
    """What has been handed in or numbered by now lives at its new address."""
    return redirect(row.get_absolute_url()) if row.reference != reference else None
