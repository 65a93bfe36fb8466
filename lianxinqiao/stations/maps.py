"""The map of a district's stations as a page draws it: what its stations and townships are to `drawing`."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse

from lianxinqiao.people.models import Body, Township
from lianxinqiao.people.models.spoken import either
from lianxinqiao.stations import drawing
from lianxinqiao.stations.drawing import Base, Dot, Drawing, Place
from lianxinqiao.stations.models import BaseMap, KeyYear, Station

COLUMNS = ("township_id", "name", "name_en", "code", "number", "longitude", "latitude")


def of(
    body: Body,
    stations: QuerySet[Station],
    *,
    township_url: Callable[[Township], str],
    station_url: Callable[[str, int], str],
) -> Drawing:
    """`station_url` makes an address of a station's code and number: thousands are drawn, and none is made an object."""
    keys = {*KeyYear.objects.filter(station__body=body).values_list("station", flat=True)}
    rows = stations.order_by("pk").values_list("pk", *COLUMNS)
    dots = (
        Dot(place, either(name, english), station_url(code, number), longitude, latitude, marked=pk in keys)
        for pk, place, name, english, code, number, longitude, latitude in rows
    )
    return drawing.draw(places(body, township_url), dots, base(body))


def places(body: Body, township_url: Callable[[Township], str]) -> list[Place]:
    """The streets and townships of a body's district as they are to be drawn."""
    rows = Township.objects.filter(district=body.district_id, ended_on=None)
    return [Place(row.pk, row.spoken, row.boundary, township_url(row)) for row in rows]


def base(body: Body) -> Base | None:
    row = BaseMap.of(body)
    return Base(reverse("portal-base-map", args=[row.pk]), row.corners, row.approval) if row else None
