"""Who may vote at a meeting on a day, who of them is here, and the number that majorities are counted from.

Base and electorate differ: a deputy whose duties are suspended votes on nothing, and counts in the base unless the
profile says otherwise; a place may count from the seats by law instead of those in office. No law says either
(代表法第六十一条, 组织法第二十五条): both are the profile's word, and every vote keeps the number and the list it was made of.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from lianxinqiao.meetings import profile
from lianxinqiao.meetings.kinds import Circle
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.models.members import called

HANGS_ON = (
    "items",
    "votes",
    "attendees__presences",
    "amendments__decision__item",
    "speeches",
    "boxes__ballot",
    "elections",
)


def known(meeting: Meeting) -> Meeting:
    """With its agenda, votes and attendance in hand; what was fetched before the lock is not there any more."""
    prefetch_related_objects([meeting], *HANGS_ON)
    return meeting


@dataclass(frozen=True)
class Electorate:
    """`voters` are the attendees who may vote; `roll` the seats of which the base is made; `base` its number."""

    voters: list[Any]
    roll: list[int]
    base: int
    video: bool

    @property
    def here(self) -> list[Any]:
        """Who of them is in the hall now, or present by video where that was decided."""
        return [row for row in self.voters if row.is_here and (self.video or not row.by_video)]


def of(meeting: Meeting, on: date) -> Electorate:
    """Everybody on its list who is in office on this day: a seat given up this morning is not in this afternoon's base."""
    rows, circle = list(known(meeting).attendees.all()), meeting.of_kind.circle
    if circle == Circle.LISTED:
        return Electorate(rows, [row.mandate_id for row in rows], len(rows), meeting.video)
    seats = called(meeting.body, meeting.term, circle, on)
    suspended = {seat.pk for seat in seats if seat.suspended}
    may = {seat.pk for seat in seats} - suspended
    voters = [row for row in rows if row.mandate_id in may]
    roll = sorted({row.mandate_id for row in voters} | _in_base(meeting, suspended, on))
    return Electorate(voters, roll, _number(meeting, circle, len(roll), on), meeting.video)


def _in_base(meeting: Meeting, suspended: set[int], on: date) -> set[int]:
    return suspended if suspended and profile.of(meeting.body, on).suspended_counts else set()


def _number(meeting: Meeting, circle: str, in_office: int, on: date) -> int:
    """The seats by law, where the profile counts from them; only a full session has such a number."""
    if circle != Circle.ASSEMBLY:
        return in_office
    rules = profile.of(meeting.body, on)
    return rules.deputy_seats if rules.base == "statutory_seats" and rules.deputy_seats else in_office
