"""A plan and a project of the cast's district, brought where a test needs them by the real acts."""

from datetime import date
from decimal import Decimal
from typing import Any

from lianxinqiao.projects.actions import building, deciding, planning
from lianxinqiao.projects.models import Plan, Project
from tests.cast import Cast, moment
from tests.scenes import remembered

DRAFTED, DECIDED, BEGUN = moment("2026-01-20"), moment("2026-02-10"), moment("2026-03-02")
COMPLETED, OPENED = moment("2026-08-20"), moment("2026-09-01")


@remembered
def a_plan(people: Cast, year: int = 2026) -> Plan:
    values = {"year": year, "name": f"{year}年度政府投资项目计划"}
    return planning.draft(people.body, values=values, by=people.clerk, at=DRAFTED)


@remembered
def proposed(people: Cast, name: str = "云桥第二小学新建", **values: Any) -> Project:
    values = {
        "name": name,
        "purpose": "education",
        "livelihood": True,
        "content": "新建24班小学，建筑面积1.2万平方米",
        "unit": people.units["jiaoyu"],
        "township": people.townships["yunqiao"],
        "begins_on": date(2026, 3, 2),
        "ends_on": date(2026, 8, 21),
        "total": Decimal(4800),
        "funds": "区级财政",
        **values,
    }
    return deciding.propose(people.body, values=values, by=people.clerk, at=DRAFTED)


@remembered
def decided(people: Cast, name: str = "云桥第二小学新建", **values: Any) -> Project:
    project = proposed(people, name, **values)
    deciding.decide(project, decision="云政〔2026〕3号", decided_on=DECIDED.date(), by=people.clerk, at=DECIDED)
    return project


@remembered
def begun(people: Cast, name: str = "云桥第二小学新建", **values: Any) -> Project:
    project = decided(people, name, **values)
    building.begin(project, on=BEGUN.date(), by=people.jiaoyu_head, at=BEGUN)
    return project


@remembered
def completed(people: Cast, name: str = "云桥第二小学新建", **values: Any) -> Project:
    project = begun(people, name, **values)
    building.report(project, percent=100, note="主体和配套全部完成。", by=people.jiaoyu_head, at=COMPLETED)
    building.complete(project, on=COMPLETED.date(), by=people.jiaoyu_head, at=COMPLETED)
    return project


@remembered
def opened(people: Cast, name: str = "云桥第二小学新建", **values: Any) -> Project:
    project = completed(people, name, **values)
    building.open_doors(project, on=OPENED.date(), by=people.jiaoyu_head, at=OPENED)
    return project


@remembered
def submitted(people: Cast, *annuals: Decimal, **values: Any) -> Plan:
    """A plan with a project for each amount, put to the meeting."""
    plan = a_plan(people)
    for place, annual in enumerate(annuals):
        project = proposed(people, f"第{place + 1}项工程", total=annual * 2, **values)
        planning.put(plan, project=project, annual=annual, key=place == 0, by=people.clerk, at=DRAFTED)
    planning.submit(plan, by=people.clerk, at=DRAFTED)
    return plan


@remembered
def approved(people: Cast, *annuals: Decimal, **values: Any) -> Plan:
    plan = submitted(people, *annuals, **values)
    planning.approve(
        plan,
        decision="云人常〔2026〕2号",
        decided_on=DECIDED.date(),
        meeting="区十七届人大常委会第三十次会议",
        by=people.clerk,
        at=DECIDED,
    )
    return plan
