"""A row of an office's sheet: what its cells say, where its problems stand, and that nothing stays of a bad sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import User
from lianxinqiao.acts import sheetrows
from lianxinqiao.acts.sheetrows import SheetRow
from lianxinqiao.acts.tests.sample import Stage
from lianxinqiao.paper.intake.grids import Grid, Headings
from lianxinqiao.paper.intake.plans import Change, Plan, Problem, Wrong

COLUMNS = {"账号": 0, "状态": 1, "日期": 2}


def row(**values: Any) -> SheetRow:
    return SheetRow(Grid(columns=COLUMNS), Plan(), 4, values)


# ------------------------------------------------------------------ cells
@pytest.mark.parametrize(
    ("said", "text"), [("  一号站 ", "一号站"), (None, ""), (0, ""), (12, "12"), ("\n", ""), (3.5, "3.5")]
)
def test_a_cell_without_the_blanks_around_it(said: Any, text: str) -> None:
    assert row(账号=said).text("账号") == text


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ("2026年3月5日", date(2026, 3, 5)),
        ("2026/3/5", date(2026, 3, 5)),
        (datetime(2026, 3, 5, 9), date(2026, 3, 5)),
        (date(2026, 3, 5), date(2026, 3, 5)),
        ("", None),
        (None, None),
    ],
)
def test_a_day_as_offices_write_it(said: Any, day: date | None) -> None:
    assert row(日期=said).day("日期") == day


@pytest.mark.parametrize("said", ["下周", "2026-02-30", "3月"])
def test_what_is_no_day_is_told_at_its_cell(said: str) -> None:
    with pytest.raises(Wrong) as wrong:
        row(日期=said).day("日期")
    assert wrong.value.heading == "日期"


@pytest.mark.parametrize(("said", "code"), [("计划", "planned"), (" 已接待 ", "held"), ("", ""), (None, "")])
def test_a_choice_by_its_word(said: str | None, code: str) -> None:
    assert row(状态=said).choice("状态", Stage) == code


def test_what_is_no_choice_reads_which_there_are() -> None:
    with pytest.raises(Wrong) as wrong:
        row(状态="取消").choice("状态", Stage)
    assert str(wrong.value.reason) == "请填：计划、已接待、未到。"


@pytest.mark.parametrize("ask", ["text", "day"])
def test_what_must_be_there(ask: str) -> None:
    with pytest.raises(Wrong) as wrong:
        getattr(row(账号=" "), ask)("账号", required=True)
    assert str(wrong.value.reason) == "这一格要填写。"
    with pytest.raises(Wrong):
        row().choice("状态", Stage, required=True)


# ------------------------------------------------------------------ where a problem stands
class Trying(SheetRow):
    main = "账号"
    heading_of: ClassVar = {"stage": "状态"}
    error: ClassVar[Exception]

    def _take(self) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "cell", "reason"),
    [
        (Wrong("日期", "没有这一天。"), "C4", "没有这一天。"),
        (ValidationError({"stage": "没有这个状态。"}), "B4", "没有这个状态。"),
        (ValidationError({"name": "太长。"}), "A4", "太长。"),
        (ValidationError("已经有这一行。"), "A4", "已经有这一行。"),
        (Refused("不由您办理。"), "A4", "不由您办理。"),
    ],
)
def test_each_problem_stands_at_its_cell(db: None, error: Exception, cell: str, reason: str) -> None:
    tried = Trying(Grid(columns=COLUMNS), Plan(), 4, {})
    Trying.error = error
    tried.take()
    assert tried.plan.problems == [Problem(cell, reason)]
    tried.take()
    assert len(tried.plan.problems) == 1  # told once a cell


def test_a_row_says_itself_what_it_does(db: None) -> None:
    with pytest.raises(NotImplementedError):
        row().take()


# ------------------------------------------------------------------ the whole sheet
@dataclass
class Account(SheetRow):
    main: ClassVar[str] = "账号"

    def _take(self) -> None:
        name = self.text("账号", required=True)
        if User.objects.filter(name=name).exists():
            raise Wrong("账号", "已经有这个账号。")
        User.objects.create(name=name, display_name=name)
        self.plan.changes.append(Change(self.number, name))


HEADINGS = Headings(("账号",), required=("账号",))
SHEET = [["账号"], ["sheet-a"], ["sheet-b"]]


def played(rows: Any, *, keep: bool = True, most: int = 100, expected: str = "", kept: Any = None) -> Plan:
    def begin(grid: Grid, plan: Plan) -> Any:
        return lambda number, values: Account(grid, plan, number, values)

    return sheetrows.play(rows, HEADINGS, begin, most=most, keep=keep, expected=expected, kept=kept)


def there() -> set[str]:
    return set(User.objects.filter(name__startswith="sheet-").values_list("name", flat=True))


def test_a_good_sheet_stands_and_says_so(db: None) -> None:
    told: list[Grid] = []
    plan = played(SHEET, kept=told.append)
    assert (there(), [change.words for change in plan.changes]) == ({"sheet-a", "sheet-b"}, ["sheet-a", "sheet-b"])
    assert len(told) == 1


def test_a_preview_leaves_nothing(db: None) -> None:
    told: list[Grid] = []
    plan = played(SHEET, keep=False, kept=told.append)
    assert (len(plan.changes), there(), told) == (2, set(), [])


def test_one_bad_row_takes_all_back(db: None) -> None:
    plan = played([*SHEET, ["sheet-a"]])
    assert ([problem.cell for problem in plan.problems], there()) == (["A4"], set())


def test_what_was_not_shown_is_not_done(db: None) -> None:
    shown = played(SHEET, keep=False)
    assert played(SHEET, expected="another").digest == shown.digest
    assert there() == set()
    played(SHEET, expected=shown.digest)
    assert there() == {"sheet-a", "sheet-b"}


def test_too_many_rows_are_not_begun(db: None) -> None:
    plan = played(SHEET, most=1)
    assert (len(plan.problems), plan.changes, there()) == (1, [], set())


@pytest.mark.parametrize("rows", [[], [["账号"]]])
def test_a_sheet_without_rows_does_nothing(db: None, rows: Any) -> None:
    assert played(rows).changes == []
