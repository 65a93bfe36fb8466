"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import DEPUTIES, RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_committee, of_units
from lianxinqiao.meetings.models import AgendaItem, Attendee
from lianxinqiao.meetings.stages import Coming, SeatStage

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "committee": lambda subject: getattr(subject.root, "committee_id", None),
    "meeting": lambda subject: subject.root.pk,
    "mandate": lambda subject: subject.mandate_id,
    "unit_key": lambda subject: subject.root.unit_id,
    "organ_key": lambda subject: subject.unit_id,
    "vote": lambda subject: subject.pk,
    "post_key": lambda subject: getattr(subject, "bid_by_id", None),
}


def office(body: int, committee: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD) | of_committee(committee)


def attendees(meeting: int) -> Q:
    """Everybody who is called and not on leave."""
    rows = Attendee.objects.filter(meeting_id=meeting).exclude(stage=Coming.ON_LEAVE)
    return Q(mandate_id__in=rows.values("mandate_id"))


def reporters(meeting: int) -> Q:
    """The organs that report under its items."""
    return of_units(AgendaItem.objects.filter(meeting_id=meeting, unit__isnull=False).values("unit_id"))


def attendee(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def unit(unit_key: int) -> Q:
    return of_units([unit_key])


def chairs(body: int) -> Q:
    return of_body(body, RoleCode.CHAIRPERSONS)


def deputies(body: int) -> Q:
    return of_body(body, *DEPUTIES)


def speaker(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def organ(organ_key: int) -> Q:
    """The organ that a question or an interpellation is put to."""
    return of_units([organ_key])


def bidder(post_key: int) -> Q:
    """Whoever asked for it to be planned."""
    return Q(pk=post_key)


def seated(vote: int) -> Q:
    """Whoever's seat a vote began or ended."""
    return Q(mandate__seat_changes__vote=vote, mandate__seat_changes__stage=SeatStage.PASSED)


AUDIENCES = Audiences(KEYS, (office, attendees, reporters, attendee, chairs, speaker, organ, seated))
OPINION_AUDIENCES = Audiences(KEYS, (office, unit, deputies))
PLAN_AUDIENCES = Audiences(KEYS, (office, bidder))
