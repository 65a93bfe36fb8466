"""Proposals of a CPPCC committee for everybody: those that are published, with their answers; key ones apart."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.journal.answers import about
from lianxinqiao.matters import public
from lianxinqiao.people.models import Body, Field, Session
from lianxinqiao.portal import followed, telling
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.search import queries
from lianxinqiao.ui.paging import Pages

PAGE = 20
# From the sessions: the years of all proposals would be read from all proposals.
YEARS = Prepared(
    lambda: (
        Session.objects.filter(term__body__kind=Body.Kind.CPPCC)
        .order_by("-opens_on__year")
        .values_list("opens_on__year", flat=True)
        .distinct()
    )
)
NEAR = ("particulars", "lead__person", "field", "body", "session__term")


def is_there() -> bool:
    """Whether any body has such a page at all; a congress alone has none."""
    return Body.objects.filter(kind=Body.Kind.CPPCC).exists()


def browse(request: HttpRequest) -> HttpResponse:
    """The newest first; by words, by year, by field, the key ones alone."""
    rows = Proposal.objects.published().select_related(*NEAR)
    asked = {name: request.GET.get(name, "").replace("\x00", "").strip()[:50] for name in ("q", "year", "field", "key")}
    if asked["q"]:
        rows = queries.narrow(asked["q"], rows, public=True)
    if asked["year"].isdecimal():
        rows = rows.filter(year=int(asked["year"][:4]))
    if asked["field"].isdecimal():
        rows = rows.filter(field_id=int(asked["field"][:15]))
    if asked["key"]:
        rows = rows.filter(is_key=True)
    context = {
        "asked": asked,
        "years": YEARS(),
        "fields": Field.objects.filter(body__kind=Body.Kind.CPPCC),
        "listing": Pages(rows.order_by("-published_at", "-pk"), PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "portal/proposals.html", context)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One of them: its text or summary, what the units answered, how far it has come."""
    proposal = followed.published(reference, "proposal")
    about(request, proposal)
    life = public.life(proposal)
    context = {
        "proposal": proposal,
        "full": proposal.openness == "full",
        "requests": proposal.requests.all(),
        "address": request.build_absolute_uri(reverse("portal-proposal", args=[proposal.reference])),
        "replies": sorted(life.replies, key=lambda reply: -reply.round),
        "lead_units": [row.unit.spoken for row in life.units if row.answers],
        "assisting": [row.unit.spoken for row in life.units if not row.answers],
        "timeline": life.timeline,
        "steps": telling.steps(proposal, life),
        "promises": life.promises,
        "key": getattr(proposal, "key_choice", None) if proposal.is_key else None,
        "plan": getattr(proposal, "key_plan", None) if proposal.is_key else None,
    }
    return render(request, "portal/proposal.html", context)
