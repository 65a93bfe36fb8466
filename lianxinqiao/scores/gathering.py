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

    @property
    def key(self) -> tuple[int, str, str]:
        return self.mandate, self.event, self.evidence


def everything(body: Body, year: int) -> Iterator[Found]:
    for source in SOURCES:
        yield from source(body, year)


def _activities(body: Body, year: int) -> Iterator[Found]:
    rows = Participation.objects.filter(
        activity__body=body, activity__stage__in=AFTER, activity__starts_at__year=year, came_at__isnull=False
    ).select_related("activity")
    for row in rows:
        kind = KINDS[row.activity.kind]
        event = "to_voters.attended" if kind.code == "to_voters" else EVENT_OF.get(kind.family, "activity.attended")
        on, address = timezone.localdate(row.activity.starts_at), row.activity.get_absolute_url()
        yield _found(row.mandate_id, event, on, row.activity.title, row, address)


def _suggestions(body: Body, year: int) -> Iterator[Found]:
    """By the day on which they were handed in; registered ones alone."""
    rows = Suggestion.objects.filter(body=body, registered_at__isnull=False, submitted_at__year=year)
    for row in rows.select_related("body", "session").prefetch_related("cosigners"):
        on, address = timezone.localdate(row.submitted_at), row.get_absolute_url()
        if row.lead_id:
            yield _found(row.lead_id, "suggestion.lead", on, row.title, row, address)
        for signer in row.cosigners.all():
            if signer.signed_at:
                yield _found(signer.mandate_id, "suggestion.joint", on, row.title, signer, address)


def _receptions(body: Body, year: int) -> Iterator[Found]:
    rows = Turn.objects.filter(
        duty__station__body=body, duty__stage=DutyStage.HELD, duty__held_on__year=year, stage=TurnStage.SERVES
    ).select_related("duty__station")
    for row in rows:
        station = row.duty.station
        yield _found(row.mandate_id, "reception.held", row.duty.held_on, station.name, row, station.get_absolute_url())


def _ledgers(body: Body, year: int) -> Iterator[Found]:
    deeds = Deed.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year, mandate__isnull=False)
    for deed in deeds:
        yield _found(deed.mandate_id, "deed.done", deed.on, deed.what, deed, deed.get_absolute_url())
    for gift in Donation.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year):
        yield _found(gift.donor_id, "donation.made", gift.on, gift.what, gift, gift.get_absolute_url())


def _reports(body: Body, year: int) -> Iterator[Found]:
    """Public-opinion reports: handed in, and adopted."""
    rows = Report.objects.filter(body=body, stage__in=COUNTED, handed_in_on__year=year, mandate__isnull=False)
    for row in rows.prefetch_related("adoptions"):
        address = reverse("report", args=[row.reference])
        yield _found(row.mandate_id, "sqmy.reported", row.handed_in_on, row.title, row, address)
        if row.adoptions.all():
            yield _found(row.mandate_id, "sqmy.adopted", row.handed_in_on, row.title, row.adoptions.all()[0], address)


SOURCES: tuple[Callable[[Body, int], Iterator[Found]], ...] = (
    _activities,
    _suggestions,
    _receptions,
    _ledgers,
    _reports,
)


def _found(mandate: int | None, event: str, on: date | None, title: str, row: Any, address: str) -> Found:
    assert mandate is not None
    assert on is not None
    return Found(mandate, event, on, str(title)[:200], f"{row._meta.label_lower}:{row.pk}", address)
