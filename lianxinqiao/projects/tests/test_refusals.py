"""What is refused of plans, projects and calls: each sentence once, at the step at which somebody reads it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import District, Organization, Township
from lianxinqiao.projects import rules
from lianxinqiao.projects.actions import building, counting, deciding, planning
from lianxinqiao.projects.stages import Stage
from lianxinqiao.projects.tests.scene import (
    BEGUN,
    COMPLETED,
    DECIDED,
    DRAFTED,
    OPENED,
    a_plan,
    approved,
    begun,
    completed,
    decided,
    opened,
    proposed,
    submitted,
)
from tests.cast import Cast, cast, moment
from tests.refusals import refused

TOMORROW, ON_THE_DAY = timedelta(days=1), DECIDED.date()


def clerk(people: Cast, at: Any = DRAFTED) -> dict[str, Any]:
    return {"by": people.clerk, "at": at}


def unit(people: Cast, at: Any = BEGUN) -> dict[str, Any]:
    return {"by": people.jiaoyu_head, "at": at}


def elsewhere() -> tuple[Township, Organization]:
    """A street and a unit of another district."""
    other = District.objects.create(code="990199", name="星河区")
    street = Township.objects.create(district=other, code="xinghe", name="星河街道", kind="street")
    return street, Organization.objects.create(district=other, code="x", name="星河区教育局", short_name="星河教育局")


# ------------------------------------------------------------------ plans
def test_what_is_refused_of_a_plan(people: Cast) -> None:
    plan, over = a_plan(people), proposed(people, "已取消的项目")
    deciding.cancel(over, reason="选址有争议。", **clerk(people))
    project, by = proposed(people, total=Decimal(300)), clerk(people)
    refused(
        {
            "计划里还没有项目": lambda: planning.submit(plan, **by),
            "不能列入这份计划": lambda: planning.put(plan, project=over, annual=Decimal(10), **by),
            "安排的资金超出1": lambda: planning.put(plan, project=project, annual=Decimal(301), **by),
            "已经有": lambda: a_plan(people),
        }
    )
    line = planning.put(plan, project=project, annual=Decimal(300), **by)
    planning.remove(line, **by)
    assert not plan.lines.exists()


def test_what_is_refused_of_a_plan_before_the_meeting(people: Cast) -> None:
    plan = submitted(people, Decimal(100))
    known = {"decision": "云人常〔2026〕2号", "meeting": "第三十次会议"}
    before, after = day(DRAFTED) - TOMORROW, day(DECIDED) + TOMORROW
    refused(
        {
            "批准日期不能早于提请日期": lambda: planning.approve(
                plan, decided_on=before, **known, **clerk(people, DECIDED)
            ),
            "日期不能晚于今天": lambda: planning.approve(plan, decided_on=after, **known, **clerk(people, DECIDED)),
            "请说明原因": lambda: planning.send_back(plan, reason=" ", **clerk(people, DECIDED)),
            "阶段，不能": lambda: planning.submit(plan, **clerk(people)),
        }
    )


@pytest.mark.parametrize(("annual", "goes_back"), [(100, False), (105, False), (130, True), (50, True)])
def test_what_moves_the_total_far_goes_back_to_the_meeting(people: Cast, annual: int, goes_back: bool) -> None:
    plan = approved(people, Decimal(100))
    assert rules.goes_back(plan, Decimal(annual), day(DECIDED)) is goes_back
    line = plan.lines.get()
    if not goes_back:
        return
    refused(
        {
            "要先": lambda: planning.adjust(
                line, annual=Decimal(annual), reason="投资有变化。", **clerk(people, BEGUN)
            ),
            "请说明原因": lambda: planning.adjust(line, annual=Decimal(annual), reason="", **clerk(people, BEGUN)),
        }
    )


# ------------------------------------------------------------------ a project
def test_what_is_refused_of_a_proposal(people: Cast) -> None:
    street, bureau = elsewhere()
    project = proposed(people, total=Decimal(300))
    planning.put(a_plan(people), project=project, annual=Decimal(200), **clerk(people))
    refused(
        {
            "星河街道不在本行政区划": lambda: proposed(people, "甲", township=street),
            "星河教育局不在本行政区划": lambda: proposed(people, "乙", unit=bureau),
            "已经安排的资金比这个总投资多50": lambda: deciding.change(
                project, values={"total": Decimal(150)}, **clerk(people)
            ),
            "日期不能晚于今天": lambda: deciding.decide(
                project, decision="一号", decided_on=day(DRAFTED) + TOMORROW, **clerk(people)
            ),
            "说明原因": lambda: deciding.cancel(project, reason="", **clerk(people)),
        }
    )
    assert deciding.change(project, values={"total": Decimal(300)}, **clerk(people)) == {}


def test_what_is_refused_of_an_approval(people: Cast) -> None:
    project, by = decided(people, total=Decimal(1000)), clerk(people, DECIDED)

    def given(kind: str, amount: int | None, on: date = ON_THE_DAY, **more: Any) -> Any:
        number = more.pop("number", "云发改〔2026〕7号")
        paid = None if amount is None else Decimal(amount)
        return deciding.approve(project, kind=kind, number=number, on=on, amount=paid, **more, **by)

    refused(
        {
            "请填写批准的金额": lambda: given("feasibility", None),
            "日期不能晚于今天": lambda: given("proposal", None, day(DECIDED) + TOMORROW),
            "要先报告或者重新报批": lambda: given("design", 1300),
        }
    )
    given("design", 1300, reported="云发改报〔2026〕9号")
    assert project.budget == Decimal(1300)


def test_what_is_refused_of_money(people: Cast) -> None:
    project, by = begun(people, total=Decimal(1000)), clerk(people, BEGUN)
    counting.pay(project, amount=Decimal(600), on=BEGUN.date(), what="首期工程款", **unit(people))
    refused(
        {
            "超出批准的投资100万元，不能支付": lambda: counting.pay(
                project, amount=Decimal(500), on=BEGUN.date(), what="二期", **unit(people)
            ),
            "日期不能晚于今天": lambda: counting.pay(
                project, amount=Decimal(1), on=day(BEGUN) + TOMORROW, what="二期", **unit(people)
            ),
            "合同价比批准的投资多1": lambda: deciding.contract(
                project, contractor="云河建工", amount=Decimal(1001), **unit(people)
            ),
            "比批准的金额多100": lambda: deciding.approve(
                project, kind="feasibility", number="八号", on=BEGUN.date(), amount=Decimal(500), **by
            ),
        }
    )


def test_what_is_refused_while_it_is_built(people: Cast) -> None:
    waiting = decided(people, "待开工的项目")
    project, by = begun(people), unit(people)
    refused(
        {
            "开工不能早于项目确定的日期": lambda: building.begin(waiting, on=day(DECIDED) - TOMORROW, **by),
            "日期不能晚于今天": lambda: building.begin(waiting, on=day(BEGUN) + TOMORROW, **by),
            "请写明进展情况": lambda: building.report(project, percent=20, note=" ", **by),
            "请说明原因": lambda: building.pause(project, reason=" ", **by),
            "达到100%才能登记完工": lambda: building.complete(project, on=BEGUN.date(), **by),
            "是休息日，节点要安排在工作日，例如2026-03-09": lambda: building.set_milestone(
                project, name="封顶", planned_on=date(2026, 3, 7), **by
            ),
        }
    )
    milestone = building.set_milestone(project, name="封顶", planned_on=date(2026, 3, 9), **by)
    refused(
        {
            "说明原因": lambda: building.move(milestone, planned_on=date(2026, 3, 10), reason="", **by),
            "节点要安排在工作日": lambda: building.move(milestone, planned_on=date(2026, 3, 8), reason="雨。", **by),
            "不能晚于今天": lambda: building.reach(milestone, on=date(2026, 3, 9), **by),
        }
    )
    building.reach(milestone, on=BEGUN.date(), **by)
    refused(
        {"这个节点已经完成": lambda: building.move(milestone, planned_on=date(2026, 3, 10), reason="雨。", **by)},
    )


def test_a_pause_has_its_days(people: Cast) -> None:
    project = begun(people)
    building.pause(project, reason="汛期停工。", **unit(people))
    refused({"不能": lambda: building.report(project, percent=50, note="在建。", **unit(people))})
    building.resume(project, **unit(people, moment("2026-04-01")))
    row = project.pauses.get()
    assert (project.stage, row.from_on, row.to_on) == (Stage.BEGUN, BEGUN.date(), date(2026, 4, 1))


def test_what_is_refused_at_the_end(people: Cast) -> None:
    building_ = begun(people, "甲")
    building.report(building_, percent=100, note="完成。", **unit(people, COMPLETED))
    done = completed(people, "乙", total=Decimal(1000))
    counting.pay(done, amount=Decimal(900), on=COMPLETED.date(), what="工程款", **unit(people, COMPLETED))
    refused(
        {
            "完工不能早于开工": lambda: building.complete(
                building_, on=day(BEGUN) - TOMORROW, **unit(people, COMPLETED)
            ),
            "投入使用不能早于完工": lambda: building.open_doors(
                done, on=day(COMPLETED) - TOMORROW, **unit(people, OPENED)
            ),
        }
    )
    building.open_doors(done, on=OPENED.date(), **unit(people, OPENED))
    by = clerk(people, OPENED)
    refused(
        {
            "决算比批准的投资多1": lambda: building.settle(done, final=Decimal(1001), **by),
            "已经支付的资金比决算多100": lambda: building.settle(done, final=Decimal(800), **by),
            "请写明评价": lambda: building.evaluate(done, evaluation=" ", on=OPENED.date(), **by),
        }
    )
    building.settle(done, final=Decimal(950), **by)
    assert (done.stage, done.final) == (Stage.CLOSED, Decimal(950))


def test_what_is_refused_of_what_came_of_it(people: Cast) -> None:
    project, other = opened(people), cast(code="other")
    stranger = other.deputy.mandate
    assert stranger is not None
    refused(
        {
            "请选择本级在任的代表": lambda: counting.follow(project, leader=stranger, **clerk(people, OPENED)),
            "日期不能晚于今天": lambda: counting.measure(
                project, kind="places", amount=1080, on=day(OPENED) + TOMORROW, **unit(people, OPENED)
            ),
        }
    )
