"""The plenary's voices: each party heard once, opinions drawn, forwarded, answered and told to the speaker."""

from datetime import date

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.notices.models import Notice
from lianxinqiao.reports.actions import speaking
from lianxinqiao.reports.models import Speech
from lianxinqiao.reports.stages import PointStage, SpeechStage
from lianxinqiao.reports.tests.scene import given, point, speech
from tests.cast import Cast, moment

BEFORE, AFTER = moment("2026-01-08"), moment("2026-01-20")


def test_who_is_invited_hands_in_and_is_told_of_the_choice(council: Cast) -> None:
    values = {"session": council.session, "topic": "办好家门口的老年食堂", "mandate": council.deputy.mandate}
    made = speaking.invite(body=council.body, values=values, by=council.clerk, at=moment("2025-12-01"))
    with pytest.raises(Refused, match="发言稿"):
        speaking.hand_in(made, text=" ", by=council.deputy, at=BEFORE)
    speaking.hand_in(made, text="一、现状。", by=council.deputy, at=BEFORE)
    speaking.choose(made, way="oral", place=1, by=council.clerk, at=BEFORE)
    assert set(Notice.objects.filter(kind__startswith="speech.").values_list("kind", "recipient__name")) >= {
        ("speech.invite", council.deputy.user.name),
        ("speech.choose", council.deputy.user.name),
    }


def test_each_party_speaks_once_and_its_second_speech_is_printed(council: Cast) -> None:
    party = {"behalf": "party", "in_name_of": "民盟云河区总支"}
    first, second = speech(council, "题目一", **party), speech(council, "题目二", "cosigner", **party)
    speaking.choose(first, way="oral", place=1, by=council.clerk, at=BEFORE)
    with pytest.raises(Refused, match="已经有一篇口头发言：题目一"):
        speaking.choose(second, way="oral", place=2, by=council.clerk, at=BEFORE)
    speaking.choose(second, way="written", by=council.clerk, at=BEFORE)
    members = [speech(council, f"个人题目{place}") for place in (1, 2)]
    for made in members:
        speaking.choose(made, way="oral", by=council.clerk, at=BEFORE)


def test_a_written_one_has_no_clock(council: Cast) -> None:
    made = speech(council)
    speaking.choose(made, way="written", by=council.clerk, at=BEFORE)
    speaking.give(made, on=council.session.closes_on, seconds=300, by=council.clerk, at=AFTER)
    assert (made.stage, made.seconds) == (SpeechStage.GIVEN, None)


def test_members_read_what_was_given_and_their_own(council: Cast) -> None:
    own, printed = speech(council), given(council, "另一题目", part="other_deputy")
    assert set(Speech.objects.visible_to(council.deputy)) == {own, printed}
    assert set(Speech.objects.visible_to(council.cosigner)) == {printed}


def test_opinions_are_drawn_line_by_line(council: Cast) -> None:
    made = given(council)
    drawn = speaking.draw(made, points="一条。\n\n 两条。 \n", by=council.clerk, at=AFTER)
    assert [(each.number, each.text) for each in drawn] == [(1, "一条。"), (2, "两条。")]
    assert [each.number for each in speaking.draw(made, points="三条。", by=council.clerk, at=AFTER)] == [3]


def test_nothing_is_drawn_from_what_was_not_given(council: Cast) -> None:
    with pytest.raises(Refused, match="不能梳理意见建议"):
        speaking.draw(speech(council), points="一条。", by=council.clerk, at=BEFORE)


def test_an_opinion_is_answered_by_its_unit_and_told_to_the_speaker(council: Cast) -> None:
    one = point(council)
    speaking.forward(one, unit=council.units["jiaoyu"], by=council.clerk, at=AFTER)
    assert one.due_on == date(2026, 4, 20)
    with pytest.raises(Refused):
        speaking.answer(one, feedback="已办。", by=council.jiaotong_clerk, at=AFTER)
    speaking.answer(one, feedback="年内新建两所。", by=council.jiaoyu_clerk, at=moment("2026-03-10"))
    speaking.close(one, by=council.clerk, at=moment("2026-03-12"))
    assert one.stage == PointStage.CLOSED
    notice = Notice.objects.get(kind="point.close")
    assert notice.recipient == council.deputy.user
    assert "年内新建两所" in notice.body
