"""Where projects are built: drawn as the map of the stations is, each in its street or township, with a table beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lianxinqiao.people.models import Body, Township
from lianxinqiao.projects import queries
from lianxinqiao.projects.models import Project
from lianxinqiao.stations import drawing, maps
from lianxinqiao.stations.drawing import Dot, Drawing, Place

COLUMNS = ("pk", "township", "name", "percent")


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
    late = {*queries.late(projects, today).order_by().values_list("pk", flat=True)}
    there: dict[Any, list[tuple[int, str, int]]] = {}
    for pk, township, name, percent in projects.order_by("pk").values_list(*COLUMNS):
        there.setdefault(township, []).append((pk, name, percent))
    dots = [
        Dot(place.key, f"{name} {percent}%", project_url(pk), marked=pk in late)
        for place in places
        for pk, name, percent in there.get(place.key, [])
    ]
    rows = [_row(place, there[place.key], late) for place in places if place.key in there]
    elsewhere = sum(len(found) for key, found in there.items() if key not in {place.key for place in places})
    return Map(drawing.draw(places, dots, maps.base(body)), rows, elsewhere)


def _row(place: Place, found: list[tuple[int, str, int]], late: set[int]) -> Row:
    percents = [percent for _pk, _name, percent in found]
    return Row(place, len(found), sum(percents) // len(percents), sum(pk in late for pk, _name, _percent in found))
