"""What the person looking may do now: on an activity and its parts, a problem, a campaign, a line of a ledger."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.activities.act_forms import FORMS
from lianxinqiao.activities.lesser_forms import CAMPAIGN_FORMS, LEDGER_FORMS, PROBLEM_FORMS, WORKPLAN_FORMS
from lianxinqiao.activities.models import (
    Activity,
    Booking,
    Campaign,
    Finding,
    Participation,
    Slot,
    Team,
    Testimony,
    WorkPlan,
)
from lianxinqiao.activities.rules import CAMPAIGN_RULES, LEDGER_RULES, PROBLEM_RULES, RULES, WORKPLAN_RULES
from lianxinqiao.acts.offers import Due, Screens


def gather(activity: Activity) -> None:
    """Everything that offers and page ask of an activity, in one query a kind."""
    seats = Participation.objects.select_related("mandate__person", "mandate__township")
    findings = Finding.objects.select_related(
        *("mandate__person", "matter__body", "matter__session", "problem__host", "opinion", "picture")
    )
    prefetch_related_objects(
        [activity],
        Prefetch("participations", seats),
        Prefetch("findings", findings),
        Prefetch("testimonies", Testimony.objects.select_related("mandate__person")),
        Prefetch("slots", Slot.objects.prefetch_related("bookings")),
        "report_parts__saved_by__person",
        "visits__host",
    )
    for seat in activity.participations.all():
        seat.activity = activity  # it leads to the one that was fetched
    for finding in activity.findings.all():
        finding.activity = activity
    hanging: list[Any] = [*activity.report_parts.all(), *activity.testimonies.all(), *activity.slots.all()]
    for part in hanging:
        part.activity = activity


def bookings(activity: Activity) -> Iterator[Booking]:
    for slot in activity.slots.all():
        for booking in slot.bookings.all():
            booking.slot = slot
            yield booking


def parts(activity: Activity) -> Iterator[tuple[str, Any]]:
    yield "", activity
    for seat in activity.participations.all():
        yield "participation", seat
    for finding in activity.findings.all():
        yield "finding", finding
    for part in activity.report_parts.all():
        yield "report_part", part
    for testimony in activity.testimonies.all():
        yield "testimony", testimony
    for booking in bookings(activity):
        yield "booking", booking


def plan_parts(plan: WorkPlan) -> Iterator[tuple[str, Any]]:
    yield "", plan
    for line in plan.lines.all():
        yield "line", line


def campaign_parts(campaign: Campaign) -> Iterator[tuple[str, Any]]:
    yield "", campaign
    for photo in campaign.photos.all():
        photo.campaign = campaign
        yield "photo", photo


def team_parts(team: Team) -> Iterator[tuple[str, Any]]:
    yield "", team
    for member in team.people.filter(left_on=None).select_related("mandate__person"):
        member.team = team
        yield "member", member


def itself(root: Any) -> Iterator[tuple[str, Any]]:
    """For a root without parts."""
    yield "", root


def due_of(subject: Any) -> Due:
    """The day by which it wants doing: of an answer that is owed, of a problem; a day that somebody named."""
    return getattr(subject, "due_on", None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="activity-act")
PROBLEM_SCREENS = Screens(PROBLEM_RULES, PROBLEM_FORMS, parts=itself, due=due_of, address="problem-act")
WORKPLAN_SCREENS = Screens(WORKPLAN_RULES, WORKPLAN_FORMS, parts=plan_parts, due=due_of, address="workplan-act")
CAMPAIGN_SCREENS = Screens(CAMPAIGN_RULES, CAMPAIGN_FORMS, parts=campaign_parts, due=due_of, address="campaign-act")
LEDGER_SCREENS = {
    name: Screens(
        LEDGER_RULES[name], forms, parts=team_parts if name == "team" else itself, due=due_of, address=f"{name}-act"
    )
    for name, forms in LEDGER_FORMS.items()
}
