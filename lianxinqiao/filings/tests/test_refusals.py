"""What is refused of what is filed and of requests for review; a second review begins with nothing of the first."""

from datetime import date, timedelta
from typing import Any

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.acts.frame import day
from lianxinqiao.filings import profile, queries
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.rules import REQUEST_RULES, RULES
from lianxinqiao.filings.stages import Asked, Stage
from lianxinqiao.filings.tests.scene import AT, asked, filed, shared
from lianxinqiao.rulebook.parts import Term
from tests.cast import Cast, cast, moment
from tests.refusals import refused

LATER = AT + timedelta(days=200)


# ------------------------------------------------------------------ what is filed
def test_what_is_refused_before_it_is_on_record(people: Cast) -> None:
    row, by = filed(people), {"by": people.clerk, "at": AT}
    refused(
        {
            "公布日期不能晚于报备日期": lambda: filed(people, published_on=date(2026, 3, 3), document_number="二号"),
            "请选择制定机关或者街道、乡镇": lambda: filed(people, unit=None, document_number="三号"),
            "这个文号已经报备": lambda: filed(people),
            "请说明原因": lambda: filing.ask_more(row, reason=" ", **by),
            "说明原因": lambda: filing.give_back(row, reason="", **by),
            "不能分送委员会审查": lambda: filing.share(row, committee="法制工委", **by),
            "应由备案审查工作人员办理": lambda: filing.register(row, by=people.jiaotong_head, at=AT),
        }
    )
    filing.ask_more(row, reason="缺制定说明。", **by)
    refused(
        {
            "请填写文件正文": lambda: filing.complete(row, text="　", by=people.jiaotong_head, at=AT),
            "不能备案登记": lambda: filing.register(row, **by),
        }
    )


def test_what_is_not_filed_here_goes_back_and_waits_for_nothing(people: Cast) -> None:
    row = filed(people)
    filing.give_back(row, reason="属于内部管理制度，不在备案范围。", by=people.clerk, at=AT)
    assert (row.stage, row.due_on) == (Stage.RETURNED, None)
    refused({"不能备案登记": lambda: filing.register(row, by=people.clerk, at=AT)})


def test_what_is_refused_during_a_review(people: Cast) -> None:
    row, by = shared(people), {"by": people.clerk, "at": AT}
    refused(
        {
            "承诺的日期应在今天以后": lambda: filing.promise(row, problem="无依据", promised_on=day(AT), **by),
            "请说明原因": lambda: filing.promise(row, problem=" ", promised_on=day(LATER), **by),
            "说明原因": lambda: filing.clear(row, opinion="", **by),
            "阶段，不能答复审查意见": lambda: filing.answer(row, answer="有依据。", by=people.jiaotong_head, at=AT),
            "不能提请主任会议": lambda: filing.bring_up(row, reason="不改", **by),
        }
    )
    filing.opine(row, opinion="第九条没有依据。", **by)
    refused(
        {
            "制定机关还没有说明理由": lambda: filing.clear(row, opinion="没有问题", **by),
            "还没有到期": lambda: filing.bring_up(row, reason="不改", **by),
            "应由制定机关办理": lambda: filing.answer(row, answer="代答。", **by),
        }
    )
    filing.answer(row, answer="依据是省条例第九条。", by=people.jiaotong_head, at=AT)
    refused({"审查意见已经答复": lambda: filing.answer(row, answer="再答。", by=people.jiaotong_head, at=AT)})


def test_a_second_review_waits_for_its_own_answer(people: Cast) -> None:
    """A citizen suggests it again: the organ's answer to the first opinion neither ends nor blocks the second one."""
    row, by = shared(people), {"by": people.clerk, "at": AT}
    filing.opine(row, opinion="第九条没有依据。", **by)
    filing.answer(row, answer="依据是省条例第九条。", by=people.jiaotong_head, at=AT)
    filing.clear(row, opinion="理由成立。", **by)
    assert row.opinion == "第九条没有依据。"
    filing.share(row, committee="", by=people.clerk, at=LATER)
    assert (row.committee, row.reviewed_on, row.ended_on) == ("法制工委", None, None)
    filing.opine(row, opinion="省条例已经修改。", by=people.clerk, at=LATER)
    assert (row.answer, row.answered_on) == ("", None)
    refused({"还没有说明理由": lambda: filing.clear(row, opinion="没有问题", by=people.clerk, at=LATER)})
    filing.answer(row, answer="将按新条例修改。", by=people.jiaotong_head, at=LATER)
    filing.mend(row, mended="changed", by=people.jiaotong_head, at=LATER)
    assert (row.stage, row.due_on, row.ended_on) == (Stage.MENDED, None, day(LATER))


def test_a_second_review_that_finds_nothing_says_so_in_its_own_words(people: Cast) -> None:
    row = shared(people)
    filing.clear(row, opinion="未发现问题。", by=people.clerk, at=AT)
    filing.share(row, committee="财经工委", by=people.clerk, at=LATER)
    filing.clear(row, opinion="收费标准与上位法一致。", by=people.clerk, at=LATER)
    assert (row.committee, row.opinion, row.reviewed_on) == ("财经工委", "收费标准与上位法一致。", day(LATER))


def test_a_promise_that_is_not_kept_becomes_an_opinion(people: Cast) -> None:
    row = shared(people)
    filing.promise(row, problem="收费没有依据。", promised_on=date(2026, 5, 1), by=people.clerk, at=AT)
    assert row.due_on == date(2026, 5, 1)
    filing.opine(row, opinion="逾期没有修改。", by=people.clerk, at=moment("2026-05-06"))
    assert (row.stage, row.opinion) == (Stage.OPINED, "逾期没有修改。")


OFFICE, UNIT, CHAIR = {"clerk", "head"}, {"jiaotong_clerk", "jiaotong_head"}, {"chairpersons"}
S = Stage
GRANTED: dict[str, tuple[set[str], set[Any]]] = {
    "filing.register": (OFFICE, {S.FILED}),
    "filing.ask_more": (OFFICE, {S.FILED}),
    "filing.complete": (OFFICE | UNIT, {S.INCOMPLETE}),
    "filing.return": (OFFICE, {S.FILED, S.INCOMPLETE}),
    "filing.share": (OFFICE, {S.REGISTERED, S.CLEARED}),
    "filing.clear": (OFFICE, {S.SHARED, S.OPINED}),
    "filing.promise": (OFFICE, {S.SHARED}),
    "filing.opine": (OFFICE, {S.SHARED, S.PROMISED}),
    "filing.answer": (UNIT, {S.OPINED}),
    "filing.mend": (OFFICE | UNIT, {S.PROMISED, S.OPINED, S.RAISED}),
    "filing.raise": (OFFICE, {S.OPINED}),
    "filing.revoke": (CHAIR, {S.RAISED}),
}
ASKED: dict[str, tuple[set[str], set[Any]]] = {
    "request.ask_more": (OFFICE, {Asked.RECEIVED}),
    "request.complete": (OFFICE, {Asked.INCOMPLETE}),
    "request.start": (OFFICE, {Asked.RECEIVED}),
    "request.decline": (OFFICE, {Asked.RECEIVED, Asked.INCOMPLETE}),
    "request.answer": (OFFICE, {Asked.STARTED}),
}


def test_what_is_not_granted_here_is_refused(people: Cast) -> None:
    for rules, row, stages, granted in (
        (RULES, filed(people), Stage, GRANTED),
        (REQUEST_RULES, asked(people), Asked, ASKED),
    ):
        for code, (who, when) in granted.items():
            for stage in stages:
                row.stage = stage  # type: ignore[attr-defined]
                may = {part for part, post in people.posts.items() if can(rules.may, code, post, row)}
                assert may == (who if stage in when else set()), (code, stage)


# ------------------------------------------------------------------ requests for review
def test_what_is_refused_of_a_request(people: Cast) -> None:
    row, demand, by = asked(people), asked(people, way="demand", asked_by="区检察院"), {"by": people.clerk, "at": AT}
    refused(
        {
            "收到日期不能晚于今天": lambda: asked(people, received_on=date(2026, 3, 3)),
            "应当启动审查": lambda: asking.decline(demand, ground="reviewed", **by),
            "请说明原因": lambda: asking.ask_more(row, reason=" ", **by),
            "不能反馈审查结果": lambda: asking.reply(row, answer="已改。", **by),
        }
    )
    asking.start(row, committee="法制工委", **by)
    refused({"请说明原因": lambda: asking.reply(row, answer=" ", **by)})


def test_what_is_missing_starts_the_days_anew(people: Cast) -> None:
    row = asked(people)
    first = row.due_on
    asking.ask_more(row, reason="请写明是第几条。", by=people.clerk, at=AT)
    asking.complete(row, reason="第九条。", by=people.clerk, at=AT + timedelta(days=20))
    assert first and row.due_on and (row.due_on - first).days == 20
    assert (row.stage, row.reason) == (Asked.RECEIVED, "第九条。")


@pytest.mark.parametrize("stage", [Stage.FILED, Stage.OPINED, Stage.MENDED])
def test_what_is_not_on_record_or_under_review_is_not_shared_by_a_request(people: Cast, stage: str) -> None:
    row = shared(people)
    Filing.objects.filter(pk=row.pk).update(stage=stage)
    asking.start(asked(people, filing=row), committee="法制工委", by=people.clerk, at=AT)
    assert Filing.objects.get(pk=row.pk).stage == stage


def test_a_request_says_how_it_came(people: Cast) -> None:
    assert asked(people).came_in == "工作人员登记"
    assert str(ReviewRequest(document="甲办法")) == "甲办法"


# ------------------------------------------------------------------ with whom and by when
def test_an_organ_files_with_the_congress_of_its_district(people: Cast) -> None:
    assert list(queries.receiving(people.jiaotong_head)) == [people.body]
    assert list(queries.receiving(people.clerk)) == []
    assert queries.asked_of() == people.body
    cast(code="other")
    assert list(queries.receiving(people.jiaotong_head)) == [people.body]


@pytest.mark.parametrize(
    ("amount", "unit", "last"),
    [
        (10, "days", "2026-03-12"),
        (5, "workdays", "2026-03-09"),
        (2, "months", "2026-05-02"),
        (1, "months", "2026-04-02"),
    ],
)
def test_the_last_day_is_counted_from_the_next_one(people: Cast, amount: int, unit: str, last: str) -> None:
    source = {"authority": "地方条例"}
    said = {"amount": amount, "unit": unit, "counted_from": "receipt", "source": source}
    assert profile.last_day(Term.model_validate(said), date(2026, 3, 2)) == date.fromisoformat(last)
    assert profile.last_day(None, date(2026, 3, 2)) is None
