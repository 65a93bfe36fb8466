"""The map of a district's stations as a page draws it: what its stations and townships are to `drawing`."""

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from lianxinqiao.people.models import Body, Township
from lianxinqiao.stations import drawing
from lianxinqiao.stations.drawing import Base, Dot, Drawing, Place
from lianxinqiao.stations.models import BaseMap, KeyYear, Station


def of(
    body: Body,
    stations: Iterable[Station],
    *,
    township_url: Callable[[Township], str],
    station_url: Callable[[Station], str],
) -> Drawing:
    places = [
        Place(row.pk, row.spoken, row.boundary, township_url(row))
        for row in Township.objects.filter(district=body.district_id, ended_on=None)
    ]
    return drawing.draw(places, (_dot(station, station_url(station)) for station in stations), _base(body))


def _base(body: Body) -> Base | None:
    row = BaseMap.of(body)
    return Base(reverse("portal-base-map", args=[row.pk]), row.corners, row.approval) if row else None


def _dot(station: Station, url: str) -> Dot:
    return Dot(
        station.township_id,
        station.spoken,
        url,
        station.longitude,
        station.latitude,
        marked=bool(getattr(station, "is_key", False)),
    )


def with_key(stations: QuerySet[Station]) -> QuerySet[Station]:
    """Each with whether it was ever chosen as a key one."""
    return stations.annotate(is_key=Exists(KeyYear.objects.filter(station=OuterRef("pk"))))
