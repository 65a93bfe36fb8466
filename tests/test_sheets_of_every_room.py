"""A sheet does what its preview says, in every room that takes one in (`acts.intakes.SheetIntake`).

One good row for each; what is done to it is the same for all: an error in a cell, a slip of the year, the row twice,
the file twice, two people at once.
"""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.urls import get_resolver

from lianxinqiao.activities.models import Activity
from lianxinqiao.acts.intakes import SHEETS, SheetIntake
from lianxinqiao.files.models import Intake
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.paper import sheets
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Mandate
from lianxinqiao.projects.models import Project
from lianxinqiao.projects.tests.scene import a_plan
from lianxinqiao.stations.models import Station
from tests.cast import Cast, cast, moment

AT = moment("2026-03-30")
Cells = dict[str, Any]


def nothing(_people: Cast) -> None: ...


@dataclass(frozen=True)
class Case:
    """A good row, what it makes, which cell holds the day by which a slip shows, and what may be said otherwise later."""

    model: type[models.Model]
    address: str
    row: Cells
    day: str
    seat: str = ""
    other: tuple[str, Any] | None = None  # a cell that the sheet does not change in what is known
    before: Callable[[Cast], Any] = nothing


CASES = {
    "station-import": Case(
        Station,
        "/stations/import",
        {"名称": "云桥街道代表联络站", "街道、乡镇": "云桥街道", "建站日期": "2020-05-01"},
        "建站日期",
    ),
    "opinion-import": Case(
        Opinion,
        "/opinions/import",
        {"收到日期": "2026-03-10", "意见内容": "柳巷口路灯不亮。", "地点": "柳巷口", "接待代表": "林晓禾"},
        "收到日期",
        "接待代表",
        ("接待代表", "周望舒"),
    ),
    "activity-import": Case(
        Activity,
        "/activities/import",
        {
            "日期": "2026-03-12",
            "活动名称": "视察老旧小区改造",
            "活动类别": "专题视察",
            "活动组织者": "常委会",
            "参加人员": "林晓禾、周望舒",
        },
        "日期",
        "参加人员",
        ("参加人员", "林晓禾"),
    ),
    "plan-import": Case(
        Project,
        "/investment-plans/import",
        {
            "项目名称": "云桥第二小学新建",
            "领域": "教育",
            "建设内容及规模": "24班",
            "计划开工": "2026-03-02",
            "计划完工": "2026-08-21",
            "总投资": "4800",
            "年度投资额": "3000",
            "资金来源": "区级财政",
            "责任单位": "教育局",
        },
        "计划开工",
        before=a_plan,
    ),
}
NAMES = sorted(CASES)


def test_every_sheet_of_the_house_is_tried() -> None:
    assert {sheet(name).name for name in CASES} == set(SHEETS)


@pytest.fixture
def ready(people: Cast, request: pytest.FixtureRequest) -> Cast:
    CASES[request.node.callspec.params["name"]].before(people)
    return people


def sheet(name: str) -> SheetIntake:
    assert get_resolver().url_patterns  # each room declares its own with its addresses
    return SHEETS[name]


def play(people: Cast, name: str, *rows: Cells, keep: bool = True) -> Plan:
    head = list(dict.fromkeys(key for row in rows for key in row))
    lines = [[row.get(key, "") for key in head] for row in rows]
    return sheet(name).play([head, *lines], body=people.body, by=people.clerk, keep=keep, at=AT)


def told(plan: Plan) -> Iterator[str]:
    yield from (str(problem.reason) for problem in plan.problems)


@pytest.mark.parametrize("name", NAMES)
def test_it_comes_in_once_and_the_same_again_changes_nothing(ready: Cast, name: str) -> None:
    case = CASES[name]
    first, again = play(ready, name, case.row), play(ready, name, case.row)
    assert (first.problems, len(first.new), again.problems, again.changes, len(again.same)) == ([], 1, [], [], 1)
    assert case.model._default_manager.count() == 1


@pytest.mark.parametrize("name", NAMES)
def test_an_error_in_any_cell_is_named_and_is_no_blank(ready: Cast, name: str) -> None:
    case = CASES[name]
    for place, heading in enumerate(case.row):
        plan = play(ready, name, {**case.row, heading: "#N/A"})
        assert f"{'ABCDEFGHIJ'[place]}2" in {problem.cell for problem in plan.problems}, heading
        assert any("#N/A" in words for words in told(plan)), heading
    assert not case.model._default_manager.exists()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("said", ["1926-03-12", "2062-03-12", "上个月"])
def test_a_day_that_cannot_be_is_told_at_its_cell(ready: Cast, name: str, said: str) -> None:
    case = CASES[name]
    plan = play(ready, name, {**case.row, case.day: said})
    [problem] = plan.problems
    assert problem.cell == f"{'ABCDEFGHIJ'[list(case.row).index(case.day)]}2"
    assert str(problem.reason).endswith("。")
    assert not case.model._default_manager.exists()


@pytest.mark.parametrize("name", NAMES)
def test_two_rows_of_one_thing_are_told_and_not_unchanged(ready: Cast, name: str) -> None:
    case = CASES[name]
    plan = play(ready, name, case.row, case.row)
    assert [problem.cell[1:] for problem in plan.problems] == ["3"]
    assert any("第2行" in words for words in told(plan))
    assert not case.model._default_manager.exists()


@pytest.mark.parametrize("name", [name for name in NAMES if CASES[name].other])
def test_what_it_does_not_correct_is_told_and_not_unchanged(ready: Cast, name: str) -> None:
    case = CASES[name]
    assert case.other is not None
    play(ready, name, case.row)
    heading, said = case.other
    again = play(ready, name, {**case.row, heading: said})
    assert (again.problems, again.changes, again.same) == ([], [], [])
    assert ["导入不改它" in str(each.words) for each in again.ignored] == [True]


@pytest.mark.parametrize("name", [name for name in NAMES if CASES[name].seat])
def test_whoever_was_not_in_office_on_that_day_took_no_part(ready: Cast, name: str) -> None:
    case = CASES[name]
    Mandate.objects.filter(pk=ready.deputy.mandate_id).update(to_on=moment("2026-01-31").date())
    plan = play(ready, name, case.row)
    assert [("不在任" in words) for words in told(plan)] == [True]
    assert not case.model._default_manager.exists()


# ------------------------------------------------------------------ by screen
def book(row: Cells) -> io.BytesIO:
    columns = tuple(Column(name) for name in row)
    file = io.BytesIO(sheets.write(Table(title="表", columns=columns, rows=(tuple(row.values()),))))
    file.name = "表.xlsx"
    return file


def confirmed(client: Client, address: str) -> int:
    try:
        return client.post(address).status_code
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_the_same_rows_at_once_bring_them_in_once() -> None:
    """Two uploads of one file, each previewed as new, confirmed at the same moment; and each pressed twice."""
    people = cast()
    for name in NAMES:
        case = CASES[name]
        case.before(people)
        clients = [Client() for _person in range(2)]
        for client in clients:
            client.force_login(people.clerk.user)
            assert client.post(case.address, {"file": book(case.row)}).status_code == 200
        pages = [f"{case.address}/{intake.attachment_id}" for intake in Intake.objects.filter(attachment__kind=name)]
        with ThreadPoolExecutor(4) as four:
            asked = [(client, page) for client, page in zip(clients, pages, strict=True) for _press in range(2)]
            answers = [four.submit(confirmed, client, page) for client, page in asked]
        assert {answer.result() for answer in answers} <= {200, 302}, name
        assert case.model._default_manager.count() == 1, name
