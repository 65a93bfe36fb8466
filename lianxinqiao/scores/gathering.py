"""What the other rooms' records say that somebody did in a year; nothing of it is typed again.

Each source yields what counts for whom, by the event's name, its own day, and the record that shows it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lianxinqiao.activities.kinds import KINDS, Family
from lianxinqiao.activities.models import Deed, Donation, Participation
from lianxinqiao.activities.stages import AFTER, Kept
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.meetings.models import Attendee
from lianxinqiao.meetings.stages import Coming
from lianxinqiao.people.models import Body
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.stages import COUNTED
from lianxinqiao.stations.models import Turn
from lianxinqiao.stations.stages import DutyStage, TurnStage

EVENT_OF = {
    Family.INSPECTION: "inspection.attended",
    Family.ENFORCEMENT: "inspection.attended",
    Family.RESEARCH: "inspection.attended",
    Family.VISIT: "visit.attended",
    Family.TRAINING: "training.attended",
}


@dataclass(frozen=True)
class Found:
    mandate: int
    event: str
    on: date
    title: str
    evidence: str
    address: str
    origin: str
    people: int = 1
    leads: bool = True

    @property
    def key(self) -> tuple[int, str, str]:
        return self.mandate, self.event, self.evidence


Key = int | None  # one thing alone, by its key; None: all of them


def everything(body: Body, year: int) -> Iterator[Found]:
    for source in SOURCES.values():
        yield from source(body, year, None)


def of_origin(body: Body, year: int, origin: str) -> Iterator[Found]:
    """What one thing gives now, by its kind and key ("activities.activity:3")."""
    label, _colon, key = origin.partition(":")
    if label in SOURCES and key.isdecimal():
        yield from SOURCES[label](body, year, int(key))


def _narrowed(rows: Any, path: str, key: Key) -> Any:
    return rows if key is None else rows.filter(**{path: key})


def _activities(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Participation.objects.filter(
        activity__body=body, activity__stage__in=AFTER, activity__starts_at__year=year, came_at__isnull=False
    ).select_related("activity")
    for row in _narrowed(rows, "activity", key):
        kind = KINDS[row.activity.kind]
        event = "to_voters.attended" if kind.code == "to_voters" else EVENT_OF.get(kind.family, "activity.attended")
        on, address = timezone.localdate(row.activity.starts_at), row.activity.get_absolute_url()
        yield _found(row.mandate_id, event, on, row.activity.title, row, row.activity, address)


def _suggestions(body: Body, year: int, key: Key) -> Iterator[Found]:
    """By the day on which they were handed in; registered ones alone."""
    rows = Suggestion.objects.filter(body=body, registered_at__isnull=False, submitted_at__year=year)
    for row in _narrowed(rows, "pk", key).select_related("body", "session").prefetch_related("cosigners"):
        on, address = timezone.localdate(row.submitted_at), row.get_absolute_url()
        signed = [each for each in row.cosigners.all() if each.signed_at]
        together = {"people": len(signed) + bool(row.lead_id)}
        if row.lead_id:
            yield _found(row.lead_id, "suggestion.lead", on, row.title, row, row, address, **together)
        for signer in signed:
            known = {**together, "leads": False}
            yield _found(signer.mandate_id, "suggestion.joint", on, row.title, signer, row, address, **known)


def _receptions(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Turn.objects.filter(
        duty__station__body=body, duty__stage=DutyStage.HELD, duty__held_on__year=year, stage=TurnStage.SERVES
    ).select_related("duty__station")
    for row in _narrowed(rows, "duty__station", key):
        station = row.duty.station
        yield _found(
            row.mandate_id, "reception.held", row.duty.held_on, station.name, row, station, station.get_absolute_url()
        )


def _deeds(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Deed.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year, mandate__isnull=False)
    for deed in _narrowed(rows, "pk", key):
        yield _found(deed.mandate_id, "deed.done", deed.on, deed.what, deed, deed, deed.get_absolute_url())


def _donations(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Donation.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year)
    for gift in _narrowed(rows, "pk", key):
        yield _found(gift.donor_id, "donation.made", gift.on, gift.what, gift, gift, gift.get_absolute_url())


def _reports(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Public-opinion reports: handed in, and adopted."""
    rows = Report.objects.filter(body=body, stage__in=COUNTED, handed_in_on__year=year, mandate__isnull=False)
    for row in _narrowed(rows, "pk", key).prefetch_related("adoptions"):
        address = reverse("report", args=[row.reference])
        yield _found(row.mandate_id, "sqmy.reported", row.handed_in_on, row.title, row, row, address)
        if row.adoptions.all():
            adoption = row.adoptions.all()[0]
            yield _found(row.mandate_id, "sqmy.adopted", row.handed_in_on, row.title, adoption, row, address)


MEETINGS = {"congress": "plenary", "cppcc_plenary": "plenary", "standing": "sc_meeting", "cppcc_standing": "sc_meeting"}


def _meetings(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Presence at plenaries and at meetings of the standing committee, once they are closed."""
    rows = Attendee.objects.filter(
        meeting__body=body, meeting__kind__in=MEETINGS, meeting__closed_at__isnull=False, meeting__starts_at__year=year
    ).select_related("meeting__term", "meeting__body")
    for row in _narrowed(rows, "meeting", key):
        came = "attended" if row.signed_in_at else "leave" if row.stage == Coming.ON_LEAVE else "unexcused"
        meeting = row.meeting
        on, event = timezone.localdate(meeting.starts_at), f"{MEETINGS[meeting.kind]}.{came}"
        yield _found(row.mandate_id, event, on, str(meeting), row, meeting, meeting.get_absolute_url())


# By the kind of thing whose acts may change what it gives.
SOURCES: dict[str, Callable[[Body, int, Key], Iterator[Found]]] = {
    "activities.activity": _activities,
    "matters.suggestion": _suggestions,
    "stations.station": _receptions,
    "activities.deed": _deeds,
    "activities.donation": _donations,
    "reports.report": _reports,
    "meetings.meeting": _meetings,
}


def _found(
    mandate: int | None, event: str, on: date | None, title: str, row: Any, root: Any, address: str, **more: Any
) -> Found:
    assert mandate is not None
    assert on is not None
    return Found(mandate, event, on, str(title)[:200], named(row), address, named(root), **more)


def named(row: Any) -> str:
    return f"{row._meta.label_lower}:{row.pk}"
