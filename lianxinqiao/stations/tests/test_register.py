"""The register of stations: founded, changed, chosen, furnished, closed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts
from lianxinqiao.journal.models import Entry
from lianxinqiao.stations import shortcodes
from lianxinqiao.stations.actions import keeping, staffing
from lianxinqiao.stations.models import Station
from lianxinqiao.stations.tests.scene import FIRST_FRIDAY, FOUNDED, a_station, with_team, works
from tests.cast import Cast, cast, moment

AT = moment("2026-02-02")


def test_it_is_numbered_and_has_a_code(people: Cast) -> None:
    first, second = a_station(people), a_station(people, "望河镇前湾村代表联络站")
    assert [first.number, second.number] == [1, 2]
    assert shortcodes.read(first.code) == first.code != second.code
    entry = Entry.objects.get(act="station.found", object_id=first.pk)
    assert entry.chain == "yunhe" and entry.data["after"]["name"] == first.name


def test_only_the_office_founds_one(people: Cast) -> None:
    values = {"name": "站", "township": people.townships["yunqiao"]}
    for part in ("deputy", "station", "supervision", "administrator"):
        with pytest.raises(Refused):
            keeping.found(body=people.body, values=values, by=people.posts[part], at=AT)


def test_a_point_of_a_chinese_map_is_converted_and_kept_as_it_was(people: Cast) -> None:
    station = a_station(people, given_latitude=34.745417, given_longitude=113.631347, datum="gcj02")
    station.refresh_from_db()
    assert (station.latitude, station.longitude) == pytest.approx((34.7466, 113.6253), abs=1e-5)
    assert (station.given_latitude, station.given_longitude, station.datum) == (34.745417, 113.631347, "gcj02")


def test_half_a_point_is_none(people: Cast) -> None:
    with pytest.raises(ValidationError, match="纬度和经度"):
        a_station(people, given_latitude=34.7)


def test_a_change_is_written_down_once(people: Cast) -> None:
    station = a_station(people)
    changed = keeping.change(station, values={"head": "陆知夏", "reception": FIRST_FRIDAY}, by=people.clerk, at=AT)
    assert changed["head"] == ("", "陆知夏")
    assert keeping.change(station, values={"head": "陆知夏"}, by=people.clerk, at=AT) == {}
    assert Entry.objects.filter(act="station.change").count() == 1


def test_a_township_of_another_district_is_refused(people: Cast) -> None:
    from lianxinqiao.people.models import District, Township

    elsewhere = District.objects.create(code="990102", name="澄江县")
    there = Township.objects.create(district=elsewhere, code="beilu", name="北麓镇", kind="town")
    with pytest.raises(Refused, match="不在本行政区划"):
        a_station(people, township=there)


def test_a_rule_that_cannot_be_read_does_not_come_in(people: Cast) -> None:
    with pytest.raises(Refused, match="接待日规则"):
        a_station(people, reception={"every": "week"})


def test_a_key_station_is_chosen_once_a_year_with_a_reason(people: Cast) -> None:
    station = a_station(people)
    with pytest.raises(Refused, match="理由"):
        keeping.choose_key(station, year=2026, reason=" ", by=people.head, at=AT)
    keeping.choose_key(station, year=2026, reason="群众往来多，代表轮值稳定。", by=people.head, at=AT)
    with pytest.raises(Refused, match="2026年已经是"):
        keeping.choose_key(station, year=2026, reason="再选一次", by=people.head, at=AT)


def test_its_staff_note_what_was_improved_there_and_nowhere_else(people: Cast) -> None:
    here, elsewhere = a_station(people), a_station(people, "望河镇前湾村代表联络站")
    works(people, here)
    done = {"kind": "premises", "what": "接待室改造，增设无障碍坡道", "done_on": date(2026, 1, 30)}
    row = keeping.furnish(here, **done, cost=32_000, by=people.station, at=AT)
    assert list(here.improvements.all()) == [row]
    with pytest.raises(Refused):
        keeping.furnish(elsewhere, **done, by=people.station, at=AT)
    with pytest.raises(Refused, match="不能晚于今天"):
        keeping.furnish(here, **{**done, "done_on": date(2026, 3, 1)}, by=people.station, at=AT)


def test_a_deputy_serves_at_several_stations_and_leaves_one(people: Cast) -> None:
    here, there = with_team(people, a_station(people)), a_station(people, "望河镇前湾村代表联络站")
    mandate = people.deputy.mandate
    member = staffing.join(there, mandate=mandate, by=people.clerk, at=AT)
    with pytest.raises(Refused, match="已经在这个联络站"):
        staffing.join(there, mandate=mandate, by=people.clerk, at=AT)
    staffing.leave(member, on=date(2026, 3, 1), by=people.clerk, at=moment("2026-03-01"))
    held = there.members.held(date(2026, 3, 1)), there.members.held(date(2026, 3, 2))
    assert [row.count() for row in held] == [1, 0] and here.members.held(date(2026, 3, 2)).count() == 3


def test_a_deputy_of_another_congress_does_not_come_in(people: Cast) -> None:
    others = cast(code="chengjiang")
    with pytest.raises(Refused, match="不是本级在任的代表"):
        staffing.join(a_station(people), mandate=others.deputy.mandate, by=people.clerk, at=AT)


def test_it_pauses_opens_and_closes(people: Cast) -> None:
    station = with_team(people, a_station(people))
    keeping.pause(station, reason="改造接待室", by=people.station, at=AT)
    with pytest.raises(Refused):
        keeping.choose_key(station, year=2026, reason="好", by=people.head, at=AT)
    keeping.reopen(station, by=people.station, at=moment("2026-02-20"))
    keeping.close(station, reason="与邻站合并", by=people.clerk, at=moment("2026-03-02"))
    station.refresh_from_db()
    assert (station.stage, station.ended_on) == ("closed", date(2026, 3, 2))
    with pytest.raises(Refused):
        keeping.change(station, values={"head": "某"}, by=people.clerk, at=moment("2026-03-03"))


def test_the_team_is_told_of_a_pause(people: Cast) -> None:
    station = with_team(people, a_station(people))
    keeping.pause(station, reason="改造接待室", by=people.clerk, at=AT)
    notices = people.deputy.user.notices.filter(kind="station.pause")
    assert notices.count() == 1 and "改造接待室" in notices.get().body


def test_its_own_places_stand_in_their_order(people: Cast) -> None:
    station = a_station(people)
    keeping.place(station, names="柳巷小区\n柳巷路口\n柳巷小区\n", by=people.clerk, at=AT)
    keeping.place(station, names="柳巷路口\n东篱公园", by=people.clerk, at=AT)
    assert [spot.name for spot in station.spots.all()] == ["柳巷路口", "东篱公园"]
    keeping.place(station, names="柳巷路口\n东篱公园", by=people.clerk, at=AT)
    assert Entry.objects.filter(act="station.place").count() == 2


def test_what_is_changed_beside_the_journal_is_found(people: Cast) -> None:
    station = a_station(people)
    assert list(facts.differences()) == []
    Station.objects.filter(pk=station.pk).update(specialty="偷改")
    assert [row.label for row in facts.differences()] == [f"001 {station.name}"]
    assert station.founded_on is None and FOUNDED < AT
