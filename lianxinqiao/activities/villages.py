"""Villages and communities by street: which of them no deputy has come to for how long, whatever brought them there."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Greatest

from lianxinqiao.activities.models import Host
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.people.models import Body, Township
from lianxinqiao.stations.models import Duty
from lianxinqiao.stations.stages import DutyStage

LONG = 365  # days: after them a village counts as left out; assumed, no rule sets it


@dataclass
class Street:
    """One street or township with its villages, those with nothing first."""

    township: Township | None
    villages: list[tuple[Any, int | None]] = field(default_factory=list)

    @property
    def never(self) -> int:
        return sum(days is None for _village, days in self.villages)

    @property
    def long_ago(self) -> int:
        return sum(days is not None and days > LONG for _village, days in self.villages)

    @property
    def rank(self) -> tuple[int, int, int]:
        position = self.township.position if self.township else 0
        return -self.never, -self.long_ago, position


def of(body: Body, today: date, *, township: int | None = None) -> list[Street]:
    """The streets in which most villages have had nothing come first."""
    streets: dict[int | None, Street] = {}
    for row in _villages(body, township):
        street = streets.setdefault(row.township_id, Street(row.township))
        street.villages.append((row, (today - row.last).days if row.last else None))
    for street in streets.values():
        street.villages.sort(key=lambda each: (each[1] is not None, -(each[1] or 0), each[0].name))
    return sorted(streets.values(), key=lambda street: street.rank)


def _villages(body: Body, township: int | None) -> QuerySet[Any]:
    """Each with its last day: of a visit, or of a reception in a station that bears its name in the same street."""
    rows = Host.objects.filter(district=body.district_id, kind=Host.Kind.VILLAGE).select_related("township")
    if township:
        rows = rows.filter(township=township)
    seen = Q(visits__activity__body=body, visits__activity__stage__in=AFTER)
    there = Duty.objects.filter(
        station__body=body,
        station__township=OuterRef("township"),
        station__name__contains=OuterRef("name"),
        stage=DutyStage.HELD,
    )
    received = Subquery(there.order_by("-held_on").values("held_on")[:1])
    visited = Cast(Max("visits__activity__starts_at", filter=seen), DateField())
    return rows.annotate(last=Greatest(visited, received))  # of the two, the one that is there
