"""The published tables give what their texts say; the cases are those of vectors.json."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.scores import engine, group_activities
from lianxinqiao.scores.engine import Event
from lianxinqiao.scores.tables import ScoreTable, presets

VECTORS = {row["n"]: row["expect"] for row in json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))}
DAY = date(2026, 3, 2)


def scored(table: str, *names: str) -> engine.Score:
    """Each event on a day of its own; "activity.attended*3" is three of them."""
    events: list[Event] = []
    for name in names:
        said, _times, number = name.partition("*")
        events += [Event(said, DAY + timedelta(days=len(events) + n), len(events) + n) for n in range(int(number or 1))]
    return engine.score(presets()[table], events)


# The number of the case, the table, what happened, the items that the case names.
CASES: tuple[tuple[int, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (1, "tongcheng-2019", ("plenary.attended", "proposal.submitted", "proposal.filed", "activity.attended*3", "sqmy.reported"), ("plenary", "proposal", "activity", "sqmy", "total")),
    (4, "tongcheng-2019", ("proposal.submitted*3",), ("proposal",)),
    (6, "tongcheng-2019", ("speech.accepted", "activity.attended*2"), ("activity",)),
    (8, "anqing-2018", ("plenary.unexcused", "sc_meeting.unexcused*9"), ("meetings",)),
    (12, "jinan-2015", ("plenary.unexcused", "proposal.filed", "activity.attended*2"), ("total", "grade")),
    (15, "minhang", ("plenary.half_day*6", "activity.attended*4", "training.attended", "proposal.filed", "proposal.joint"), ("training", "proposal", "total")),
    (18, "minhang", ("training.part",), ("training",)),
    (19, "hefei-area", ("plenary.attended", "activity.attended*3", "proposal.joint_first", "sqmy.adopted"), ("plenary", "proposal", "sqmy", "total")),
    (23, "hefei-area", ("proposal.joint*2",), ("proposal",)),
    (24, "guangshui-2017", ("proposal.filed", "sqmy.reported", "claim.enterprise", "claim.family", "plenary.late", "group.absent", "study.notebook", "study.essay", "award.city"), ("attendance", "study", "total")),
    (27, "chunfu-groups", ("plenary.attended", "suggestion.lead*3", "speech.spoken", "claim.presidium", "inspection.attended", "claim.presidium_speech", "claim.records", "claim.guides", "claim.expense", "claim.four_meetings", "claim.households", "claim.outstanding", "deed.done"), ("total",)),
    (28, "chunfu-groups", ("plenary.attended", "suggestion.lead*4", "speech.spoken*2", "claim.presidium", "inspection.attended", "claim.presidium_speech*2", "claim.records", "claim.guides", "claim.expense", "claim.four_meetings", "claim.households", "claim.outstanding", "deed.done"), ("total",)),
    (31, "jiangbei", ("suggestion.lead*4", "inspection.attended*5", "plenary.half_day_leave*2"), ("total",)),
)  # fmt: skip


@pytest.mark.parametrize(("n", "table", "happened", "asked"), CASES, ids=[str(row[0]) for row in CASES])
def test_a_published_table_gives_what_its_text_says(
    n: int, table: str, happened: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    found = scored(table, *happened)
    for name in asked:
        told: Any = found.total if name == "total" else found.grade if name == "grade" else found.of(name)
        assert told == (VECTORS[n][name] if isinstance(told, str) else Decimal(str(VECTORS[n][name]))), name


def test_a_total_below_nothing_shows_nothing_and_keeps_its_raw_sum() -> None:
    found = scored("tongcheng-2019", "sc_meeting.leave", "sc_meeting.unexcused", "plenary.unexcused")
    assert [found.raw, found.total] == [VECTORS[7]["raw"], 0]


def test_a_hard_minimum_beats_the_points() -> None:
    """济南: 90 points without an inspection are not 称职."""
    found = scored("jinan-2015", "plenary.attended", "proposal.filed*5", "sqmy.reported")
    assert found.total == 90
    assert VECTORS[13]["grade"].startswith("not 称职")
    assert (found.missing, found.grade) == (("视察或者调研",), "不称职")


def test_of_four_raters_the_office_decides() -> None:
    """汝州: all four are shown, none counts until the office has marked."""
    table, marks = presets()["ruzhou-form"], {"self": Decimal(95), "group": Decimal(88), "street": Decimal(84)}
    assert [len(table.raters), len(table.columns)] == [4, 7]
    assert engine.rated(table, marks) is None
    assert engine.rated(table, {**marks, "office": Decimal(86)}) == 86
    assert "the office's row decides" in VECTORS[37]["shown"]


def test_only_the_first_proposer_gains() -> None:
    assert scored("jinan-2015", "proposal.joint*4").bonus == VECTORS[14]["bonus"]


def test_a_key_proposal_gives_the_lead_more_than_the_participant() -> None:
    own = ("plenary.half_day*6", "activity.attended*4", "training.attended", "proposal.filed", "proposal.key")
    assert scored("minhang", *own).total == VECTORS[16]["lead"]
    assert scored("minhang", "proposal.joint", "proposal.key_joint").total == VECTORS[16]["direct participant's own"]


def test_a_cap_holds_and_the_lines_stay() -> None:
    found = scored("hefei-area", "activity.attended*5")
    activity = next(each for each in found.items if each.item.code == "activity")
    assert (activity.raw, activity.points, len(activity.lines)) == (Decimal("37.5"), VECTORS[20]["activities"], 5)


def test_a_joint_one_turned_into_a_report_gives_its_own_points() -> None:
    assert scored("guangshui-2017", "proposal.to_sqmy_joint").of("proposal") == VECTORS[26]["points"]


def test_a_grade_begins_at_its_bound() -> None:
    table = presets()["yinchuan-2017"]
    assert [engine.grade(table, Decimal(each)) for each in ("79.5", "80", "59.5")] == ["履职较好", "履职好", "履职差"]
    assert VECTORS[30]["grade"].startswith("较好")


def test_equal_totals_share_a_place() -> None:
    assert list(engine.ranks({1: Decimal(92), 2: Decimal(92), 3: Decimal(88)}).values()) == VECTORS[35]["ranks"]


def test_days_and_points_are_two_figures() -> None:
    found = engine.score(presets()["hefei-area"], [Event("activity.attended", DAY, n) for n in range(3)])
    assert (found.days, found.total) == (1, Decimal("22.5"))
    assert VECTORS[32]["days_and_points_are_two_figures"]


@pytest.mark.parametrize(("held", "least", "short"), [(3, 4, 1), (4, 4, 0), (5, 3, 0), (0, 4, 4)])
def test_a_deputies_group_meets_as_often_as_its_place_asks(held: int, least: int, short: int) -> None:
    """山东: at least four a year; three are short of it."""
    assert group_activities.short_of(held, least) == short
    assert VECTORS[200]["short_of"] == "≥ 4 a year"


def test_every_shipped_table_names_its_source() -> None:
    assert len(presets()) == 17
    assert all(table.source for table in presets().values())


def test_grades_with_a_gap_are_refused() -> None:
    with pytest.raises(ValueError, match="没有等次"):
        ScoreTable(code="x", name="x", source="x", items=(), grades=({"least": 60, "name": "合格"},))
