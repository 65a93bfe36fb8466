"""The government's sheet becomes lines of a plan, or nothing at all."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lianxinqiao.paper.intake import plans as intake
from lianxinqiao.projects import importing, sums
from lianxinqiao.projects.actions import building, deciding
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


APPROVED = ["可研批复文号", "可研批复日期", "批准估算", "初设批复文号", "初设批复日期", "批准概算", "超概报告", "合同价", "施工单位", "累计支付", "形象进度"]  # fmt: skip
SAID = ["云发改〔2025〕58号", "2025-09-20", "4500", "云发改〔2025〕77号", "2025-11-28", "4800"]


def progressed(people: Cast, *said: str) -> intake.Plan:
    head = [*HEAD, *APPROVED]
    row = [*SCHOOL, *said, *[""] * (len(APPROVED) - len(said))]
    return importing.run([["计划表"], head, row], body=people.body, by=people.clerk, keep=True, at=DRAFTED)


def test_approvals_come_with_their_numbers_and_once(people: Cast, plan: Plan) -> None:
    assert progressed(people, *SAID).problems == []
    project = Project.objects.get()
    assert (project.estimate, project.budget) == (Decimal(4500), Decimal(4800))
    assert list(project.approvals.values_list("number", flat=True)) == [SAID[0], SAID[3]]
    assert progressed(people, *SAID).unchanged == 1
    assert project.approvals.count() == 2


def test_a_budget_above_the_estimate_needs_its_report_in_the_sheet_too(people: Cast, plan: Plan) -> None:
    shown = progressed(people, SAID[0], SAID[1], "4000", *SAID[3:])
    assert "超过10%" in str(shown.problems[0].reason)
    assert progressed(people, SAID[0], SAID[1], "4000", *SAID[3:], "云发改〔2025〕80号").problems == []


def test_contract_payments_and_progress_of_one_that_is_built(people: Cast, plan: Plan) -> None:
    progressed(people, *SAID)
    project = Project.objects.select_related("body").get()
    deciding.decide(project, decision="云人〔2026〕3号", decided_on=DRAFTED.date(), by=people.clerk, at=DRAFTED)
    building.begin(project, on=DRAFTED.date(), by=people.jiaoyu_head, at=DRAFTED)
    built = (*SAID, "", "4600", "云河建设工程有限公司", "1200", "35")
    shown = progressed(people, *built)
    assert [cell.heading for row in shown.changed for cell in row.cells] == ["合同价", "累计支付", "形象进度"]
    project.refresh_from_db()
    assert (project.contract, project.percent, sums.paid(project)) == (Decimal(4600), 35, Decimal(1200))
    assert progressed(people, *built).unchanged == 1
    less = progressed(people, *SAID, "", "4600", "云河建设工程有限公司", "900", "35")
    assert "已经登记支付1,200万元" in str(less.problems[0].reason)


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
