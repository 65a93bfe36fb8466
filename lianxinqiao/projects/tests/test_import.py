"""The government's sheet becomes lines of a plan, or nothing at all."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lianxinqiao.paper.intake import plans as intake
from lianxinqiao.projects import importing
from lianxinqiao.projects.models import Plan, Project
from lianxinqiao.projects.tests.scene import DRAFTED, a_plan
from tests.cast import Cast

HEAD = ["项目名称", "领域", "建设内容", "开工日期", "竣工日期", "总投资（万元）", "年度投资（万元）", "资金来源", "责任单位", "是否重点"]  # fmt: skip
SCHOOL = ["云桥第二小学新建", "教育", "24班", "2026-03-02", "2026-08-21", "4800", "3000", "区级财政", "教育局", "是"]
ROAD = ["柳堤路改造", "道路交通", "1.2公里", "2026年4月1日", "2026年11月30日", "2,600", 1800, "区级财政", "云河区交通运输局", ""]  # fmt: skip


def played(people: Cast, *rows: list[Any], keep: bool = True) -> intake.Plan:
    sheet = [["2026年度政府投资项目计划表"], HEAD, *rows, ["合计", "", "", "", "", "7400", "4800"]]
    return importing.run(sheet, body=people.body, by=people.clerk, keep=keep, at=DRAFTED)


@pytest.fixture
def plan(people: Cast) -> Plan:
    return a_plan(people)


def test_rows_become_projects_and_lines(people: Cast, plan: Plan) -> None:
    shown = played(people, SCHOOL, ROAD)
    assert (shown.problems, len(shown.new)) == ([], 2)
    lines = plan.lines.order_by("pk").values_list("project__name", "annual", "key", "project__livelihood")
    assert list(lines) == [("云桥第二小学新建", Decimal(3000), True, True), ("柳堤路改造", Decimal(1800), False, False)]
    assert Project.objects.get(name="柳堤路改造").begins_on == date(2026, 4, 1)


def test_a_preview_writes_nothing(people: Cast, plan: Plan) -> None:
    assert len(played(people, SCHOOL, keep=False).new) == 1
    assert not Project.objects.exists()


def test_again_it_changes_what_changed(people: Cast, plan: Plan) -> None:
    played(people, SCHOOL, ROAD)
    other = [*SCHOOL[:6], "3200", *SCHOOL[7:]]
    shown = played(people, other, ROAD)
    assert (len(shown.new), len(shown.changed), shown.unchanged) == (0, 1, 1)
    assert plan.lines.get(project__name="云桥第二小学新建").annual == 3200


def test_one_bad_cell_and_nothing_is_written(people: Cast, plan: Plan) -> None:
    bad = [*ROAD[:8], "不认识的局", ""]
    shown = played(people, SCHOOL, bad)
    assert [(row.cell, "不认识的局" in str(row.reason)) for row in shown.problems] == [("I4", True)]
    assert not Project.objects.exists()


def test_money_above_the_total_is_told_at_its_cell(people: Cast, plan: Plan) -> None:
    bad = [*ROAD[:6], "2700", *ROAD[7:]]
    shown = played(people, bad)
    assert [row.cell for row in shown.problems] == ["G3"]
    assert "超出100万元" in str(shown.problems[0].reason)
