"""Who reads an opinion inside the house, and who does not."""

from itertools import product

import pytest
from django.test import Client

from lianxinqiao.access.refused import can
from lianxinqiao.opinions.actions import answering
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.opinions.tests.walk import START, Walk, held
from lianxinqiao.opinions.visibility import reader_of
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


S = Stage
COUNTED = {S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED, S.ANSWERED, S.CLOSED, S.FORWARDED}
LOOKED_AT = set(S) - {S.HELD, S.DISCARDED}
# By hand: of a unit's and a deputy's own opinion, at every kind and stage.
READ: dict[str, dict[str, set[Stage]]] = {
    **{key: {key: set(S) for key in ("suggestion", "accusation", "appeal")} for key in ("clerk", "head", "auditor")},
    **{key: {"suggestion": COUNTED} for key in ("chairpersons", "supervision", "deputy")},
    "station": {"suggestion": LOOKED_AT, "appeal": LOOKED_AT},
    **{key: {"suggestion": set(S)} for key in ("jiaotong_clerk", "jiaotong_head")},
}


def test_the_printed_table_is_what_every_reader_finds(people: Cast) -> None:
    opinion = Walk(people, mandate=people.deputy.mandate).handled("jiaotong").opinion
    slips = []
    for kind, stage in product(Kind, Stage):
        Opinion.objects.filter(pk=opinion.pk).update(
            kind=kind, stage=stage, answered_at=START, closed_at=START if stage == S.CLOSED else None
        )
        expected = {part for part, read in READ.items() if stage in read.get(str(kind), set())}
        if readers(people, opinion) != expected:
            slips.append((str(kind), str(stage), readers(people, opinion) ^ expected))
    assert slips == []


def test_who_may_look_up_its_sender_is_printed_as_the_act_grants_it(people: Cast) -> None:
    opinion = Walk(people, mandate=people.deputy.mandate).handled("jiaotong").opinion
    named = {part for part, post in people.posts.items() if can(RULES.may, "sender.read", post, opinion)}
    printed = {part for part in readers(people, opinion) if reader_of(people.posts[part]).person}
    assert named == printed


@pytest.mark.parametrize(("part", "status"), [("clerk", 200), ("jiaotong_clerk", 200), ("administrator", 404)])
def test_the_list_opens_for_who_reads_any(people: Cast, part: str, status: int) -> None:
    client = Client()
    client.force_login(people.posts[part].user)
    assert client.get("/opinions").status_code == status
