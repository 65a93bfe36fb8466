"""What is refused of a call for livelihood projects: each sentence once, at the step at which somebody reads it."""

from datetime import date
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.projects import call_rules
from lianxinqiao.projects.actions import calling, choosing, testing
from lianxinqiao.projects.stages import CandidateStage, IdeaStage
from lianxinqiao.projects.tests import call_scene as calls
from lianxinqiao.projects.tests.test_refusals import TOMORROW, clerk, elsewhere
from tests.cast import Cast
from tests.refusals import refused


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
