"""What the rows of speaking, asking and interpellating cannot say."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings.electorate import known
from lianxinqiao.meetings.models import Meeting, Speech
from lianxinqiao.meetings.rules import RULES, refuse_before_agenda, refuse_beside_a_vote
from lianxinqiao.meetings.stages import SpeechStage
from lianxinqiao.people.models import Post


def speaking(meeting: Meeting) -> Speech | None:
    return next((row for row in meeting.speeches.all() if row.stage == SpeechStage.SPEAKING), None)


@RULES("item.ask_to_speak")
def once_at_a_time(post: Post, subject: Any, at: datetime) -> None:
    """Whoever waits already waits once; a second speech is asked for after the first."""
    refuse_before_agenda(subject.meeting)
    if post.mandate_id is None:
        return
    _refuse_away(subject.meeting, post.mandate_id)
    waits = {SpeechStage.WAITING, SpeechStage.SPEAKING}
    if any(
        row.mandate_id == post.mandate_id and row.item_id == subject.pk and row.stage in waits
        for row in subject.meeting.speeches.all()
    ):
        raise Refused(_("您已经要求就这项议程发言。"))


@RULES("item.ask")
def who_is_here(post: Post, subject: Any, at: datetime) -> None:
    refuse_before_agenda(subject.meeting)
    if subject.unit_id is None:
        raise Refused(_("这项议程没有报告机关，没有询问的对象。"))
    if post.mandate_id is not None:
        _refuse_away(subject.meeting, post.mandate_id)


def _refuse_away(meeting: Meeting, mandate: int) -> None:
    row = next((row for row in known(meeting).attendees.all() if row.mandate_id == mandate), None)
    if row is None or not row.is_here:
        raise Refused(_("请先签到。"))


@RULES("speech.begin")
def one_after_the_other(post: Post, subject: Any, at: datetime) -> None:
    """After the chair has called the vote nobody speaks any more (北京市议事规则第三十四条)."""
    refuse_beside_a_vote(subject.meeting)
    if now := speaking(subject.meeting):
        raise Refused(_("%(person)s正在发言。") % {"person": now})


@RULES("interpellation.again")
def when_more_than_half_are_not_content(post: Post, subject: Any, at: datetime) -> None:
    """监督法第五十三条: more than half of the signers must be discontent; the chairpersons then decide."""
    if subject.unsatisfied is None:
        raise Refused(_("请先登记联名人是否满意。"))
    signed = subject.signers.count()
    if subject.unsatisfied * 2 <= signed:
        words = {"signed": signed, "n": subject.unsatisfied}
        raise Refused(_("%(signed)s名联名人中%(n)s人不满意，没有过半数，不能要求再作答复。") % words)
