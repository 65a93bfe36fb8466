"""Villages by street, with nothing for how long: a visit counts, and a reception in a station of that name."""

from datetime import date, time, timedelta
from typing import Any

from django.test import Client

from lianxinqiao.activities import villages
from lianxinqiao.activities.actions import planning
from lianxinqiao.activities.models import Host
from lianxinqiao.activities.tests import scene
from lianxinqiao.people.models import Township
from lianxinqiao.stations.models import Duty, Station
from tests.cast import Cast

TODAY = scene.ENDS.date() + timedelta(days=30)


def village(people: Cast, name: str, street: str = "yunqiao") -> Host:
    return Host.objects.create(district=people.district, kind="village", name=name, township=people.townships[street])


def found(people: Cast) -> list[tuple[str, list[tuple[str, int | None]]]]:
    return [
        (str(street.township), [(row.name, days) for row, days in street.villages])
        for street in villages.of(people.body, TODAY)
    ]


def visited(people: Cast, host: Host) -> None:
    told: dict[str, Any] = {"kind": "villages", "title": "走访", "organiser": "office", "place": host.name}
    told |= {"starts_at": scene.BEGINS, "ends_at": scene.ENDS}
    planning.record(body=people.body, values=told, hosts=[host], by=people.clerk, at=scene.ENDS + timedelta(days=1))


def test_a_street_with_more_villages_left_out_comes_first(people: Cast) -> None:
    one, two = list(people.townships)[:2]
    visited(people, village(people, "柳巷社区", one))
    village(people, "石桥村", two)
    village(people, "枣林村", one)
    village(people, "下河村", two)
    assert found(people) == [
        (str(people.townships[two]), [("下河村", None), ("石桥村", None)]),
        (str(people.townships[one]), [("枣林村", None), ("柳巷社区", 30)]),
    ]


def test_a_reception_in_the_villages_station_counts(people: Cast) -> None:
    village(people, "柳巷社区")
    street = people.townships["yunqiao"]
    station = Station.objects.create(body=people.body, number=1, name="云桥街道柳巷社区代表联络站", township=street)
    held = TODAY - timedelta(days=400)
    Duty.objects.create(station=station, held_on=held, begins=time(9), ends=time(11), stage="held")
    (only,) = villages.of(people.body, TODAY)
    assert (only.never, only.long_ago, only.villages[0][1]) == (0, 1, 400)


def test_a_station_of_another_street_is_another_village(people: Cast) -> None:
    village(people, "柳巷社区")
    other = Township.objects.create(district=people.district, code="other", name="东篱街道")
    station = Station.objects.create(body=people.body, number=1, name="东篱街道柳巷社区代表联络站", township=other)
    Duty.objects.create(station=station, held_on=date(2026, 3, 2), begins=time(9), ends=time(11), stage="held")
    assert found(people) == [(str(people.townships["yunqiao"]), [("柳巷社区", None)])]


def test_the_office_reads_it_on_one_page(people: Cast) -> None:
    village(people, "柳巷社区")
    client = Client()
    client.force_login(people.clerk.user)
    text = client.get("/activities/coverage").content.decode()
    assert "1个还没有人来过" in text and "柳巷社区" in text
