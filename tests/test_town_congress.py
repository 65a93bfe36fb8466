"""A township congress is a body of its own below the district's, with the same rooms: its places are its villages."""

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.halls.actions import topics
from lianxinqiao.halls.tests.scene import START as PUT
from lianxinqiao.halls.tests.scene import UNTIL
from lianxinqiao.journal import verifying
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions.actions import answering, routing
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk
from lianxinqiao.people import importing
from lianxinqiao.people.models import Township
from lianxinqiao.stations.actions import keeping
from lianxinqiao.stations.models import Station
from lianxinqiao.stations.tests.scene import FOUNDED, a_station
from tests.cast import Cast, moment, town_congress

SAID = moment("2026-01-12")


@pytest.fixture
def town(people: Cast) -> Cast:
    return town_congress(people)


def founded(town: Cast) -> Station:
    values = {"name": "前湾村代表联络点", "kind": "point", "township": town.townships["qianwan"]}
    return keeping.found(body=town.body, values=values, by=town.clerk, at=FOUNDED)


def test_its_stations_stand_in_its_villages_and_the_districts_in_its_towns(people: Cast, town: Cast) -> None:
    station = founded(town)
    assert (station.number, station.township.organ_called) == (1, "前湾村代表小组")
    values = {"name": "望河镇代表联络站", "township": people.townships["wanghe"]}
    with pytest.raises(Refused, match="不在本行政区划"):
        keeping.found(body=town.body, values=values, by=town.clerk, at=FOUNDED)
    with pytest.raises(Refused):
        keeping.change(station, values={"head": "区里的人"}, by=people.clerk, at=FOUNDED)
    assert people.townships["wanghe"].congress == town.body


def test_each_hears_what_is_said_to_itself_and_answers_by_its_own_units(people: Cast, town: Cast) -> None:
    station, other = founded(town), a_station(people)
    walk = Walk(town, station=station, text="前湾村机耕路的涵洞堵了，雨天地里积水。")
    Walk(people, station=other)
    assert [row.body for row in Opinion.objects.visible_to(town.clerk)] == [town.body]
    assert [row.body for row in Opinion.objects.visible_to(people.clerk)] == [people.body]
    routing.assign(walk.opinion, units=[town.units["nongye"]], by=town.clerk, at=walk.later())
    words = "涵洞已清通，加了拦网。"
    answering.answer(walk.share, words=words, outcome="solved", by=town.nongye_clerk, at=walk.later())
    period = Period.of_year(2026)
    told = {body.code: FIGURES["opinions.answered"].value(body, period) for body in (people.body, town.body)}
    assert told == {"yunhe": 0, "wanghe": 1}
    assert verifying.chain("wanghe") == []


def test_its_deputies_raise_suggestions_to_it(people: Cast, town: Cast) -> None:
    told = {"cause": "机耕路断头，收粮车绕行六公里。", "analysis": "", "requests": ["修通前湾村到后湾村的机耕路。"]}
    draft = drafting.start(by=town.deputy, at=SAID, title="关于修通前湾村机耕路的建议", **told)
    drafting.submit(draft, by=town.deputy, at=SAID)
    assert list(Suggestion.objects.visible_to(town.clerk)) == [draft]
    assert not Suggestion.objects.visible_to(people.clerk).exists()


def test_its_questions_and_its_coverage_are_its_own(client: Client, people: Cast, town: Cast) -> None:
    values = {
        "station": founded(town),
        "question": "老戏台修还是拆",
        "background": "修要二十八万元。",
        "rules": "一人一次。",
    }
    topics.propose(body=town.body, values={**values, "until": UNTIL}, by=town.clerk, at=PUT)
    client.force_login(town.clerk.user)
    page = client.get("/stations/coverage").content.decode()
    assert "前湾村" in page and "云桥街道" not in page
    client.force_login(people.clerk.user)
    page = client.get("/stations/coverage").content.decode()
    assert "乡镇的村、社区" in page and "后湾村" in page and "云桥街道" in page


@pytest.mark.parametrize(
    "address",
    (
        *("/desk", "/stations", "/stations/map", "/stations/new", "/townships", "/opinions", "/opinions/register"),
        *("/opinions/rules", "/topics", "/desk/suggestions", "/activities", "/meetings", "/figures", "/calendar"),
    ),
)
def test_every_room_opens_for_its_office(client: Client, town: Cast, address: str) -> None:
    founded(town)
    client.force_login(town.clerk.user)
    assert client.get(address).status_code == 200


def test_a_sheet_brings_its_villages(town: Cast) -> None:
    plan = importing.run(
        "townships",
        [["代码", "名称", "类别"], ["xiayou", "下游村", "村"], ["heyuan", "和苑", "社区"]],
        district=town.district,
        by=town.administrator,
        keep=True,
    )
    assert plan.problems == []
    kinds = Township.objects.filter(district=town.district).values_list("name", "kind")
    assert dict(kinds) == {"前湾村": "village", "后湾村": "village", "下游村": "village", "和苑": "community"}
