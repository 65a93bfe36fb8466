"""The screens of stations: list, page, acts, map, plate, import, and what strangers read."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from lianxinqiao.paper import reading
from lianxinqiao.stations.actions import keeping, receiving, rostering, swapping
from lianxinqiao.stations.models import Duty, Station, Turn
from lianxinqiao.stations.tests.scene import FIRST_FRIDAY, a_station, with_team
from tests.cast import Cast, moment
from tests.scenes import remembered

AT = moment("2026-02-02")


@pytest.fixture(autouse=True)
def _in_february() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
@remembered
def station(people: Cast) -> Station:
    station = with_team(people, a_station(people, reception={**FIRST_FRIDAY, "notice": 3}, specialty="板凳议事"))
    keeping.choose_key(station, year=2026, reason="居中", by=people.head, at=AT)
    return station


def signed_in(client: Client, people: Cast, part: str) -> Client:
    client.force_login(people.posts[part].user)
    return client


@remembered
def turns(people: Cast, station: Station) -> list[Turn]:
    rostering.plan(station, since=date(2026, 3, 1), until=date(2026, 8, 31), by=people.clerk, at=AT)
    rostering.publish(station, by=people.clerk, at=AT)
    return list(Turn.objects.order_by("duty__held_on"))


def test_everybody_of_the_body_finds_it_in_the_list(client: Client, people: Cast, station: Station) -> None:
    for part in ("deputy", "clerk", "station", "chairpersons"):
        page = signed_in(client, people, part).get("/stations").content.decode()
        assert station.name in page and "每月第1个星期五" in page


def test_its_page_says_what_may_be_done_there(client: Client, people: Cast, station: Station) -> None:
    page = signed_in(client, people, "clerk").get("/stations/yunhe-1").content.decode()
    assert "更改登记" in page and "排值班表" in page and "2026年重点打造" in page
    page = signed_in(client, people, "deputy").get("/stations/yunhe-1").content.decode()
    assert "更改登记" not in page and "登记不能值班的日子" in page


def test_the_page_of_a_busy_station_costs_no_more_than_of_a_new_one(
    client: Client, people: Cast, station: Station, django_assert_max_num_queries: object
) -> None:
    turns(people, station)
    signed_in(client, people, "clerk").get("/stations/yunhe-1")
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        client.get("/stations/yunhe-1")


def test_a_station_is_founded_and_changed_on_the_screen(client: Client, people: Cast) -> None:
    typed = {
        "name": "望河镇前湾村代表联络点", "kind": "point", "township": people.townships["wanghe"].pk, "datum": "gcj02",
        "full_time": 1, "part_time": 0, "reception_words": "每周星期一 9:00—11:00",
    }  # fmt: skip
    answer = signed_in(client, people, "clerk").post("/stations/new", typed)
    station = Station.objects.get()
    assert answer.url == "/stations/yunhe-1" and station.reception["every"] == "week"
    answer = client.post("/stations/yunhe-1/edit", {**typed, "given_latitude": "34.7"})
    assert "纬度和经度要一起填写" in answer.content.decode()
    answer = client.post("/stations/yunhe-1/edit", {**typed, "reception_words": "有空的时候"})
    assert "接待日规则不完整" in answer.content.decode()
    client.post("/stations/yunhe-1/edit", {**typed, "head": "陆知夏"})
    station.refresh_from_db()
    assert station.head == "陆知夏"


def test_a_stranger_and_another_district_find_nothing(client: Client, people: Cast, station: Station) -> None:
    assert client.get("/stations/yunhe-1").status_code == 302
    assert signed_in(client, people, "clerk").get("/stations/yunhe-99999999").status_code == 404


def test_the_roster_is_made_and_published_on_the_screen(client: Client, people: Cast, station: Station) -> None:
    signed_in(client, people, "station")
    page = client.get(f"/stations/yunhe-1/station.plan/{station.pk}").content.decode()
    assert "每月第1个星期五" in page
    typed = {"since": "2026-03-01", "until": "2026-08-31", "per_day": "1", "least": "0"}
    client.post(f"/stations/yunhe-1/station.plan/{station.pk}", typed)
    client.post(f"/stations/yunhe-1/station.publish/{station.pk}")
    assert Duty.objects.filter(stage="published").count() == 6
    page = client.get("/stations/yunhe-1").content.decode()
    assert "2026-03-06" in page and "已公布" in page


def test_a_swap_goes_through_two_hands_on_the_screen(client: Client, people: Cast, station: Station) -> None:
    turn = turns(people, station)[0]
    posts = {post.mandate_id: name for name, post in people.posts.items() if post.role == "deputy"}
    mine, other = posts[turn.mandate_id], next(name for key, name in posts.items() if key and key != turn.mandate_id)
    signed_in(client, people, mine)
    assert "请人换班" in client.get("/duties").content.decode()
    answer = client.post(
        f"/stations/yunhe-1/turn.ask_swap/{turn.pk}", {"to": people.posts[other].mandate_id, "reason": "出差"}
    )
    assert answer.status_code == 302
    swap = turn.swaps.get()
    page = signed_in(client, people, other).get("/duties").content.decode()
    assert f"/stations/yunhe-1/swap.agree/{swap.pk}" in page and "出差" in page
    client.post(f"/stations/yunhe-1/swap.agree/{swap.pk}")
    assert [each.mandate_id for each in Duty.objects.get(pk=turn.duty_id).serving] == [people.posts[other].mandate_id]
    assert "收回同意" in client.get("/duties").content.decode()


def test_both_calendars_are_told_of_a_swap(client: Client, people: Cast, station: Station) -> None:
    turn = turns(people, station)[0]
    by_mandate = {post.mandate_id: post for post in people.posts.values() if post.role == "deputy"}
    asker = by_mandate[turn.mandate_id]
    other = next(post for key, post in by_mandate.items() if key != turn.mandate_id and post.body_id == station.body_id)
    before = events(signed_in(client, people, "deputy").get(f"/s/{station.code}/calendar.ics").content)
    swap = swapping.ask(turn, to=other.mandate, by=asker, at=AT)
    swapping.agree(swap, by=other, at=AT)
    after = events(client.get(f"/s/{station.code}/calendar.ics").content)
    uid = f"duty-{turn.duty_id}@"
    assert (sequence(before, uid), sequence(after, uid)) == (0, 1)
    client.force_login(asker.user)
    own = next(event for event in events(client.get("/duties.ics").content) if str(event["uid"]).startswith(uid))
    assert own["status"] == "CANCELLED"
    client.force_login(other.user)
    own = next(event for event in events(client.get("/duties.ics").content) if str(event["uid"]).startswith(uid))
    assert own["status"] == "CONFIRMED"


def events(content: bytes) -> list:  # type: ignore[type-arg]
    return list(Calendar.from_ical(content).walk("VEVENT"))


def sequence(found: list, uid: str) -> int:  # type: ignore[type-arg]
    return next(int(event["sequence"]) for event in found if str(event["uid"]).startswith(uid))


def test_a_cancelled_day_stays_in_the_calendar(client: Client, people: Cast, station: Station) -> None:
    duty = turns(people, station)[0].duty
    duty = Duty.objects.select_related("station__body", "station__township").get(pk=duty.pk)
    rostering.cancel(duty, reason="场地检修", by=people.clerk, at=AT)
    content = client.get(f"/s/{station.code}/calendar.ics").content
    event = events(content)[0]
    assert (event["status"], int(event["sequence"])) == ("CANCELLED", 1)
    assert b"BEGIN:VTIMEZONE" in content and event["dtstart"].dt.isoformat() == "2026-03-06T15:00:00+08:00"


def test_what_is_only_planned_is_in_no_calendar(client: Client, people: Cast, station: Station) -> None:
    rostering.plan(station, since=date(2026, 3, 1), until=date(2026, 8, 31), by=people.clerk, at=AT)
    assert events(client.get(f"/s/{station.code}/calendar.ics").content) == []
    assert "2026-03-06" not in client.get(f"/s/{station.code}").content.decode()


def test_a_stranger_opens_it_by_its_code_however_typed(client: Client, people: Cast, station: Station) -> None:
    turns(people, station)
    typed = f"{station.code[:3].lower()} {station.code[3:]}"
    assert client.get("/s", {"code": typed}).url == f"/s/{station.code}"
    page = client.get(f"/s/{station.code}").content.decode()
    assert "板凳议事" in page and "2026-03-06" in page and people.deputy.person.name in page
    assert "没有这个短码" in client.get("/s", {"code": "AAAAA"}).content.decode()
    assert client.get("/s/AAAAA").status_code == 404


def test_what_citizens_came_with_is_not_public(client: Client, people: Cast, station: Station) -> None:
    duty = turns(people, station)[0].duty
    duty = Duty.objects.select_related("station__body", "station__township").get(pk=duty.pk)
    day = moment("2026-03-06", "15:10")
    receiving.note_visit(duty, matter="井盖松动", route="township", who="王女士", by=people.station, at=day)
    for path in (f"/s/{station.code}", "/s"):
        assert "井盖" not in client.get(path).content.decode()
    assert "王女士" in signed_in(client, people, "clerk").get("/stations/yunhe-1").content.decode()
    page = signed_in(client, people, "chairpersons").get("/stations/yunhe-1").content.decode()
    assert "王女士" not in page and "井盖" not in page


def test_a_closed_station_says_so_to_whoever_scans_its_plate(client: Client, people: Cast, station: Station) -> None:
    keeping.close(station, reason="并入邻站", by=people.clerk, at=AT)
    assert "已经撤销" in client.get(f"/s/{station.code}").content.decode()
    assert station.name not in client.get("/s").content.decode()


def test_the_map_marks_every_station_and_says_what_it_is(client: Client, people: Cast, station: Station) -> None:
    page = client.get("/s").content.decode()
    assert "示意图" in page and page.count("<circle") == 1 and f"/s/{station.code}" in page
    page = signed_in(client, people, "clerk").get("/stations/map").content.decode()
    assert "map-mark is-key" in page and "云桥街道" in page


def test_coverage_is_the_offices(client: Client, people: Cast, station: Station) -> None:
    page = signed_in(client, people, "clerk").get("/stations/coverage").content.decode()
    assert "还没有接待记录" in page and station.name in page
    assert signed_in(client, people, "deputy").get("/stations/coverage").status_code == 403


def test_a_sheet_goes_through_the_screen(client: Client, people: Cast, station: Station) -> None:
    signed_in(client, people, "clerk")
    content = client.get("/stations/register.xlsx").content
    assert [str(cell) for cell in reading.read_rows(content, name="x.xlsx")[0]][:2] == ["编号", "名称"]
    file = BytesIO(content)
    file.name = "stations.xlsx"
    page = client.post("/stations/import", {"file": file}).content.decode()
    assert "没有变化" in page or "不变" in page
