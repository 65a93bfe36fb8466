"""What is refused of plans, projects and calls: each sentence once, at the step at which somebody reads it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import District, Organization, Township
from lianxinqiao.projects import call_rules, rules
from lianxinqiao.projects.actions import building, calling, choosing, counting, deciding, planning, testing
from lianxinqiao.projects.stages import CandidateStage, IdeaStage, Stage
from lianxinqiao.projects.tests import call_scene as calls
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


# ------------------------------------------------------------------ a call for livelihood projects
@pytest.mark.parametrize(
    ("text", "sentence"),
    [("路灯", "至少5个字"), ("    修   ", "说清楚一些"), ("字" * 501, "写了501个字，超过了500字")],
)
def test_what_somebody_asks_for_has_a_length(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        call_rules.may_be_asked(text)


@pytest.mark.parametrize("text", ["修好路灯吧", "字" * 500, f"  {'字' * 500}  "])
def test_what_is_long_enough_is_taken(text: str) -> None:
    call_rules.may_be_asked(text)


def test_what_is_refused_of_a_call(people: Cast) -> None:
    call, short = calls.opened(people), {"until": date(2026, 9, 5)}
    by = clerk(people, calls.ASKED)
    refused(
        {
            "最早": lambda: calling.close(call, **by),
            "请说明原因": lambda: calling.cancel(call, reason=" ", **by),
            "不能": lambda: calling.change(call, values=short, **by),
            "征集到2026-10-08为止": lambda: calling.ask(call, text="修好路灯吧", **clerk(people, calls.CLOSED)),
            "至少5个字": lambda: calling.ask(call, text="路灯", **by),
            "不在本行政区划": lambda: calling.ask(call, text="修好路灯吧", township=elsewhere()[0], **by),
        }
    )


def test_a_call_is_open_for_its_days(people: Cast) -> None:
    call = calls.drafted(people)
    calling.change(call, values={"until": date(2026, 9, 5)}, **clerk(people, calls.DRAFTED))
    refused({"征集不少于": lambda: calling.start(call, **clerk(people, calls.OPENED))})
    assert call_rules.may_close(date(2026, 9, 1), 30) == date(2026, 10, 1)


def test_what_is_refused_of_ideas(people: Cast) -> None:
    call = calls.opened(people)
    idea = calling.ask(call, text="云桥社区老人多，想有一个社区食堂。", **clerk(people, calls.ASKED))
    by = clerk(people, calls.ASKED)
    refused(
        {
            "请说明原因": lambda: calling.decline(idea, answer=" ", **by),
            "说明原因": lambda: calling.hide(idea, reason="", **by),
        }
    )
    calling.hide(idea, reason="像是广告。", **by)
    refused({"当前状态是": lambda: calling.decline(idea, answer="不办。", **by)})
    calling.show(idea, **by)
    calling.decline(idea, answer="去年已经建成。", **by)
    assert (idea.stage, idea.answer) == (IdeaStage.DECLINED, "去年已经建成。")


def test_what_is_refused_of_candidates(people: Cast) -> None:
    call, (street, bureau) = calls.opened(people), elsewhere()
    row = calls.nominated(people, call, "云桥社区食堂")
    late = calls.nominated(people, call, "跨年的工程", ends_on=date(2028, 5, 1))
    ordered = calls.nominated(people, call, "上级部署的工程", ordered=True)
    by = {"by": people.jiaoyu_head, "at": calls.ASKED}
    refused(
        {
            "星河街道不在": lambda: calls.nominated(people, call, "甲", township=street),
            "星河教育局不在": lambda: calls.nominated(people, call, "乙", unit=bureau),
            "请写明可行性和合法性论证": lambda: choosing.prove(row, proof=" ", burden=False, **by),
            "增加群众负担或者政府债务": lambda: choosing.prove(row, proof="可行。", burden=True, **by),
            "2027年内办不完": lambda: choosing.prove(late, proof="可行。", burden=False, **by),
            "是上级部署必须完成的": lambda: choosing.prove(ordered, proof="可行。", burden=False, **by),
            "请说明原因": lambda: choosing.drop(row, reason="", **clerk(people, calls.ASKED)),
        }
    )
    calling.close(call, **clerk(people, calls.CLOSED))
    refused({"还有3个项目没有论证": lambda: choosing.submit(call, **clerk(people, calls.CLOSED))})
    for each in (late, ordered):
        choosing.drop(each, reason="不符合条件。", **clerk(people, calls.CLOSED))
    choosing.prove(row, proof="用地已经落实。", burden=False, by=people.jiaoyu_head, at=calls.CLOSED)
    refused({"候选项目至少": lambda: choosing.submit(call, **clerk(people, calls.CLOSED))})
    assert late.stage == CandidateStage.DROPPED


def test_what_is_refused_of_a_review_and_a_vote(people: Cast) -> None:
    call, rows = calls.cleared(people)
    told: dict[str, Any] = {
        "present": 4,
        "issued": 4,
        "returned": 4,
        "invalid": 0,
        "decision": "云人〔2027〕1号",
        "meeting": "六次会议",
        **clerk(people, calls.VOTED),
    }
    votes = dict.fromkeys([row.pk for row in rows], 3)
    on = calls.VOTED.date()
    refused(
        {
            "票决不能早于常委会审议": lambda: choosing.vote(
                call, votes=votes, voted_on=day(calls.REVIEWED) - TOMORROW, **told
            ),
            "日期不能晚于今天": lambda: choosing.vote(call, votes=votes, voted_on=on + TOMORROW, **told),
            "每个候选项目都要填写得票": lambda: choosing.vote(call, votes={rows[0].pk: 3}, voted_on=on, **told),
            "不能": lambda: choosing.send_back(call, reason="再改。", **clerk(people, calls.VOTED)),
        }
    )


def test_what_is_refused_of_the_report_and_the_test(people: Cast) -> None:
    call, _rows = calls.voted(people, 4, 3, 1)
    by = clerk(people, calls.REPORTED)
    on = calls.REPORTED.date()
    refused(
        {
            "请写明完成情况": lambda: testing.report(call, report=" ", reported_on=on, **by),
            "日期不能晚于今天": lambda: testing.report(call, report="完成。", reported_on=on + TOMORROW, **by),
        }
    )
    testing.report(call, report="两项全部完成。", reported_on=on, **by)
    chosen = [row.pk for row in call.candidates.filter(stage=CandidateStage.ADOPTED)]
    later, marks = clerk(people, calls.TESTED), dict.fromkeys(chosen, (0, 1, 3))
    tested = {"tested_on": calls.TESTED.date(), "base": 4}
    refused({"每个项目都要填写测评结果": lambda: testing.assess(call, **tested, marks={}, **later)})
    testing.assess(call, **tested, marks=marks, **later)
    returned = call.candidates.filter(stage=CandidateStage.RETURNED).first()
    assert returned is not None
    again = {"satisfied": 4, "basically": 0, "unsatisfied": 0}
    refused(
        {
            "请写明整改情况": lambda: testing.rectify(returned, rectified=" ", by=people.jiaoyu_head, at=calls.TESTED),
            "责任单位还没有报告整改情况": lambda: testing.test_again(returned, **again, **later),
        }
    )
    testing.rectify(returned, rectified="增设就餐区。", by=people.jiaoyu_head, at=calls.TESTED)
    testing.test_again(returned, **again, **later)
    assert returned.stage != CandidateStage.RETURNED
