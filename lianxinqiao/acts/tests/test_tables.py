"""Lives and rows as tables: what may follow, whose move it is, and what is printed of both."""

import pytest

from lianxinqiao.acts import printing
from lianxinqiao.acts.stages import ImpossibleStep, step
from lianxinqiao.acts.tests.sample import ACTS, DUTY, Duty, Note, Stage


def test_a_step_follows_the_arrows() -> None:
    duty = Duty()
    step(duty, Stage.HELD)  # type: ignore[arg-type]
    assert duty.stage == Stage.HELD
    with pytest.raises(ImpossibleStep, match="held -> planned"):
        step(duty, Stage.PLANNED)  # type: ignore[arg-type]


def test_a_step_to_where_it_stands_is_none() -> None:
    duty = Duty(stage=Stage.MISSED)
    step(duty, Stage.MISSED)  # type: ignore[arg-type]
    assert duty.stage == Stage.MISSED


def test_open_is_where_something_may_follow() -> None:
    assert DUTY.open == {"planned"}
    assert DUTY["planned"].move == "on_duty"


def test_every_stage_must_have_its_row() -> None:
    with pytest.raises(KeyError):
        type(DUTY)(Stage, {Stage.PLANNED: DUTY["planned"]}, title="half")
    type(DUTY)(Stage, dict(DUTY), title=DUTY.title)  # the whole one stands again


def test_the_table_knows_its_words_and_its_players() -> None:
    assert ACTS.word("duty.record") == "登记接待"
    assert ACTS.word("duty.plan") == "排班"
    assert ACTS.word("duty.unknown") == "duty.unknown"
    assert set(ACTS.who) == {"staff", "on_duty", "unit"}


def test_a_part_leads_to_its_root() -> None:
    note = Note()
    assert note.root is note.duty
    assert note.duty.root is note.duty
    assert (note.unit_id, note.duty.unit_id) == (5, None)


def test_lives_and_acts_are_printed() -> None:
    page = printing.page("# Duties\n", (DUTY,), ACTS, thing="duty")
    assert "    planned --> held" in page
    assert "| `planned` | 计划 | 值班代表 | 已接待, 未到 |" in page
    assert "| `duty.record` | 登记接待 | 站点工作人员, 值班代表 | planned | - | - |" in page
