"""Committees for everybody: who sits there, what they do and plan, what their members raised and heard from citizens."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lianxinqiao.activities import committees as queries
from lianxinqiao.activities.models import Activity
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.meetings.models import PlanItem
from lianxinqiao.meetings.stages import PlanItemStage, PlanStage
from lianxinqiao.opinions import summary
from lianxinqiao.people.models import Body, Committee, Mandate

SHOWN = 10


def committees(request: HttpRequest) -> HttpResponse:
    """Those that are there, body by body, each with how many sit on it."""
    seats = Q(mandates__in=Mandate.objects.held(timezone.localdate()))
    rows = Committee.objects.filter(ended_on=None, body__ended_on=None).select_related("body")
    rows = rows.annotate(members_n=Count("mandates", filter=seats)).order_by("body", "position", "code")
    return render(request, "portal/committees.html", {"committees": rows})


def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them. What it prepares is read from the plans that were published, what it did from public activities."""
    found = get_object_or_404(Committee.objects.select_related("body__district"), pk=pk)
    planned = PlanItem.objects.filter(plan__body=found.body_id, plan__stage=PlanStage.PUBLISHED, committee=found.name)
    planned = planned.exclude(stage__in=[PlanItemStage.DROPPED, PlanItemStage.PROPOSED, PlanItemStage.PASSED_OVER])
    raised = (
        Suggestion.objects.published().filter(lead__committee=found).select_related("body", "session", "lead__person")
    )
    activities = Activity.objects.public().filter(committee=found).select_related("body", "township", "committee")
    context = {
        "committee": found,
        "of_congress": found.body.kind == Body.Kind.CONGRESS,
        "members": queries.members(found, timezone.localdate()),
        "activities": activities.order_by("-starts_at", "-pk")[:SHOWN],
        "planned": planned.select_related("plan").order_by("-plan__year", "month", "pk")[:SHOWN],
        "raised": raised.order_by("-published_at", "-pk")[:SHOWN],
        "numbers": summary.of_committee(found.pk),
    }
    return render(request, "portal/committee.html", context)
