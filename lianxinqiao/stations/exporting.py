"""The register of stations as a sheet, in the columns that the import reads."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation

from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.points import Datum
from lianxinqiao.stations import columns, days
from lianxinqiao.stations.importing import CHOICES, COUNTS, TEXTS
from lianxinqiao.stations.models import Member, Station

NAME = "联络站"


def table(rows: QuerySet[Station]) -> Table:
    """What was exported may be changed and imported again."""
    near = rows.select_related("township").prefetch_related("key_years", "spots", "members__mandate__person")
    with translation.override("zh-hans"):
        lines = tuple(tuple(_cell(station, name) for name in columns.NAMES) for station in near.order_by("number"))
    return Table(title=NAME, columns=tuple(Column(name) for name in columns.NAMES), rows=lines)


def _cell(station: Station, heading: str) -> Any:
    if heading in TEXTS:
        return getattr(station, TEXTS[heading])
    if heading in COUNTS:
        return getattr(station, COUNTS[heading])
    if heading in CHOICES:
        return getattr(station, f"get_{CHOICES[heading][0]}_display")()
    return OTHERS[heading](station)


def _serves(member: Member) -> bool:
    """Still in the team, and in office."""
    return member.to_on is None and not member.mandate.vacant(timezone.localdate())


def _newest(station: Station, name: str) -> Any:
    year = next(iter(station.key_years.all()), None)
    return getattr(year, name) if year else ""


OTHERS = {
    "编号": lambda station: station.number,
    "街道、乡镇": lambda station: station.township.called,
    "纬度": lambda station: station.given_latitude,
    "经度": lambda station: station.given_longitude,
    "坐标系": lambda station: Datum(station.datum).label if station.given_latitude is not None else "",
    "接待日": lambda station: days.sentence(station.reception),
    "建站日期": lambda station: station.founded_on,
    "重点年度": lambda station: _newest(station, "year"),
    "重点理由": lambda station: _newest(station, "reason"),
    "进站代表": lambda station: "、".join(
        row.mandate.person.name for row in station.members.all() if row.to_on is None
    ),
    "地点": lambda station: "、".join(spot.name for spot in station.spots.all()),
}
