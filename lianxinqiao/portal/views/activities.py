"""Activities for everybody: what is on and can be booked, what came of what was, the plan of the year, volunteering."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lianxinqiao.activities import queries
from lianxinqiao.activities.kinds import OPEN
from lianxinqiao.activities.models import Activity, Campaign, Slot, Team, WorkPlan
from lianxinqiao.activities.stages import AFTER, BookingStage, Kept, Stage, WorkPlanStage

PAGE = 20
NEAR = ("body", "township", "campaign")


def _on() -> Any:
    """What citizens may come to or are served by, from today."""
    rows = Activity.objects.filter(stage=Stage.CALLED, kind__in=OPEN, ends_at__gte=timezone.now())
    return rows.select_related(*NEAR).order_by("starts_at")


def _teams() -> Any:
    return Team.objects.filter(stage=Kept.CONFIRMED).select_related("township", "body")


def activities(request: HttpRequest) -> HttpResponse:
    """What is on, what came of what was, and where all of it is planned and gathered."""
    kind = request.GET.get("kind", "")
    on = _on().filter(kind=kind) if kind in OPEN else _on()
    told = Activity.objects.filter(stage__in=AFTER).exclude(told="").select_related(*NEAR)
    context = {
        "on": on[:60],
        "kind": kind,
        "listing": Paginator(told.order_by("-told_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "campaigns": Campaign.objects.filter(is_shown=True).select_related("body"),
        "plans": WorkPlan.objects.filter(stage=WorkPlanStage.PUBLISHED).select_related("body")[:4],
        "serving": _teams().exists() or _on().filter(kind="volunteering").exists(),
    }
    return render(request, "portal/activities.html", context)


def free(slots: Any) -> Any:
    taken = Count("bookings", filter=~Q(bookings__stage=BookingStage.CANCELLED))
    return slots.annotate(taken=taken)


def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, with the times that are free now."""
    found = get_object_or_404(Activity.objects.public().select_related(*NEAR), pk=pk)
    now = timezone.now()
    slots = [slot for slot in free(Slot.objects.filter(activity=found)) if slot.starts_at > now]
    is_open = found.stage == Stage.CALLED
    context = {
        "root": found,
        "slots": [(slot, max(0, slot.places - slot.taken)) for slot in slots] if is_open else [],
        "was_bookable": found.of_kind.bookable,
        "came": found.participations.filter(came_at__isnull=False).count() if found.stage in AFTER else None,
    }
    return render(request, "portal/activity.html", context)


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of a year as it was published, with how often each line was carried out."""
    found = get_object_or_404(WorkPlan.objects.filter(stage=WorkPlanStage.PUBLISHED).select_related("body"), pk=pk)
    return render(request, "portal/workplan.html", {"root": found, "lines": queries.lines_of(found)})


def volunteering(request: HttpRequest) -> HttpResponse:
    """Teams with their hours, and what one can join; a name stands here only with its owner's consent."""
    shown = []
    for team in _teams().order_by("township__position", "what")[:200]:
        named = team.people.filter(left_on=None, may_be_named=True).select_related("mandate__person")
        shown.append((team, sum(queries.hours_of_team(team).values()), [row.mandate.person.spoken for row in named]))
    if not shown and not _on().filter(kind="volunteering").exists():
        raise Http404
    return render(request, "portal/volunteering.html", {"teams": shown, "on": _on().filter(kind="volunteering")[:30]})
