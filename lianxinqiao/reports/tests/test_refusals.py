"""What is refused about reports, issues, speeches and opinions: a table for each, and what is done where nothing is wrong."""

from datetime import date, timedelta

from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import BodyProfile
from lianxinqiao.reports import rules
from lianxinqiao.reports.actions import editing, following, issuing, speaking, writing
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.stages import PointStage, SpeechStage, Stage
from lianxinqiao.reports.tests.scene import (
    EDITED,
    LATER,
    SIGNED,
    WRITTEN,
    drafted,
    edited,
    given,
    handed_in,
    point,
    sent,
    signed,
    speech,
)
from lianxinqiao.rulebook.sections.reports import Reports
from tests.cast import Cast, cast, moment
from tests.refusals import refused

BEFORE, AFTER = moment("2026-01-08"), moment("2026-01-20")


def test_what_is_refused_of_a_draft(council: Cast) -> None:
    by = {"by": council.deputy, "at": WRITTEN}
    refused(
        {
            "请写明标题和内容": lambda: writing.hand_in(drafted(council, title="　"), **by),
            "每篇不超过1500字，现在1501字": lambda: writing.hand_in(drafted(council, text="字" * 1501), **by),
            "反映人本人": lambda: writing.hand_in(drafted(council), by=council.cosigner, at=WRITTEN),
            "应由委员或政协机关办理": lambda: writing.begin(
                body=council.body, values={}, by=council.jiaoyu_clerk, at=WRITTEN
            ),
        }
    )


def test_what_is_refused_while_it_is_edited(council: Cast) -> None:
    report, other = edited(council), edited(council, "cosigner", title="校门口停车太乱")
    by = {"by": council.clerk, "at": EDITED}
    issuing.begin([other], **by)
    other.refresh_from_db()
    refused(
        {
            "请写明标题和内容": lambda: editing.edit(report, title=" ", text="改过。", **by),
            "请写明不采用的原因": lambda: editing.decline(report, reason="\n", **by),
            "只能并入另一篇还没有签发的信息": lambda: editing.combine(report, into=report, **by),
            "请先从那一期里移出": lambda: editing.combine(other, into=report, **by),
            "已经编入一期": lambda: editing.decline(other, reason="内容重复。", **by),
            "处于“已编辑，待编发”阶段，不能取消合并": lambda: editing.part(report, **by),
        }
    )


def test_urgent_is_pressed_and_pressed_again(council: Cast) -> None:
    report = edited(council)
    for urgent in (True, False, True):
        editing.mark(report, by=council.head, at=EDITED)
        assert Report.objects.get(pk=report.pk).urgent is urgent


def test_what_is_refused_of_an_issue(council: Cast) -> None:
    report = edited(council)
    by = {"by": council.clerk, "at": EDITED}
    issue, empty = issuing.begin([report], **by), issuing.begin([edited(council, title="另一件")], **by)
    empty.reports.update(issue=None)
    refused(
        {
            "请先选择信息": lambda: issuing.begin([], **by),
            "请写明标题，并至少选择一篇信息": lambda: issuing.change(issue, title=" ", reports=[report], **by),
            "并至少选择一篇": lambda: issuing.change(issue, title="停车", reports=[], **by),
            "这一期还没有信息": lambda: issuing.sign(empty, by=council.head, at=SIGNED),
            "不能报送": lambda: issuing.send(issue, upper=True, **by),
        }
    )
    issuing.sign(issue, by=council.head, at=SIGNED)
    refused(
        {
            "请选择报送到哪里": lambda: issuing.send(issue, by=council.clerk, at=SIGNED),
            "不能修改这一期": lambda: issuing.change(issue, title="改", reports=[report], **by),
            "不能作废": lambda: issuing.discard(issue, **by),
        }
    )


def test_one_report_becomes_one_issue_by_a_press(council: Cast) -> None:
    report = edited(council)
    issue = issuing.compile_(report, by=council.clerk, at=EDITED)
    assert (issue.title, list(issue.reports.all())) == (report.called, [report])


def test_what_is_refused_of_what_came_of_it(council: Cast) -> None:
    report = sent(council, government=True, units=[council.units["jiaoyu"]])
    by, tomorrow = {"by": council.clerk, "at": LATER}, day(LATER) + timedelta(days=1)
    to_unit, to_government = report.sendings.get(to="unit"), report.sendings.get(to="government")
    refused(
        {
            "日期不能晚于今天": lambda: following.note(report, leader="区长", text="请研究。", on=tomorrow, **by),
            "不能晚于今天": lambda: following.adopt(report, level="district", way="single", on=tomorrow, **by),
            "没有报送上级政协": lambda: following.adopt(report, level="province", way="single", on=day(LATER), **by),
            "请填写办理情况": lambda: following.answer(to_unit, feedback=" ", **by),
            "这里不等待反馈": lambda: following.answer(to_government, feedback="收悉。", **by),
            "收到转送的单位": lambda: following.answer(to_unit, feedback="已办。", by=council.jiaotong_clerk, at=LATER),
        }
    )


def test_what_is_closed_can_still_be_adopted(council: Cast) -> None:
    report = sent(council, government=True)
    following.close(report, by=council.clerk, at=LATER)
    assert report.stage == Stage.CLOSED
    following.adopt(report, level="district", way="single", on=day(LATER), by=council.clerk, at=LATER)
    refused({"不能办结": lambda: following.close(report, by=council.clerk, at=LATER)})


# ------------------------------------------------------------------ speeches
def test_what_is_refused_of_a_speech(council: Cast) -> None:
    congress, by = cast(code="other"), {"by": council.clerk, "at": BEFORE}
    made = speech(council)
    values = {"session": council.session, "topic": "题目", "text": "一、现状。"}
    elsewhere = {**values, "mandate": congress.deputy.mandate}
    refused(
        {
            "发言人不是这一届的委员": lambda: speaking.invite(body=council.body, values=elsewhere, **by),
            "请填写发言稿": lambda: speaking.hand_in(made, text="　", **by),
            "请写明不选用的原因": lambda: speaking.pass_over(made, reason="", **by),
            "不能登记已发言或印发": lambda: speaking.give(made, on=date(2026, 1, 12), **by),
        }
    )
    refused(
        {
            "大会发言由政协办理": lambda: speaking.offer(
                body=congress.body, values=elsewhere, by=congress.clerk, at=BEFORE
            ),
            "委员或政协机关": lambda: speaking.offer(
                body=council.body, values=values, by=council.jiaoyu_clerk, at=BEFORE
            ),
        }
    )


def test_one_who_was_passed_over_may_be_chosen_after_all(council: Cast) -> None:
    made, by = speech(council), {"by": council.clerk, "at": BEFORE}
    speaking.choose(made, way="oral", place=3, **by)
    speaking.pass_over(made, reason=" 与第二篇重复。 ", **by)
    assert (made.stage, made.reason, made.way, made.place) == (SpeechStage.PASSED_OVER, "与第二篇重复。", "", None)
    speaking.choose(made, way="written", **by)
    assert (made.stage, made.reason) == (SpeechStage.CHOSEN, "")


def test_what_is_refused_of_a_speech_that_was_given(council: Cast) -> None:
    made, by = given(council), {"by": council.clerk, "at": AFTER}
    chosen = speech(council, "另一题目")
    speaking.choose(chosen, way="written", by=council.clerk, at=BEFORE)
    refused(
        {
            "请至少梳理一条意见建议": lambda: speaking.draw(made, points=" \n \n", **by),
            "日期不能晚于今天": lambda: speaking.give(chosen, on=date(2026, 1, 21), **by),
            "阶段，不能交稿": lambda: speaking.hand_in(made, text="再改。", **by),
        }
    )


def test_an_oral_speech_keeps_its_seconds(council: Cast) -> None:
    made = speech(council)
    speaking.choose(made, way="oral", place=1, by=council.clerk, at=BEFORE)
    speaking.give(made, on=council.session.closes_on, seconds=412, by=council.clerk, at=AFTER)
    assert made.seconds == 412


def test_what_is_refused_of_an_opinion(council: Cast) -> None:
    drawn, unit = point(council), council.units["jiaoyu"]
    by = {"by": council.clerk, "at": AFTER}
    refused({"反馈期限要晚于今天": lambda: speaking.forward(drawn, unit=unit, due_on=day(AFTER), **by)})
    speaking.forward(drawn, unit=unit, **by)
    assert drawn.due_on and drawn.due_on > day(AFTER)
    refused({"请填写办理情况": lambda: speaking.answer(drawn, feedback=" ", by=council.jiaoyu_clerk, at=AFTER)})
    speaking.answer(drawn, feedback="已列入计划。", by=council.jiaoyu_clerk, at=AFTER)
    speaking.forward(drawn, unit=council.units["caizheng"], due_on=date(2026, 3, 31), **by)
    assert (drawn.stage, drawn.due_on) == (PointStage.FORWARDED, date(2026, 3, 31))


# ------------------------------------------------------------------ the profile
def test_a_body_without_profile_goes_by_what_is_said_to_be_ours(council: Cast) -> None:
    assert rules.of(council.body, WRITTEN).longest == 1500
    BodyProfile.objects.filter(body=council.body).delete()
    assert rules.of(council.body, WRITTEN) == Reports()


def test_who_sees_a_report_at_which_stage(council: Cast) -> None:
    draft, waiting = drafted(council, title="甲"), handed_in(council, title="乙")
    out = sent(council, edited(council, title="丙"), units=[council.units["jiaoyu"]])
    signed(council, edited(council, "cosigner", title="丁"))
    wanted = {
        "deputy": {draft.title, waiting.title, out.title},
        "cosigner": {"丁"},
        "other_deputy": set(),
        "clerk": {"乙", "丙", "丁"},
        "chairpersons": {"乙", "丙", "丁"},
        "jiaoyu_head": {"丙"},
        "jiaotong_head": set(),
    }
    for part, titles in wanted.items():
        seen = set(Report.objects.visible_to(council.posts[part]).values_list("title", flat=True))
        assert seen == titles, part
