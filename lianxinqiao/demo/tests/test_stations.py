"""The stations of the demo district are those of the seed, and no two are alike."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Count
from django.utils import timezone

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body, Township
from lianxinqiao.stations.models import Station, Swap

body = test_build.body  # the one building
SEED = {"stations.all": 131, "stations.key": 18}  # rows of the seed's figures of 2020


def test_131_stations_were_improved_and_18_were_key_ones(body: Body) -> None:
    """对131个人大代表联络站进行硬件改造、功能提升，并择优挑选出18个进行重点打造."""
    stations = Station.objects.filter(body=body, founded_on__lte=date(2020, 12, 31))
    assert stations.count() == SEED["stations.all"]
    assert stations.filter(key_years__year=2020).count() == SEED["stations.key"]
    assert stations.filter(improvements__done_on__year=2020).distinct().count() == 131


def test_each_of_the_18_townships_has_its_stations_and_one_key_one(body: Body) -> None:
    rows = Township.objects.annotate(n=Count("stations", distinct=True))
    assert len(rows) == 18 and min(row.n for row in rows) >= 6
    assert Station.objects.filter(key_years__year=2020).values("township").distinct().count() == 18


def test_no_two_are_alike(body: Body) -> None:
    for name in ("name", "name_en", "address", "code", "latitude"):
        values = list(Station.objects.filter(body=body).values_list(name, flat=True))
        assert len(set(values)) == len(values), name


def test_every_station_has_a_team_in_office_and_a_reception_day(body: Body) -> None:
    for station in Station.objects.filter(body=body):
        assert 3 <= station.members.held(date(2026, 3, 2)).count() <= 4, station
        assert station.reception and station.specialty_en


def test_every_point_lies_in_its_township(body: Body) -> None:
    outside = [
        station.name
        for station in Station.objects.select_related("township")
        if not _inside((station.longitude, station.latitude), station.township.boundary["coordinates"][0])
    ]
    assert outside == []


def _inside(point: tuple[Any, Any], ring: list[list[float]]) -> bool:
    """By counting the sides that a line to the east crosses."""
    x, y = point
    crossed = list(_crossings(y, ring))
    return sum(each > x for each in crossed) % 2 == 1


def _crossings(y: float, ring: list[list[float]]) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def test_the_figures_say_so(body: Body) -> None:
    year = Period.of_year(2020)
    assert {code: FIGURES[code].value(body, year) for code in SEED} == SEED
    assert FIGURES["stations.improved"].value(body, year) == 131


def test_this_year_deputies_receive_and_something_waits_for_the_one_at_the_door(body: Body) -> None:
    year = Period.of_year(timezone.localdate().year)
    assert FIGURES["receptions.held"].value(body, year) > 50
    assert FIGURES["receptions.visitors"].value(body, year) > 100
    assert Swap.objects.filter(stage="asked", to__card_number="170001").count() == 1
