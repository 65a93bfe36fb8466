"""Where projects are built: drawn as the map of the stations is, each in its street or township, with a table beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from lianxinqiao.people.models import Body, Township
from lianxinqiao.projects import queries
from lianxinqiao.projects.models import Project
from lianxinqiao.stations import drawing, maps
from lianxinqiao.stations.drawing import Dot, Drawing, Place

COLUMNS = ("pk", "township", "name", "percent", "late")
Found = tuple[int, str, int, bool]  # key, name, per cent, late


@dataclass(frozen=True)
class Row:
    """What one street or township has: how many, how far they are together, how many are late."""

    place: Place
    projects: int
    percent: int
    late: int


@dataclass(frozen=True)
class Map:
    drawing: Drawing
    rows: list[Row]
    elsewhere: int  # of no single street or township


def of(
    body: Body,
    projects: QuerySet[Project],
    today: date,
    *,
    township_url: Callable[[Township], str],
    project_url: Callable[[int], str],
) -> Map:
    """Red where something is late."""
    places = maps.places(body, township_url)
    there: dict[Any, list[Found]] = {}
    told = projects.annotate(late=ExpressionWrapper(queries.is_late(today), BooleanField())).order_by("pk")
    for pk, township, name, percent, late in told.values_list(*COLUMNS):
        there.setdefault(township, []).append((pk, name, percent, late))
    dots = [
        Dot(place.key, f"{name} {percent}%", project_url(pk), marked=late)
        for place in places
        for pk, name, percent, late in there.get(place.key, [])
    ]
    rows = [_row(place, there[place.key]) for place in places if place.key in there]
    elsewhere = sum(map(len, there.values())) - sum(row.projects for row in rows)
    return Map(drawing.draw(places, dots, maps.base(body)), rows, elsewhere)


def _row(place: Place, found: list[Found]) -> Row:
    percents = [percent for _pk, _name, percent, _late in found]
    return Row(place, len(found), sum(percents) // len(percents), sum(late for *_others, late in found))
