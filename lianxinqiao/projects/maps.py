"""Where projects are built: drawn as the map of the stations is, each in its street or township, with a table beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, QuerySet, Sum
from django.utils.translation import gettext

from lianxinqiao.people.models import Body, Township
from lianxinqiao.projects import queries
from lianxinqiao.projects.models import Project
from lianxinqiao.stations import drawing, maps
from lianxinqiao.stations.drawing import Dot, Drawing, Place

Counted = dict[str, Any]  # what the database counts of one place: n, done, late, first, name


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
    counted = _counted(projects, today)
    places = maps.places(body, township_url)
    dots = [_dot(place, counted[place.key], project_url) for place in places if place.key in counted]
    rows = [_row(place, counted[place.key]) for place in places if place.key in counted]
    elsewhere = sum(found["n"] for found in counted.values()) - sum(row.projects for row in rows)
    return Map(drawing.draw(places, dots, maps.base(body)), rows, elsewhere)


def _counted(projects: QuerySet[Project], today: date) -> dict[int | None, Counted]:
    """By street or township, counted where they lie: a hundred thousand projects are as many rows as there are places."""
    rows = (
        projects.order_by()
        .values("township")
        .annotate(
            n=Count("pk"),
            done=Sum("percent"),
            late=Count("pk", filter=queries.is_late(today)),
            first=Min("pk"),
            name=Min("name"),
        )
    )
    return {found["township"]: dict(found) for found in rows}


def _dot(place: Place, found: Counted, project_url: Callable[[int], str]) -> Dot:
    """One project under its own name; several as what they are together, opening their list."""
    percent, late = found["done"] // found["n"], found["late"] > 0
    if found["n"] == 1:
        return Dot(place.key, f"{found['name']} {percent}%", project_url(found["first"]), marked=late)
    words = gettext("%(place)s：%(n)s个项目，平均形象进度%(percent)s%%")
    told = words % {"place": place.name, "n": found["n"], "percent": percent}
    return Dot(place.key, told, place.href, marked=late, count=found["n"])


def _row(place: Place, found: Counted) -> Row:
    return Row(place, found["n"], found["done"] // found["n"], found["late"])
