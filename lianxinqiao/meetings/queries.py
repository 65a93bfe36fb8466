"""What the lists and pages of this room read."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from lianxinqiao.acts.beside import number
from lianxinqiao.meetings import offices
from lianxinqiao.meetings.models import Appointment, Attendee, Decision, DeliberationOpinion, Meeting, SeatChange
from lianxinqiao.meetings.models.decided import AppointmentQuerySet
from lianxinqiao.meetings.stages import DecisionStage, Nomination, SeatStage
from lianxinqiao.people.models import Body, Post

# Who acts as head of the procuratorate is filed one level up (组织法第五十条第一款第十三项).
FILED_ABOVE = Q(
    stage=Nomination.PASSED,
    action=offices.Action.ACT,
    office__kind__in=[kind.code for kind in offices.POSTS.values() if kind.approved_above],
)
ADOPTED = (DecisionStage.ADOPTED, DecisionStage.SIGNED, DecisionStage.PUBLISHED)


def meetings(post: Post | None) -> QuerySet[Meeting]:
    """What this post may see, each with how many came and how many were called."""
    rows = Meeting.objects.visible_to(post).select_related("body", "term", "committee")
    came = Attendee.objects.filter(signed_in_at__isnull=False)
    return rows.annotate(came=number(came, "meeting"), called=number(Attendee.objects.all(), "meeting"))


def reads_decided(post: Post | None) -> bool:
    """Whoever reads a body's meetings reads what they decided."""
    return post is not None and post.body_id is not None and post.role in Meeting.readers


def decisions(post: Post | None) -> QuerySet[Decision]:
    if post is None or not reads_decided(post):
        return Decision.objects.none()
    rows = Decision.objects.filter(meeting__body=post.body_id)
    return rows.select_related("meeting__body", "meeting__term")


def appointments(post: Post | None) -> QuerySet[Appointment]:
    if post is None or not reads_decided(post):
        return Appointment.objects.none()
    rows = Appointment.objects.filter(meeting__body=post.body_id).exclude(stage=Nomination.WITHDRAWN)
    return rows.select_related("person", "office", "meeting__body", "meeting__term")


def opinions(post: Post | None) -> QuerySet[DeliberationOpinion]:
    rows = DeliberationOpinion.objects.visible_to(post)
    return rows.select_related("unit", "body", "meeting__term", "meeting__body")


def line_up_put_forward() -> AppointmentQuerySet:
    """Of the election of a government's head, as the row outside: whoever was put forward for its line-up since."""
    return Appointment.objects.filter(
        office__kind="government",
        action=offices.Action.APPOINT,
        meeting__body=OuterRef("meeting__body"),
        meeting__starts_at__gte=OuterRef("meeting__starts_at"),
    ).exclude(stage=Nomination.WITHDRAWN)


IN_OFFICE = ("person", "office", "meeting__term", "meeting__body")


def tenures(post: Post | None) -> AppointmentQuerySet:
    """Whoever held an office of this post's body at any time; `on` says who did on a day."""
    rows = Appointment.objects.begun(post.body_id if post else None)
    return rows.select_related(*IN_OFFICE) if reads_decided(post) else rows.none()


def holders(body: Body, on: date) -> QuerySet[Appointment]:
    """Who holds which office on a day, in the order of the offices."""
    rows = Appointment.objects.holding(body, on).select_related(*IN_OFFICE)
    return rows.order_by("office__kind", "office__organ", "office_id", "effective_on", "pk")


def public_holders(on: date) -> QuerySet[Appointment]:
    """Of all congresses, those whose appointment was announced, one body after the other."""
    rows = Appointment.objects.filter(office__body__kind=Body.Kind.CONGRESS, office__body__ended_on=None)
    rows = rows.filter(announced_on__isnull=False, stage=Nomination.PASSED, action__in=offices.BEGINS).on(on)
    rows = rows.select_related(*IN_OFFICE, "office__body")
    return rows.order_by("office__body_id", "office__kind", "office__organ", "office_id", "effective_on", "pk")


def public_decisions() -> QuerySet[Decision]:
    rows = Decision.objects.filter(stage=DecisionStage.PUBLISHED)
    return rows.select_related("meeting__body", "meeting__term").order_by("-published_on", "-pk")


def public_appointments(**narrowed: Any) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(stage=Nomination.PASSED, announced_on__isnull=False, **narrowed)
    return rows.select_related("person", "office", "meeting__body", "meeting__term").order_by("-announced_on", "pk")


def public_seats(meeting: Meeting) -> QuerySet[SeatChange]:
    """What became of deputies' seats; why a mandate ended or was suspended is told to deputies alone."""
    return meeting.seat_changes.filter(stage=SeatStage.PASSED).select_related("mandate__person", "person")


def public_opinions() -> QuerySet[DeliberationOpinion]:
    """Those that were told to everybody, with what came of them."""
    rows = DeliberationOpinion.objects.filter(published_on__isnull=False)
    return rows.select_related("unit", "body").order_by("-published_on", "-pk")
