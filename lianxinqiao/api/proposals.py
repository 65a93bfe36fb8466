"""Open data of a CPPCC committee's proposals: what the portal shows of them, for everybody. Reads only."""

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


class ProposalWhole(schemas.Whole, ProposalBrief):
    """A public proposal with all that its page on the portal shows."""


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
            "units": [shapes.share(share) for share in life.units],
            "replies": [shapes.answer(reply) for reply in life.replies],
            "promises": [shapes.pledge(promise) for promise in life.promises],
            "timeline": shapes.steps(life.timeline),
        }
    )
