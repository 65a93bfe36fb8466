"""Stage x cast x act: what is not granted here is refused. Written out by hand, so that a slip in the table is seen."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.halls.acts import ACTS
from lianxinqiao.halls.rules import RULES
from lianxinqiao.halls.stages import SaidStage, Stage
from lianxinqiao.halls.tests.scene import Hall
from lianxinqiao.opinions import citizens
from tests.cast import Cast

S, T = Stage, SaidStage
FRONT = {"clerk", "head", "station"}
DEPUTIES = {"deputy", "cosigner", "other_deputy", "delegation_head"}
GRANTED: dict[str, tuple[set[str], set[Stage]]] = {
    "topic.change": (FRONT, {S.PLANNED}),
    "topic.add_material": (FRONT, {S.PLANNED, S.OPEN}),
    "topic.invite": (FRONT, {S.PLANNED, S.OPEN}),
    "topic.open": (FRONT, {S.PLANNED}),
    "topic.say": (DEPUTIES | {"stranger"}, {S.OPEN}),
    "topic.gather": (FRONT, {S.OPEN}),
    "topic.conclude": (FRONT, {S.GATHERED}),
    "topic.cancel": (FRONT, {S.PLANNED, S.OPEN}),
}
OF_SAID: dict[str, set[SaidStage]] = {"said.show": {T.WAITING, T.HIDDEN}, "said.hide": {T.WAITING, T.SHOWN}}


def test_every_act_is_granted_here_by_hand() -> None:
    assert {*GRANTED, *OF_SAID} == {code for code, act in ACTS.items() if act.on != "beginning"}


@pytest.mark.parametrize("code", sorted(GRANTED))
def test_what_is_not_granted_is_refused(people: Cast, code: str) -> None:
    hall = Hall(people)
    posts = {**people.posts, "stranger": citizens.ANYBODY}
    who, when = GRANTED[code]
    slips = []
    for stage in Stage:
        hall.topic.stage = stage
        for part, post in posts.items():
            if can(RULES.may, code, post, hall.topic, hall.at) != (part in who and stage in when):
                slips.append(f"{code} by {part} at {stage}")
    assert slips == []


@pytest.mark.parametrize("code", sorted(OF_SAID))
def test_what_was_said_is_looked_at_by_the_front_alone(people: Cast, code: str) -> None:
    hall = Hall(people).opened()
    said = hall.say()
    slips = []
    for stage in SaidStage:
        said.stage = stage
        for part, post in {**people.posts, "stranger": citizens.ANYBODY}.items():
            if can(RULES.may, code, post, said, hall.at) != (part in FRONT and stage in OF_SAID[code]):
                slips.append(f"{code} by {part} at {stage}")
    assert slips == []


def test_a_worker_of_another_station_keeps_out(people: Cast) -> None:
    hall = Hall(people)
    people.station.stations.all().update(to_on=(hall.at - timedelta(days=1)).date())
    assert not can(RULES.may, "topic.change", people.station, hall.topic, hall.at)
