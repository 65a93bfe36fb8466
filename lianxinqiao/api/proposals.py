"""Open data of a CPPCC committee's proposals: what the portal shows of them, for everybody. Reads only."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from lianxinqiao.api import listing, schemas, shapes
from lianxinqiao.api.public import PROBLEM
from lianxinqiao.api.responses import data, open_to_all
from lianxinqiao.journal.answers import about
from lianxinqiao.matters import public
from lianxinqiao.matters.models import Matter
from lianxinqiao.matters.views import fetching
from lianxinqiao.people.requests import Request
from lianxinqiao.proposals.models import Clue as PublishedClue
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.search import queries

router = Router(tags=["open data"])
OWN = ("particulars__origin", "particulars__in_name_of", "particulars__excellent_on")


class ProposalBrief(schemas.Brief):
    """A public proposal in a list; `lead` is its first proposer, of a collective one the member who answers for it."""

    proposer: schemas.Named = Field(
        description="Kind of proposer, and the name of the party, sector, group or committee"
    )
    excellent: bool


class ProposalPage(Schema):
    items: list[ProposalBrief]
    next: str | None = Field(description="Address of the next page; null on the last")


class Led(Schema):
    """How a key proposal is led, as the chairmen's meeting adopted it, and what came of it."""

    leader: str
    chosen_on: date
    plan: str = Field(description="Empty until it is adopted")
    due_on: date | None
    result: str = Field(description="Empty until the supervision has ended")
    ended_on: date | None


class ProposalWhole(schemas.Whole, ProposalBrief):
    """A public proposal with all that its page on the portal shows."""

    led: Led | None = Field(description="Of a key proposal")


class Clue(Schema):
    """A published clue for proposals; nobody's name stands in it."""

    year: int
    number: int
    title: str
    text: str
    published_on: date
    body: str = Field(description="Code of the body")
    proposals: int = Field(description="How many proposals that were filed took it up")


class CluePage(Schema):
    items: list[Clue]
    next: str | None = Field(description="Address of the next page; null on the last")


class CluesAsked(Schema):
    year: listing.Year | None = None
    limit: int = Field(20, ge=1, le=listing.SIZE_MAX)
    page: int = Field(1, ge=1, le=10_000)


def _brief(row: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    origin, name, excellent_on = (row[column] for column in OWN)
    found = shapes.brief(row, words)
    label = str(Particulars.Origin(origin).label)
    return {
        **found,
        "page": f"{settings.SITE_URL}/cppcc/proposals/{found['reference']}",
        "proposer": {"code": origin, "name": name or f"{row['lead']}（{label}）"},
        "excellent": excellent_on is not None,
    }


@router.get("/proposals", response={200: ProposalPage, **PROBLEM}, operation_id="proposals")
@decorate_view(open_to_all)
def proposals(request: HttpRequest, asked: Query[listing.Asked]) -> HttpResponse:
    """Published proposals, the latest first."""
    rows = listing.narrow(asked, Proposal.objects.published())
    rows = queries.narrow(asked.q, rows, public=True) if asked.q.strip() else rows
    found, following = listing.page(request, rows, listing.NEWEST, asked, *OWN)
    words = shapes.stages()
    return data({"items": [_brief(row, words) for row in found], "next": following})


@router.get("/proposals/{reference}", response={200: ProposalWhole, **PROBLEM}, operation_id="proposal")
@decorate_view(open_to_all)
def proposal(request: Request, reference: Path[schemas.Word]) -> HttpResponse:
    """A published proposal: text or summary by the decision, delivered answers as far as each is open."""
    found = fetching.shown(request, reference, str(Matter.Kind.PROPOSAL))
    about(request, found)
    life, said = public.life(found), found.particulars
    row = listing.one(found) | dict(zip(OWN, (said.origin, said.in_name_of, said.excellent_on), strict=True))
    return data(
        {
            **_brief(row, shapes.stages()),
            **shapes.text(found),
            "led": _led(found),
            "units": [shapes.share(share) for share in life.units],
            "replies": [shapes.answer(reply) for reply in life.replies],
            "promises": [shapes.pledge(promise) for promise in life.promises],
            "timeline": shapes.steps(life.timeline),
        }
    )


def _led(proposal: Proposal) -> dict[str, Any] | None:
    choice = getattr(proposal, "key_choice", None) if proposal.is_key else None
    if choice is None:
        return None
    plan = getattr(proposal, "key_plan", None)
    return {
        "leader": choice.leader,
        "chosen_on": choice.chosen_on,
        "plan": plan.plan if plan else "",
        "due_on": plan.due_on if plan else None,
        "result": plan.result if plan else "",
        "ended_on": plan.ended_on if plan else None,
    }


@router.get("/clues", response={200: CluePage, **PROBLEM}, operation_id="clues")
@decorate_view(open_to_all)
def clues(request: HttpRequest, asked: Query[CluesAsked]) -> HttpResponse:
    """Published clues for proposals, the latest first."""
    rows = PublishedClue.objects.published().with_filed().select_related("body").order_by("-published_on", "-pk")
    rows = rows.filter(year=asked.year) if asked.year else rows
    start = (asked.page - 1) * asked.limit
    found = list(rows[start : start + asked.limit + 1])
    items = [
        {
            **{name: getattr(row, name) for name in ("year", "number", "title", "text", "published_on")},
            "body": row.body.code,
            "proposals": row.filed,
        }
        for row in found[: asked.limit]
    ]
    return data({"items": items, "next": _next(request, asked) if len(found) > asked.limit else None})


def _next(request: HttpRequest, asked: CluesAsked) -> str:
    query = request.GET.copy()
    query["page"] = str(asked.page + 1)
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"
