"""A sheet of stations enters the register （导入）: one entry of the journal for the whole of it, and nobody is told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from lianxinqiao.acts.frame import day
from lianxinqiao.acts.signals import act_done
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.stations.actions import keeping
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import KeyYear, Member, Spot, Station
from lianxinqiao.stations.rules import RULES


@transaction.atomic
def enter(body: Body, values: Mapping[str, Any], *, number: int | None, by: Post, at: datetime) -> Station:
    """A station of a sheet, with the number of its row or the next one. `record` writes all of them down."""
    if number is None:
        number = (Station.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
    station = Station(body=body, number=number, code=keeping.fresh_code())
    keeping.put(station, values)
    station.save(force_insert=True)
    return station


@transaction.atomic
def team(station: Station, mandates: Sequence[Mandate], since: date, *, by: Post, at: datetime) -> list[Member]:
    """Deputies of a sheet come into the team; those who are in it stay. The new ones."""
    there = set(station.members.filter(to_on=None).values_list("mandate_id", flat=True))
    new = [mandate for mandate in mandates if mandate.pk not in there]
    rows = (Member(station=station, mandate=each, from_on=max(since, each.from_on)) for each in new)
    return Member.objects.bulk_create(rows)


@transaction.atomic
def key(station: Station, year: int, reason: str, *, by: Post, at: datetime) -> KeyYear | None:
    """A key station of a year by a sheet; None where it is one already."""
    facts = {"reason": reason, "chosen_on": min(day(at), date(year, 12, 31)), "chosen_by": by}
    row, new = KeyYear.objects.get_or_create(station=station, year=year, defaults=facts)
    return row if new else None


@transaction.atomic
def places(station: Station, names: Sequence[str], *, by: Post, at: datetime) -> None:
    """Places of a sheet that the station does not know yet."""
    there = set(station.spots.values_list("name", flat=True))
    new = [name for name in dict.fromkeys(names) if name not in there]
    Spot.objects.bulk_create(Spot(station=station, name=name, position=len(there) + n) for n, name in enumerate(new))


@transaction.atomic
def note(station: Station, came: dict[str, Any], *, by: Post, at: datetime) -> None:
    """An entry of its own for a station that was there before: what the journal knows of it has changed."""
    FRAME.done("station.import", station, by=by, at=at, data=came)


@transaction.atomic
def record(body: Body, came: Mapping[int, dict[str, Any]], *, name: str, by: Post, at: datetime) -> None:
    """Write down what a sheet brought: by the key of each station, what came with its row."""
    RULES.may("station.import", by, Beginning(body.pk), at)
    data = {"sheet": name, "count": len(came), "records": [{"id": key, **facts} for key, facts in came.items()]}
    journal.record(act="station.import", by=by, chain=body.code, obj=body, at=at, data=data)
    for station in Station.objects.filter(pk__in=came).select_related("body"):
        act_done.send(sender=Station, root=station, act="station.import", by=by, at=at)
