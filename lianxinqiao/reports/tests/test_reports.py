"""A report from the phone to the leader's note: every step, who is told of it, and what is refused."""

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import verifying
from lianxinqiao.notices.models import Notice
from lianxinqiao.reports import changes
from lianxinqiao.reports.actions import editing, following, issuing, writing
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.stages import IssueStage, Stage
from lianxinqiao.reports.tests.scene import (
    EDITED,
    LATER,
    SIGNED,
    TEXT,
    WRITTEN,
    drafted,
    edited,
    handed_in,
    sent,
    signed,
)
from tests.cast import Cast, cast


def told(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True))


# ------------------------------------------------------------------ writing
def test_it_is_numbered_when_it_is_handed_in(council: Cast) -> None:
    first, second = handed_in(council), handed_in(council, "cosigner", title="另一件事")
    assert (first.number_text, second.number_text) == ("2026-001", "2026-002")
    assert first.handed_in_on == WRITTEN.date()
    assert {council.clerk.user.pk, council.head.user.pk} <= told("report.hand_in")


def test_a_draft_is_its_writer_s_alone(council: Cast) -> None:
    report = drafted(council)
    for part, sees in (("deputy", True), ("cosigner", False), ("clerk", False), ("jiaoyu_clerk", False)):
        assert Report.objects.visible_to(council.posts[part]).filter(pk=report.pk).exists() is sees, part


def test_it_says_one_matter_in_few_words(council: Cast) -> None:
    report = drafted(council, text="很" * 1501)
    with pytest.raises(Refused, match="每篇不超过1500字，现在1501字"):
        writing.hand_in(report, by=council.deputy, at=WRITTEN)
    writing.save(report, values={"text": "很" * 1500}, by=council.deputy, at=WRITTEN)
    writing.hand_in(report, by=council.deputy, at=WRITTEN)


def test_an_empty_one_is_not_handed_in(council: Cast) -> None:
    with pytest.raises(Refused, match="请写明标题和内容"):
        handed_in(council, text="　")


def test_a_congress_takes_none(db: None) -> None:
    people = cast()
    with pytest.raises(Refused, match="由政协办理"):
        drafted(people)


def test_a_sector_s_name_stands_on_it_and_the_writer_behind_it(council: Cast) -> None:
    report = handed_in(council, source="sector", in_name_of="教育界")
    assert report.writer == "教育界"
    assert report.mandate == council.deputy.mandate


def test_nobody_overwrites_what_they_have_not_read(council: Cast) -> None:
    report = drafted(council)
    read = report.saved_at
    writing.save(report, values={"text": "在手机上写的。"}, read=read, by=council.deputy, at=EDITED)
    with pytest.raises(Refused, match="另一个窗口"):
        writing.save(report, values={"text": "在电脑上写的。"}, read=read, by=council.deputy, at=SIGNED)


# ------------------------------------------------------------------ the office
def test_the_writer_s_words_stay_and_changes_are_seen(council: Cast) -> None:
    report = handed_in(council)
    text = TEXT.replace("人车混行", "人车混行、险象环生")
    editing.edit(report, title="小学周边停车难", text=text, by=council.clerk, at=EDITED)
    report.refresh_from_db()
    assert (report.text, report.words, report.called) == (TEXT, text, "小学周边停车难")
    found = changes.between(report.text, report.edited_text)
    assert "".join(piece.words for piece in found if piece.kind != "gone") == text
    assert "".join(piece.words for piece in found if piece.kind != "new") == TEXT
    assert any(piece.kind == "new" and "险象环生" in piece.words for piece in found)


def test_only_the_office_edits(council: Cast) -> None:
    report = handed_in(council)
    for part in ("deputy", "chairpersons", "auditor", "jiaoyu_clerk"):
        with pytest.raises(Refused):
            editing.edit(report, title="改", text="改", by=council.posts[part], at=EDITED)


def test_alike_ones_are_combined_and_each_writer_is_told(council: Cast) -> None:
    first, second = edited(council), handed_in(council, "cosigner", title="校门口停车太乱")
    editing.combine(second, into=first, by=council.clerk, at=EDITED)
    assert told("report.combine") == {council.cosigner.user.pk}
    report = sent(council, first)
    assert told("report.sent") == {council.deputy.user.pk}
    assert told("report.followed") == {council.cosigner.user.pk}
    following.note(report, leader="区长", text="请教育局研究。", on=LATER.date(), by=council.clerk, at=LATER)
    assert told("report.note") == {council.deputy.user.pk}
    notice = Notice.objects.filter(kind="report.followed").latest("pk")
    assert "请教育局研究" in notice.body
    assert notice.url == second.get_absolute_url()


def test_combining_is_undone_until_the_issue_is_signed(council: Cast) -> None:
    first, second = edited(council), edited(council, "cosigner", title="校门口停车太乱")
    editing.combine(second, into=first, by=council.clerk, at=EDITED)
    editing.part(second, by=council.clerk, at=EDITED)
    second.refresh_from_db()
    assert (second.stage, second.lead) == (Stage.EDITED, None)
    editing.combine(second, into=first, by=council.clerk, at=EDITED)
    signed(council, first)
    second.refresh_from_db()
    with pytest.raises(Refused, match="已经签发"):
        editing.part(second, by=council.clerk, at=SIGNED)


def test_it_is_not_combined_into_itself(council: Cast) -> None:
    report = edited(council)
    with pytest.raises(Refused, match="另一篇"):
        editing.combine(report, into=report, by=council.clerk, at=EDITED)


def test_what_is_not_used_says_why(council: Cast) -> None:
    report = handed_in(council)
    with pytest.raises(Refused, match="原因"):
        editing.decline(report, reason=" ", by=council.clerk, at=EDITED)
    editing.decline(report, reason="反映的问题区里已经在办，进展见第12期。", by=council.clerk, at=EDITED)
    notice = Notice.objects.get(kind="report.decline")
    assert notice.recipient == council.deputy.user
    assert "第12期" in notice.body


# ------------------------------------------------------------------ the issue
def test_issues_are_numbered_in_the_year_and_in_all(council: Cast) -> None:
    first, second = signed(council), signed(council, edited(council, "cosigner", title="另一件事"))
    assert (first.number, first.in_all, second.number, second.in_all) == (1, 1, 2, 2)
    third = issuing.begin([edited(council, title="第三件事")], by=council.clerk, at=EDITED)
    issuing.sign(third, by=council.head, at=SIGNED.replace(year=2027))
    assert (third.year, third.number, third.in_all) == (2027, 1, 3)


def test_only_the_head_signs(council: Cast) -> None:
    issue = issuing.begin([edited(council)], by=council.clerk, at=EDITED)
    with pytest.raises(Refused, match="政协机关负责人"):
        issuing.sign(issue, by=council.clerk, at=SIGNED)


def test_a_report_stands_in_one_issue(council: Cast) -> None:
    report = edited(council)
    issue = issuing.begin([report], by=council.clerk, at=EDITED)
    with pytest.raises(Refused, match="已经编入一期"):
        issuing.begin([report], by=council.clerk, at=EDITED)
    issuing.discard(issue, by=council.clerk, at=EDITED)
    report.refresh_from_db()
    assert issuing.begin([report], by=council.clerk, at=EDITED).stage == IssueStage.PREPARED


def test_the_builder_puts_reports_in_and_takes_them_out(council: Cast) -> None:
    first, second = edited(council), edited(council, "cosigner", title="另一件事", urgent=True)
    issue = issuing.begin([first], by=council.clerk, at=EDITED)
    issuing.change(issue, title="两件急事", reports=[second], by=council.clerk, at=EDITED)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.issue, second.issue, issue.urgent) == (None, issue, True)


def test_it_goes_to_each_place_once(council: Cast) -> None:
    issue = signed(council)
    unit = council.units["jiaoyu"]
    issuing.send(issue, upper=True, units=[unit], by=council.clerk, at=SIGNED)
    with pytest.raises(Refused, match="都已经报送过"):
        issuing.send(issue, upper=True, by=council.clerk, at=SIGNED)
    issuing.send(issue, upper=True, government=True, by=council.clerk, at=SIGNED)
    report = issue.reports.get()
    assert sorted(report.sendings.values_list("to", flat=True)) == ["government", "unit", "upper"]
    assert Report.objects.visible_to(council.jiaoyu_clerk).get() == report
    assert not Report.objects.visible_to(council.jiaotong_clerk).exists()
    assert council.jiaoyu_head.user.pk in told("report.sent")


# ------------------------------------------------------------------ what came of it
def test_adoption_above_needs_that_it_went_there(council: Cast) -> None:
    report = sent(council, government=True)
    known = {"way": "passed_on", "on": LATER.date(), "by": council.clerk, "at": LATER}
    with pytest.raises(Refused, match="没有报送上级政协"):
        following.adopt(report, level="city", **known)
    following.adopt(report, level="district", **known)
    with pytest.raises(Refused, match="已经登记过采用"):
        following.adopt(report, level="district", **known)
    assert told("report.adopt") == {council.deputy.user.pk}


def test_the_unit_answers_once_and_the_writer_reads_it(council: Cast) -> None:
    report = sent(council, units=[council.units["jiaoyu"]])
    sending = report.sendings.get()
    with pytest.raises(Refused):
        following.answer(sending, feedback="已办。", by=council.jiaotong_clerk, at=LATER)
    following.answer(sending, feedback="已划定限时停车位40个。", by=council.jiaoyu_clerk, at=LATER)
    assert council.deputy.user.pk in told("sending.answer")
    with pytest.raises(Refused, match="已经反馈"):
        following.answer(sending, feedback="再说一遍。", by=council.jiaoyu_clerk, at=LATER)


def test_the_journal_covers_all_of_it(council: Cast) -> None:
    report = sent(council, upper=True, units=[council.units["jiaoyu"]])
    following.adopt(report, level="city", way="single", on=LATER.date(), by=council.clerk, at=LATER)
    assert verifying.everything().findings == []
    Report.objects.filter(pk=report.pk).update(edited_text="后来改过。")
    assert verifying.everything().findings
