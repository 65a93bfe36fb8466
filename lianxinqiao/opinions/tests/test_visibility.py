"""Who reads an opinion inside the house, and who does not."""

import pytest
from django.test import Client

from lianxinqiao.opinions.actions import answering
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk, held
from lianxinqiao.stations.models import Station, Worker
from tests.cast import Cast

OFFICE = {"clerk", "head", "auditor"}
WATCHING = {"chairpersons", "supervision"}
UNIT = {"jiaotong_clerk", "jiaotong_head"}


def readers(people: Cast, opinion: Opinion) -> set[str]:
    return {part for part, post in people.posts.items() if Opinion.objects.visible_to(post).filter(pk=opinion.pk)}


def test_who_works_on_it_who_watches_and_the_deputy_it_was_said_to(people: Cast) -> None:
    walk = Walk(people, mandate=people.deputy.mandate).handled("jiaotong")
    assert readers(people, walk.opinion) == OFFICE | WATCHING | UNIT | {"station", "deputy"}


def test_a_unit_that_gave_it_back_reads_it_no_longer(people: Cast) -> None:
    walk = Walk(people).handled("jiaotong")
    answering.send_back(walk.share, reason="不属本局，属教育局。", by=people.jiaotong_clerk, at=walk.later())
    assert readers(people, walk.opinion) == OFFICE | WATCHING | {"station"}


def test_what_is_held_is_the_offices(people: Cast) -> None:
    assert readers(people, held(people)) == OFFICE


def test_a_worker_reads_what_came_to_their_own_stations(people: Cast) -> None:
    township = next(iter(people.townships.values()))
    here, there = (
        Station.objects.create(body=people.body, number=number, name=f"第{number}联络站", township=township)
        for number in (1, 2)
    )
    Worker.objects.create(station=here, post=people.station, from_on=people.station.from_on)
    own = Walk(people, station=here).opinion
    other = Walk(people, station=there, text="公园长椅坏了两张。").opinion
    assert "station" in readers(people, own)
    assert "station" not in readers(people, other)


@pytest.mark.parametrize(("part", "status"), [("clerk", 200), ("jiaotong_clerk", 200), ("administrator", 404)])
def test_the_list_opens_for_who_reads_any(people: Cast, part: str, status: int) -> None:
    client = Client()
    client.force_login(people.posts[part].user)
    assert client.get("/opinions").status_code == status
