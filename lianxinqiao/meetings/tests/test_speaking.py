"""Speeches with their clock and record, questions with their answers, interpellations with their signers."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import bulletins, letters
from lianxinqiao.meetings.actions import holding, speaking, voting
from lianxinqiao.meetings.models import AgendaItem, Interpellation, Meeting, Speech
from lianxinqiao.meetings.pages import speech_told
from lianxinqiao.meetings.stages import Interpellated, QuestionStage, SpeechStage
from lianxinqiao.meetings.tests.scene import BEGINS, ENDS, called, heard, in_session, seat_of
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.scenes import remembered

LATER = ENDS + timedelta(days=2)


@remembered
def spoken(people: Cast, item: AgendaItem, part: str = "deputy", minutes: int = 4) -> Speech:
    speech = speaking.ask_to_speak(item, by=people.posts[part], at=BEGINS)
    speaking.begin(speech, by=people.chairpersons, at=BEGINS)
    speaking.end(speech, by=people.chairpersons, at=BEGINS + timedelta(minutes=minutes))
    return speech


def test_a_clock_of_the_profile_s_minutes(people: Cast) -> None:
    speech = spoken(people, heard(people, in_session(people)), minutes=13)
    assert speech.minutes == 10
    told = speech_told(speech)
    assert (told["lasted"], told["over"]) == ("13:00", "3:00")


def test_one_after_the_other_and_not_beside_a_vote(people: Cast) -> None:
    meeting = in_session(people, ("decision", "决定"))
    item = heard(people, meeting)
    first = speaking.ask_to_speak(item, by=people.deputy, at=BEGINS)
    with pytest.raises(Refused, match="已经要求"):
        speaking.ask_to_speak(item, by=people.deputy, at=BEGINS)
    second = speaking.ask_to_speak(item, by=people.cosigner, at=BEGINS)
    speaking.begin(first, by=people.chairpersons, at=BEGINS)
    with pytest.raises(Refused, match="正在发言"):
        speaking.begin(second, by=people.chairpersons, at=BEGINS)
    with pytest.raises(Refused, match="正在发言"):
        voting.put(item, by=people.chairpersons, at=BEGINS)


def test_who_is_not_here_does_not_speak(people: Cast) -> None:
    item = heard(people, in_session(people, here=("deputy", "cosigner", "other_deputy")))
    with pytest.raises(Refused, match="签到"):
        speaking.ask_to_speak(item, by=people.delegation_head, at=BEGINS)


def test_the_speaker_checks_the_record_and_the_opinion_is_drafted_from_it(people: Cast) -> None:
    meeting = in_session(people)
    item = heard(people, meeting)
    speech = spoken(people, item)
    holding.close(meeting, by=people.chairpersons, at=ENDS)
    speaking.record(speech, text="学位不足。", by=people.clerk, at=LATER)
    assert Notice.objects.filter(kind="speech.record", recipient=people.deputy.user).exists()
    assert "学位不足" not in letters.opinion_of(item)[1]
    with pytest.raises(Refused):
        speaking.check(speech, text="学位缺口大。", by=people.cosigner, at=LATER)
    speaking.check(speech, text="学位缺口大。", by=people.deputy, at=LATER)
    assert speech.stage == SpeechStage.CHECKED
    assert f"（{people.deputy.person.name}：学位缺口大。）" in letters.opinion_of(item)[1]


def test_a_question_waits_for_the_organ(people: Cast) -> None:
    item = heard(people, in_session(people))
    question = speaking.ask(item, text="何时达标？", by=people.deputy, at=BEGINS)
    assert Notice.objects.filter(kind="item.ask", recipient=people.jiaoyu_head.user).exists()
    with pytest.raises(Refused):
        speaking.answer(question, answered_by="局长", answer="年底。", by=people.jiaotong_head, at=BEGINS)
    speaking.answer(question, answered_by="局长", answer="年底。", by=people.jiaoyu_head, at=BEGINS)
    assert question.stage == QuestionStage.ANSWERED


# ------------------------------------------------------------------ interpellations
SIGNERS = ("deputy", "cosigner", "other_deputy")


@remembered
def filed(people: Cast, meeting: Meeting, signers: tuple[str, ...] = SIGNERS) -> Interpellation:
    return speaking.interpellate(
        meeting,
        unit=people.units["jiaoyu"],
        about="幼儿园欠薪",
        text="三所幼儿园拖欠教师工资。",
        signers=[seat_of(people, part) for part in signers],
        by=people.clerk,
        at=BEGINS - timedelta(days=3),
    )


def test_three_members_sign(people: Cast) -> None:
    """监督法第五十一条."""
    meeting = called(people)
    with pytest.raises(Refused, match="3名以上"):
        filed(people, meeting, SIGNERS[:2])
    assert filed(people, meeting).stage == Interpellated.FILED


@pytest.mark.parametrize(("unsatisfied", "again"), [(1, False), (2, True)])
def test_more_than_half_must_be_discontent_for_a_second_answer(people: Cast, unsatisfied: int, again: bool) -> None:
    """Vector 30: of three signers one cannot, two can; the chairpersons decide."""
    row = filed(people, called(people))
    speaking.hand(row, form="written", by=people.chairpersons, at=BEGINS)
    speaking.give_answer(row, answer="已责成补发。", by=people.jiaoyu_head, at=BEGINS)
    with pytest.raises(Refused, match="先登记"):
        speaking.again(row, form="oral", by=people.chairpersons, at=BEGINS)
    speaking.judge(row, unsatisfied=unsatisfied, by=people.clerk, at=BEGINS)
    if again:
        speaking.again(row, form="oral", by=people.chairpersons, at=BEGINS)
        assert (row.stage, row.rounds, row.answer) == (Interpellated.HANDED, 2, "")
        return
    with pytest.raises(Refused, match="没有过半数"):
        speaking.again(row, form="oral", by=people.chairpersons, at=BEGINS)
    speaking.close(row, by=people.chairpersons, at=BEGINS)
    assert row.stage == Interpellated.CLOSED


def test_the_briefing_holds_what_was_checked_and_answered(people: Cast) -> None:
    meeting = in_session(people)
    item = heard(people, meeting)
    speech = spoken(people, item)
    speaking.record(speech, text="学位不足。", by=people.clerk, at=LATER)
    assert not bulletins.is_spoken(meeting)
    speaking.check(speech, text="学位缺口大。", by=people.deputy, at=LATER)
    question = speaking.ask(item, text="何时达标？", by=people.cosigner, at=BEGINS)
    speaking.answer(question, answered_by="区教育局局长", answer="年底。", by=people.jiaoyu_head, at=BEGINS)
    said = [line.text for line in bulletins.briefing(meeting).paragraphs]
    assert said == [
        f"一、{item.title}",
        f"{people.deputy.person.name}：学位缺口大。",
        f"{people.cosigner.person.name}问：何时达标？",
        "区教育局局长答：年底。",
    ]
