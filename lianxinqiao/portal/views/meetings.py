"""Meetings, what they decided and whom they appointed, for everybody: as far as each is called, adopted and published."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lianxinqiao.meetings import certificates, opinion_pages, pages, plan_pages, queries
from lianxinqiao.meetings.models import AgendaItem, Election, Meeting, SeatChange, Vote, YearPlan
from lianxinqiao.meetings.offices import Action
from lianxinqiao.meetings.stages import PlanStage, Stage, VoteStage
from lianxinqiao.people import names
from lianxinqiao.people.models import Body

PAGE = 20
HOLDERS = 50  # a line each


def meetings(request: HttpRequest) -> HttpResponse:
    """What is to come, and what was held."""
    rows = Meeting.objects.public().select_related("body", "term")
    now = timezone.now()
    context = {
        "ahead": rows.filter(ends_at__gte=now).order_by("starts_at"),
        "listing": Paginator(rows.filter(ends_at__lt=now), PAGE).get_page(request.GET.get("page")),
        "decisions": queries.public_decisions()[:8],
        "plans": YearPlan.objects.filter(stage=PlanStage.PUBLISHED).select_related("body")[:4],
    }
    return render(request, "portal/meetings.html", context)


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Its agenda once it is called; its votes, counts and minutes once it is published."""
    found = get_object_or_404(Meeting.objects.public().select_related("body", "term"), pk=pk)
    items = list(AgendaItem.objects.filter(meeting=found).select_related("unit"))
    decisions = queries.public_decisions().filter(meeting=found)
    appointed = queries.public_appointments(meeting=found)
    published = found.stage == Stage.PUBLISHED
    votes = list(_votes(found)) if published else []
    elections = list(certificates.of_elections(found)) if published else []
    seats = list(queries.public_seats(found)) if published else []
    context = {
        "meeting": found,
        "span": pages.span(found),
        "agenda": [_item(item, votes, decisions, appointed, elections, seats) for item in items],
        "published": published,
        "came": found.attendees.filter(signed_in_at__isnull=False).count() if published else None,
        "called": found.attendees.count(),
    }
    return render(request, "portal/meeting.html", context)


def _votes(meeting: Meeting) -> Any:
    rows = meeting.votes.filter(stage__in=[VoteStage.PASSED, VoteStage.FAILED]).select_related("item")
    return rows.prefetch_related("casts__mandate__person")


def _item(
    item: AgendaItem,
    votes: list[Vote],
    decisions: Any,
    appointed: Any,
    elections: list[Election],
    seats: list[SeatChange],
) -> dict[str, Any]:
    return {
        "item": item,
        "votes": [pages.voted(vote) for vote in votes if vote.item_id == item.pk],
        "decisions": [row for row in decisions if row.item_id == item.pk],
        "appointments": [row for row in appointed if row.item_id == item.pk and row.action != Action.ELECT],
        "elections": [(row, ()) for row in elections if row.item_id == item.pk],
        "seats": [row for row in seats if row.item_id == item.pk],
    }


def decisions(request: HttpRequest) -> HttpResponse:
    listing = Paginator(queries.public_decisions(), PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/decisions.html", {"listing": listing})


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.public_decisions(), pk=pk)
    is_public = Meeting.objects.public().filter(pk=found.meeting_id).exists()
    return render(request, "portal/decision.html", {"decision": found, "is_public": is_public})


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A year's plan once it is published, with what became of each item."""
    found = get_object_or_404(YearPlan.objects.filter(stage=PlanStage.PUBLISHED).prefetch_related("items__unit"), pk=pk)
    return render(request, "portal/plan.html", {"plan": found, "planned": plan_pages.planned(found, {})})


def opinions(request: HttpRequest) -> HttpResponse:
    """What was asked of an organ after its report, what came of it, how it was judged: once it is told to everybody."""
    rows = queries.public_opinions()
    return render(
        request, "portal/deliberations.html", {"listing": Paginator(rows, PAGE).get_page(request.GET.get("page"))}
    )


def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.public_opinions().prefetch_related("earlier"), pk=pk)
    return render(request, "portal/deliberation.html", {"opinion": found, "test": opinion_pages.tested(found)})


def holders(request: HttpRequest) -> HttpResponse:
    """Who holds which office, of those whose appointment was announced; by a name, an organ or an office."""
    today, words = timezone.localdate(), request.GET.get("q", "").replace("\x00", "").strip()[:50]
    rows = queries.public_holders(today)
    if words:
        rows = names.search("person__", "office__organ", "office__title")(rows, words)
    listing = Paginator(rows, HOLDERS).get_page(request.GET.get("page"))
    several = Body.objects.filter(kind=Body.Kind.CONGRESS, ended_on=None).count() > 1
    return render(request, "portal/holders.html", {"listing": listing, "on": today, "words": words, "several": several})
