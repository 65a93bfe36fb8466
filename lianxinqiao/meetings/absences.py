"""Who stayed away from meetings of a CPPCC committee more often than its rules allow. What the presences say is counted; nothing is typed.

A meeting has sessions: half days in which anybody was in the hall. Whoever was there in less than the profile's share of
them was absent from the meeting. An absence for a meeting of a higher level or an assignment does not count
(威海市政协2013年的规定).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from lianxinqiao.ballots.shares import NOBODY, TWO_THIRDS, Share
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.models import Attendee, Meeting, Member
from lianxinqiao.meetings.stages import AFTER, Coming
from lianxinqiao.people.models import Body, Mandate

Span = tuple[datetime, datetime]
HALF_DAY = timedelta(hours=12)
SHARES: dict[str, Share] = {"any": NOBODY, "two_thirds": TWO_THIRDS}
NOON = 12
STANDING, PLENARY = "cppcc_standing", "cppcc_plenary"


def sessions(spans: Iterable[Span]) -> set[tuple[date, bool]]:
    """The half days that stays in the hall touch, each with whether it is an afternoon."""
    found = set()
    for since, until in spans:
        at, last = since, _half_day(until)
        while _half_day(at) <= last:
            found.add(_half_day(at))
            at += HALF_DAY
    return found


def _half_day(at: datetime) -> tuple[date, bool]:
    return timezone.localdate(at), timezone.localtime(at).hour >= NOON


def was_there(attended: int, held: int, share: Share) -> bool:
    """Whoever never came was not there, whatever the share."""
    return attended > 0 and share.met(attended, held)


@dataclass
class Absent:
    """How often somebody stayed away: from the standing committee this year and this term, from plenaries this term."""

    mandate: Mandate
    year: int = 0
    term: int = 0
    plenaries: int = 0
    reached: list[str] = field(default_factory=list)  # which limits of the profile


def of(body: Body, on: date) -> list[Absent]:
    """Everybody who was absent in the term of this day; whoever has reached a limit comes first."""
    if body.kind != Body.Kind.CPPCC:
        return []
    rules = profile.of(body, on)
    rows = Meeting.objects.filter(body=body, kind__in=(STANDING, PLENARY), stage__in=AFTER, starts_at__to_day=on)
    rows = rows.filter(Q(term__to_on=None) | Q(term__to_on__gte=on), term__from_on__lte=on)
    missed: dict[str, Counter[int]] = {"year": Counter(), "term": Counter(), "plenaries": Counter()}
    for meeting in rows.prefetch_related("attendees__presences"):
        away = _away(meeting, SHARES[rules.attends_share])
        for name in ("plenaries",) if meeting.kind == PLENARY else ("term", "year"):
            if name != "year" or timezone.localdate(meeting.starts_at).year == on.year:
                missed[name].update(away)
    limits = {"year": rules.absences_year, "term": rules.absences_term, "plenaries": rules.absences_plenary}
    seated = set(Member.objects.held(on).filter(mandate__term__body=body).values_list("mandate_id", flat=True))
    found = []
    for mandate in Mandate.objects.filter(pk__in=set[int]().union(*missed.values())).held(on).select_related("person"):
        year, term, plenaries = (missed[name][mandate.pk] for name in limits)
        row = Absent(mandate, year, term, plenaries)
        row.reached = [
            name
            for name, limit in limits.items()
            if limit and getattr(row, name) >= limit and (name == "plenaries" or mandate.pk in seated)
        ]
        found.append(row)
    return sorted(found, key=lambda row: (-len(row.reached), -row.term - row.plenaries, row.mandate.person.pinyin))


def _away(meeting: Meeting, share: Share) -> list[int]:
    """Seats of those who were absent from one meeting without such a cause."""
    over = meeting.closed_at or meeting.ends_at
    rows = list(meeting.attendees.all())
    held = sessions(span for row in rows for span in _stays(row, over))
    return [
        row.mandate_id
        for row in rows
        if not (row.stage == Coming.ON_LEAVE and row.on_duty)
        and not was_there(len(sessions(_stays(row, over))), len(held), share)
    ]


def _stays(row: Attendee, over: datetime) -> list[Span]:
    return [(each.since, max(each.since, each.until or over)) for each in row.presences.all()]
