"""What the person looking may do now: on a meeting and what hangs on it, on an opinion that was sent."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.meetings.act_forms import FORMS, OPINION_FORMS, PLAN_FORMS
from lianxinqiao.meetings.models import (
    AgendaItem,
    Appointment,
    Attendee,
    Box,
    Decision,
    DeliberationOpinion,
    Election,
    Interpellation,
    Meeting,
    Question,
    SeatChange,
    Speech,
    Vote,
    YearPlan,
)
from lianxinqiao.meetings.rules import OPINION_RULES, PLAN_RULES, RULES
from lianxinqiao.meetings.stages import Coming

OF_AN_ITEM = ("votes", "boxes", "elections", "decisions", "appointments", "speeches", "questions", "seat_changes")
HANGING = (
    *(("item", "items"), ("decision", "decisions"), ("amendment", "amendments"), ("appointment", "appointments")),
    *(
        ("speech", "speeches"),
        ("question", "questions"),
        ("interpellation", "interpellations"),
        ("seatchange", "seat_changes"),
    ),
)
ONE_BY_ONE = 80  # as many as a page acts on row by row


def gather(meeting: Meeting) -> None:
    """Everything that offers and page ask of a meeting, in one query a kind."""
    items = AgendaItem.objects.select_related("unit", "opinion").prefetch_related(
        "papers__file", "papers__readings__mandate__person"
    )
    prefetch_related_objects(
        [meeting],
        Prefetch("items", items),
        Prefetch(
            "votes", Vote.objects.select_related("box__ballot").prefetch_related("casts__mandate__person", "sheets")
        ),
        Prefetch(
            "elections", Election.objects.select_related("office").prefetch_related("candidates__person", "sheets")
        ),
        Prefetch("boxes", Box.objects.select_related("ballot", "chief__person", "second__person")),
        Prefetch("decisions", Decision.objects.order_by("item__position", "pk")),
        Prefetch(
            "appointments", Appointment.objects.select_related("person", "office").order_by("item__position", "pk")
        ),
        Prefetch(
            "attendees",
            Attendee.objects.select_related("mandate__person", "mandate__delegation").prefetch_related("presences"),
        ),
        "agendas",
        Prefetch("seat_changes", SeatChange.objects.select_related("mandate__person", "person")),
        Prefetch("speeches", Speech.objects.select_related("mandate__person")),
        Prefetch("questions", Question.objects.select_related("mandate__person")),
        Prefetch("interpellations", Interpellation.objects.select_related("unit").prefetch_related("signers__person")),
    )
    for name in (*OF_AN_ITEM, "items", "amendments", "attendees", "interpellations"):
        for row in getattr(meeting, name).all():
            row.meeting = meeting  # it leads to the one that was fetched
    by_key = {item.pk: item for item in meeting.items.all()}
    for item in by_key.values():
        for paper in item.papers.all():
            paper.item = item
    for name in OF_AN_ITEM:
        for row in getattr(meeting, name).all():
            if row.item_id:
                row.item = by_key[row.item_id]


def parts(meeting: Meeting) -> Iterator[tuple[str, Any]]:
    """A vote that is open comes first: it is what the hall waits for."""
    for vote in meeting.votes.all():
        yield "vote", vote
    for box in meeting.boxes.all():
        yield "box", box
    for election in meeting.elections.all():
        yield "election", election
    yield "", meeting
    for name, rows in HANGING:
        for row in getattr(meeting, rows).all():
            yield name, row
    for item in meeting.items.all():
        for paper in item.papers.all():
            yield "paper", paper
    attendees = meeting.attendees.all()
    for attendee in attendees:
        # Of a whole congress only those who wait for an answer: the office writes the others in by a list.
        if len(attendees) <= ONE_BY_ONE or attendee.stage == Coming.LEAVE_ASKED:
            yield "attendee", attendee


def planned(plan: YearPlan) -> Iterator[tuple[str, Any]]:
    yield "", plan
    for item in plan.items.all():
        item.plan = plan
        yield "planned", item


def itself(opinion: DeliberationOpinion) -> Iterator[tuple[str, Any]]:
    yield "", opinion


def due_of(subject: Any) -> Due:
    if isinstance(subject, DeliberationOpinion):
        return (subject.send_by if subject.sent_on is None else subject.due_on), ()
    return getattr(subject, "due_on", None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="meeting-act")
OPINION_SCREENS = Screens(OPINION_RULES, OPINION_FORMS, parts=itself, due=due_of, address="deliberation-act")
PLAN_SCREENS = Screens(PLAN_RULES, PLAN_FORMS, parts=planned, due=due_of, address="work-plan-act")
