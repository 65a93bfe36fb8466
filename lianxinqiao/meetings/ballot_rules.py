"""What the table cannot say of votes that are counted by papers: two scrutineers, slips, and the box."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots.stages import BallotStage
from lianxinqiao.meetings import tallies
from lianxinqiao.meetings.electorate import known
from lianxinqiao.meetings.rules import RULES, refuse_beside_a_vote, refuse_suspended
from lianxinqiao.people.models import Post


@RULES("vote.count")
def of_papers_or_hands_by_video(post: Post, subject: Any, at: datetime) -> None:
    if not tallies.is_counted_by_two(subject):
        raise Refused(_("只有无记名投票由监票人计票。"))


@RULES("item.prepare_ballot")
def once_for_what_is_decided(post: Post, subject: Any, at: datetime) -> None:
    if not subject.of_kind.decides or not subject.meeting.of_kind.votes:
        raise Refused(_("这项议程不用表决。"))
    refuse_beside_a_vote(subject.meeting)
    if any(box.is_open and box.item_id == subject.pk for box in known(subject.meeting).boxes.all()):
        raise Refused(_("这项议程已经准备了手机表决票。"))


@RULES("meeting.draw")
def who_is_in_the_hall(post: Post, subject: Any, at: datetime) -> None:
    """After signing in, never by video, and not while a vote is open: then nothing is written of those who vote."""
    row = next((row for row in known(subject).attendees.all() if row.mandate_id == post.mandate_id), None)
    if row is None or row.signed_in_at is None or not row.is_here:
        raise Refused(_("请先签到再领表决票。"))
    if row.by_video:
        raise Refused(_("视频出席的人员举手表决，不领表决票。"))
    refuse_suspended(row.mandate, at)
    refuse_beside_a_vote(subject)


@RULES("vote.close")
def after_box_and_papers(post: Post, subject: Any, at: datetime) -> None:
    """What two scrutineers count stands, and is the same, before the chair announces it."""
    if subject.box is not None and subject.box.stage != BallotStage.OPENED:
        raise Refused(_("要等监票人开箱计票。"))
    if tallies.is_counted_by_two(subject):
        tallies.agreed(subject)


@RULES("vote.annul")
def before_the_box_is_opened(post: Post, subject: Any, at: datetime) -> None:
    if subject.box is not None and subject.box.stage == BallotStage.OPENED:
        raise Refused(_("已经开箱计票，结果不能作废。"))
