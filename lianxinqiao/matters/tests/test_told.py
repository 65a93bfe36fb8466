"""A notice is a sentence; it rings for those whose move it is, and is born read for all others who are told."""

from typing import Any

import pytest

from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.walks import a_suggestion


@pytest.mark.parametrize("code", [code for code, act in ACTS.items() if act.tells])
def test_each_act_says_whose_move_it_is_of_those_it_tells(code: str) -> None:
    act = ACTS[code]
    assert act.needs is not None
    assert set(act.needs) <= set(act.tells)


@pytest.mark.parametrize("code", [code for code, act in ACTS.items() if act.told])
def test_each_sentence_names_the_thing(code: str) -> None:
    said = str(ACTS[code].told) % {"thing": "某件建议", "actor": "某人", "act": "某事"}
    assert "某件建议" in said
    assert said.endswith("。")


def test_an_assignment_rings_for_its_units_and_only_informs_the_deputy(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    told: dict[Any, Notice] = {notice.recipient: notice for notice in Notice.objects.filter(kind="suggestion.assign")}
    assert told[people.jiaoyu_clerk.user].read_at is None
    assert told[people.deputy.user].read_at is not None
    assert told[people.deputy.user].subject == f"“{walk.suggestion}”已交办，由承办单位签收办理。"
