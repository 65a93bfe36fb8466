"""Contacts, opinions, extensions, holds; the gates of a reply."""

from datetime import date, timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.actions import handling, replying
from lianxinqiao.matters.stages import ReplyStage, Stage
from tests.cast import Cast, cast
from tests.walks import Walk, a_suggestion


def test_the_deputy_confirms_or_disputes_a_contact(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    contact = handling.note_contact(
        walk.handling, kind="phone", held_on=walk.at.date(), note="说明打算。", by=people.jiaoyu_clerk, at=walk.at
    )
    handling.dispute_contact(contact, reason="没有接到电话。", by=people.deputy, at=walk.at)
    assert contact.disputed == "没有接到电话。"
    handling.confirm_contact(contact, by=people.deputy, at=walk.later())
    assert contact.confirmed_by == people.deputy
    with pytest.raises(Refused, match="已经确认"):
        handling.confirm_contact(contact, by=people.deputy, at=walk.at)


def test_a_contact_is_not_in_the_future(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    with pytest.raises(Refused, match="不能晚于今天"):
        tomorrow = walk.at.date() + timedelta(days=1)
        handling.note_contact(
            walk.handling, kind="phone", held_on=tomorrow, note="…", by=people.jiaoyu_clerk, at=walk.at
        )


def test_a_hold_moves_the_date_by_the_days_it_stood(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    before = walk.suggestion.due_on
    handling.hold(walk.suggestion, reason="等待上级批复。", by=people.head, at=walk.at)
    with pytest.raises(Refused, match="已经中止"):
        handling.hold(walk.suggestion, reason="再次。", by=people.head, at=walk.at)
    handling.release(walk.suggestion, by=people.head, at=walk.later(20))
    walk.suggestion.refresh_from_db()
    moved = (walk.suggestion.due_on - before).days
    assert 19 <= moved <= 30
    assert walk.handling.due_on == walk.suggestion.due_on


def test_a_clerk_does_not_authorise_a_hold(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    with pytest.raises(Refused, match="代工委负责人"):
        handling.hold(walk.suggestion, reason="…", by=people.clerk, at=walk.at)


def test_beijing_extends_with_consent_up_to_six_months(db: None) -> None:
    people = cast("beijing-2014")
    assert people.body.profiles.get().version.rules.extension.decided_by == "office"
    walk = a_suggestion(people, at=Stage.HANDLING)
    mode = walk.suggestion.profile_version.rules.extension
    assert mode.mode == "by_consent"
    asked = handling.ask_extension(walk.handling, reason="需要专项论证。", by=people.jiaoyu_clerk, at=walk.at)
    with pytest.raises(Refused, match="代工委负责人批准"):
        handling.grant_extension(asked, by=people.deputy, at=walk.at)
    handling.grant_extension(asked, by=people.head, at=walk.later())
    assert asked.due_after > asked.due_before


def test_where_the_law_sets_classes_there_is_no_extension(db: None) -> None:
    people = cast("national-minimum")
    walk = a_suggestion(people, at=Stage.HANDLING)
    with pytest.raises(Refused, match="不设延期"):
        handling.ask_extension(walk.handling, reason="…", by=people.jiaoyu_clerk, at=walk.at)


def test_the_gates_stand_in_their_order(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.COUNTERSIGNING)
    with pytest.raises(Refused, match="会签"):
        replying.sign(walk.reply, by=people.jiaoyu_head, at=walk.at)
    replying.countersign(walk.reply.countersigns.get(), by=people.caizheng_head, at=walk.at)
    with pytest.raises(Refused, match="签发"):
        replying.review(walk.reply, by=people.supervision, at=walk.at)
    replying.sign(walk.reply, by=people.jiaoyu_head, at=walk.at)
    with pytest.raises(Refused, match="督查审核"):
        replying.deliver(walk.reply, by=people.clerk, at=walk.at)
    replying.review(walk.reply, by=people.supervision, at=walk.at)
    replying.deliver(walk.reply, by=people.clerk, at=walk.at)
    assert walk.reply.stage == ReplyStage.DELIVERED


def test_a_unit_clerk_does_not_sign(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.SIGNING)
    with pytest.raises(Refused, match="承办单位负责人"):
        replying.sign(walk.reply, by=people.jiaoyu_clerk, at=walk.at)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"body": " "}, "正文还是空"),
        ({"reply_class": ""}, "选择答复类别"),
        ({"promise_due_on": None}, "承诺事项"),
        ({"openness": "closed"}, "说明理由"),
        ({"openness": "summary", "openness_reason": "涉及个人。"}, "公开摘要"),
    ],
)
def test_an_unfinished_reply_is_not_sent(people: Cast, change: dict[str, object], sentence: str) -> None:
    walk = Walk(people).drafted()
    replying.save(walk.reply, by=people.jiaoyu_clerk, at=walk.at, **change)
    with pytest.raises(Refused, match=sentence):
        replying.send(walk.reply, by=people.jiaoyu_clerk, at=walk.at)


def test_supervision_changes_the_class_with_a_reason(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.REVIEWING)
    with pytest.raises(Refused, match="说明理由"):
        replying.review(walk.reply, reply_class="PLANNED", by=people.supervision, at=walk.at)
    replying.review(walk.reply, reply_class="PLANNED", reason="尚未开工。", by=people.supervision, at=walk.at)
    assert walk.reply.reply_class == "PLANNED"


def test_a_reply_sent_back_passes_all_gates_again(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.DELIVERING)
    with pytest.raises(Refused, match="该环节的人员"):
        replying.send_back(walk.reply, reason="改。", by=people.supervision, at=walk.at)
    replying.send_back(walk.reply, reason="没有逐条答复。", by=people.clerk, at=walk.at)
    reply = walk.reply
    assert reply.stage == ReplyStage.DRAFT
    assert reply.signed_by is None
    replying.send(reply, by=people.jiaoyu_clerk, at=walk.at)
    assert reply.stage == ReplyStage.COUNTERSIGNING


def test_delivering_asks_the_deputies_and_opens_the_promise(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    assert walk.suggestion.answered_on == walk.at.date()
    assert walk.suggestion.answer_due_on == walk.suggestion.due_on
    assert walk.assessment.due_on == walk.suggestion.assess_due_on
    assert walk.promise.due_on == date(2026, 4, 30)


def test_a_solved_one_promises_nothing(people: Cast) -> None:
    walk = Walk(people).answered("SOLVED")
    assert not walk.suggestion.promises.exists()


def test_many_drafts_are_released_together_and_the_unfinished_is_named(people: Cast) -> None:
    done, unfinished = Walk(people).drafted(), Walk(people).drafted()
    replying.save(unfinished.reply, body="", by=people.jiaoyu_clerk, at=unfinished.at)
    refused = replying.send_many([done.reply, unfinished.reply], by=people.jiaoyu_clerk, at=done.at)
    assert [reply.pk for reply, _ in refused] == [unfinished.reply.pk]
    assert done.reply.stage == ReplyStage.COUNTERSIGNING
