"""Motions, counted by what became of them."""

from collections.abc import Callable

import pytest

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.meetings.actions import attending, proposing
from lianxinqiao.meetings.tests.scene import decided, drafted, heard, item_of, open_in_session
from lianxinqiao.motions.actions import deciding
from lianxinqiao.motions.tests import scene
from tests.cast import Cast, moment


def counts(people: Cast, year: int = 2026) -> dict[str, int]:
    named = ("handed", "of_deputies", "referred", "listed", "adopted", "turned")
    told = {code: FIGURES[f"motions.{code}"].rows(people.body, Period.of_year(year)).count() for code in named}
    return {code: n for code, n in told.items() if n}


def listed(people: Cast) -> None:
    meeting = drafted(people)
    deciding.put_on_agenda(scene.of_government(people), meeting=meeting, by=people.clerk, at=scene.LATER)


def adopted(people: Cast) -> None:
    meeting = drafted(people)
    item = item_of(people, meeting, "decision", "加强电动自行车停放充电管理")
    deciding.put_on_agenda(scene.of_government(people), item=item, by=people.chairpersons, at=scene.CLOSES)
    proposing.draft_decision(item, kind="decision", title="决定", text="补建充电口。", by=people.clerk, at=scene.CLOSES)
    attending.call(meeting, by=people.clerk, at=moment("2026-03-06"))
    open_in_session(people, meeting)
    assert counts(people) == {"handed": 1, "listed": 1}
    decided(people, heard(people, meeting))


def turned(people: Cast) -> None:
    deciding.turn(scene.reported(people, "turn"), reason="交政府办理。", by=people.clerk, at=scene.LATER)


def withdrawn(people: Cast) -> None:
    deciding.withdraw(scene.referred(people), reason="情况已变。", by=people.deputy, at=scene.LATER)


TOLD = [
    (scene.signed, {}),
    (scene.of_government, {"handed": 1}),
    (scene.referred, {"handed": 1, "referred": 1}),
    (listed, {"handed": 1, "listed": 1}),
    (adopted, {"handed": 1, "listed": 1, "adopted": 1}),
    (turned, {"handed": 1, "referred": 1, "turned": 1}),
    (withdrawn, {"handed": 1, "referred": 1}),
]


@pytest.mark.parametrize(("told", "expected"), TOLD)
def test_a_motion_is_counted_by_what_became_of_it(
    people: Cast, told: Callable[[Cast], object], expected: dict[str, int]
) -> None:
    told(people)
    assert counts(people) == expected
    assert counts(people, 2025) == {}
