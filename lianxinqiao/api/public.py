"""Open data: what the portal shows, for everybody, without a token. Reads only."""

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router
from ninja.decorators import decorate_view

from lianxinqiao.api import addresses, finding, listing, schemas, shapes
from lianxinqiao.api.responses import data, open_to_all
from lianxinqiao.figures import listing as listing_of_figures
from lianxinqiao.figures import queries
from lianxinqiao.figures.periods import Period
from lianxinqiao.journal.answers import about
from lianxinqiao.matters import public
from lianxinqiao.matters import units as units_of_matters
from lianxinqiao.people.models import Body, Mandate, Session
from lianxinqiao.people.requests import Request

LISTED_MAX = 5000
FIGURES_SHOWN = ("suggestions.raised", "suggestions.handled", "suggestions.published")
router = Router(tags=["open data"])
PROBLEM = {404: schemas.Problem, 422: schemas.Problem, 429: schemas.Problem}
Reference = Path[schemas.Word]


@router.get("/suggestions", response={200: schemas.Page, **PROBLEM}, operation_id="suggestions")
@decorate_view(open_to_all)
def suggestions(request: HttpRequest, asked: Query[listing.Asked]) -> HttpResponse:
    """Published suggestions, the latest first."""
    found = listing.newest(request, asked) or listing.page(request, listing.public(asked), listing.NEWEST, asked)
    rows, following = found
    words = shapes.stages()
    return data({"items": [shapes.brief(row, words) for row in rows], "next": following})


@router.get("/suggestions/{reference}", response={200: schemas.Whole, **PROBLEM}, operation_id="suggestion")
@decorate_view(open_to_all)
def suggestion(request: Request, reference: Reference) -> HttpResponse:
    """A published suggestion: text or summary by the decision, delivered replies as far as each is open."""
    found = addresses.suggestion(request, reference)
    about(request, found)
    life = public.life(found)
    return data(
        {
            **shapes.brief(listing.one(found), shapes.stages()),
            **shapes.text(found),
            "units": [shapes.share(row) for row in life.units],
            "replies": [shapes.answer(reply) for reply in life.replies],
            "promises": [shapes.pledge(promise) for promise in life.promises],
            "timeline": shapes.steps(life.timeline),
        }
    )


@router.get("/search", response={200: schemas.Hits, **PROBLEM}, operation_id="search")
@decorate_view(open_to_all)
def search(request: HttpRequest, asked: Query[finding.Sought]) -> HttpResponse:
    """What is published, of every kind, by its words."""
    return data({"items": finding.hits(None, asked)})


def _deputies() -> Any:
    public = Count("led_suggestions", filter=Q(led_suggestions__published_at__isnull=False))
    deputies = Mandate.objects.filter(term__body__kind=Body.Kind.CONGRESS)
    return deputies.held(timezone.localdate()).annotate(public=public)


def _deputy(row: Mandate) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.person.name,
        "body": row.term.body.code,
        "assembly": row.term.body.assembly,
        "term": row.term.number,
        "delegation": row.delegation.name if row.delegation else "",
        "constituency": row.constituency,
        "public_suggestions": row.public,  # type: ignore[attr-defined]  # annotated
    }


@router.get("/deputies", response={200: list[schemas.Deputy], **PROBLEM}, operation_id="deputies")
@decorate_view(open_to_all)
def deputies(request: HttpRequest, body: schemas.Word = "") -> HttpResponse:
    """The deputies in office, with how many of their suggestions are public; what they raised is `/suggestions?lead=`."""
    rows = _deputies().select_related("person", "delegation", "term__body").order_by("delegation_id", "person__pinyin")
    rows = rows.filter(term__body__code=body) if body else rows
    return data([_deputy(row) for row in rows[:LISTED_MAX]])


@router.get("/units", response={200: list[schemas.Unit], **PROBLEM}, operation_id="units")
@decorate_view(open_to_all)
def units(request: HttpRequest) -> HttpResponse:
    """The units that handle suggestions; one below another where it ever had a share."""
    rows = units_of_matters.taking_part().filter(active=True).select_related("district").order_by("code", "pk")
    return data(
        [
            {
                **shapes.unit(row),
                "short_name": row.short_name,
                "kind": shapes.named(row.kind, row.get_kind_display()),
                "district": row.district.code,
            }
            for row in rows[:LISTED_MAX]
        ]
    )


@router.get("/sessions", response={200: list[schemas.Meeting], **PROBLEM}, operation_id="sessions")
@decorate_view(open_to_all)
def sessions(request: HttpRequest, body: schemas.Word = "") -> HttpResponse:
    """The plenary sessions, the latest first."""
    rows = Session.objects.select_related("term__body").order_by("-opens_on", "pk")
    rows = rows.filter(term__body__code=body) if body else rows
    return data(
        [
            {
                "body": row.term.body.code,
                "term": row.term.number,
                "session": row.number,
                "opens_on": row.opens_on,
                "closes_on": row.closes_on,
            }
            for row in rows[:LISTED_MAX]
        ]
    )


@router.get("/bodies", response={200: list[schemas.Body], **PROBLEM}, operation_id="bodies")
@decorate_view(open_to_all)
def bodies(request: HttpRequest) -> HttpResponse:
    """The bodies, with the fields by which each classifies its suggestions."""
    rows = Body.objects.select_related("district").prefetch_related("fields").order_by("pk")
    return data(
        [
            {
                **shapes.named(row.code, row.name),
                "short_name": row.short_name,
                "kind": shapes.named(row.kind, row.get_kind_display()),
                "district": shapes.named(row.district.code, row.district.name),
                "fields": [shapes.named(field.code, field.name) for field in row.fields.all()],
            }
            for row in rows
        ]
    )


@router.get("/figures/{body}/{year}", response={200: schemas.Figures, **PROBLEM}, operation_id="figures")
@decorate_view(open_to_all)
def figures(request: HttpRequest, body: Reference, year: Path[listing.Year]) -> HttpResponse:
    """What the portal's first page counts of a year, and the figures that the body made public, with their definitions."""
    found = Body.objects.filter(code=body).first()
    if found is None:
        raise Http404
    period = Period.of_year(year)
    lines = listing_of_figures.lines(found, period, only=FIGURES_SHOWN)
    lines += [line for line in queries.public_lines(found, period) if line.code not in FIGURES_SHOWN]
    # Without the year before: that one may not be public.
    numbers = [{key: value for key, value in line.as_json().items() if key != "before"} for line in lines]
    return data({"body": body, "year": year, "figures": numbers})
