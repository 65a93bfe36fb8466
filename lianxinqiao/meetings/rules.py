"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.ballots.outcome import refuse_below_quorum
from lianxinqiao.meetings import electorate, seating
from lianxinqiao.meetings.acts import ACTS, OPINIONS, PLANS
from lianxinqiao.meetings.electorate import known
from lianxinqiao.meetings.models import Meeting, Vote
from lianxinqiao.meetings.stages import (
    AmendmentStage,
    ElectionStage,
    ItemStage,
    Nomination,
    PlanItemStage,
    SpeechStage,
    VoteStage,
)
from lianxinqiao.people.models import Mandate, Post

EARLY = timedelta(hours=2)  # before the meeting begins, from when one signs in

RULES = Rules(ACTS)
OPINION_RULES = Rules(OPINIONS)
PLAN_RULES = Rules(PLANS)


# ------------------------------------------------------------------ what a meeting holds
def open_vote(meeting: Meeting) -> Vote | None:
    return next((vote for vote in known(meeting).votes.all() if vote.stage == VoteStage.OPEN), None)


def agenda_stands(meeting: Meeting) -> bool:
    """If meetings of this kind adopt their agenda, the full meeting must have adopted it."""
    if not meeting.of_kind.adopts_agenda:
        return True
    return any(
        vote.purpose == Vote.Purpose.AGENDA and vote.stage == VoteStage.PASSED for vote in known(meeting).votes.all()
    )


def refuse_beside_a_vote(meeting: Meeting) -> None:
    if vote := open_vote(meeting):
        raise Refused(_("正在表决“%(question)s”，请先结束这项表决。") % {"question": vote.question})
    if running := next((row for row in meeting.elections.all() if row.stage == ElectionStage.VOTING), None):
        raise Refused(_("正在表决“%(question)s”，请先结束这项表决。") % {"question": running})


def refuse_beside_a_speech(meeting: Meeting) -> None:
    for row in known(meeting).speeches.all():
        if row.stage == SpeechStage.SPEAKING:
            raise Refused(_("%(person)s正在发言。") % {"person": row})


def refuse_without_quorum(meeting: Meeting, at: datetime) -> None:
    everybody = electorate.of(meeting, timezone.localdate(at))
    refuse_below_quorum(everybody.base, meeting.of_kind.quorum, len(everybody.here))


def refuse_before_agenda(meeting: Meeting) -> None:
    if not agenda_stands(meeting):
        raise Refused(_("请先由全体会议通过议程。"))


# ------------------------------------------------------------------ before
@RULES("meeting.call")
def with_an_agenda_and_a_list(post: Post, subject: Any, at: datetime) -> None:
    if not subject.items.all():
        raise Refused(_("议程还是空的，请先列入议程。"))
    if not subject.attendees.all():
        raise Refused(_("名单还是空的，请先列入应到人员。"))
    if subject.starts_at <= at:
        raise Refused(_("会议时间已经过去，请先修改会议安排。"))


@RULES("meeting.sign_in")
def sign_in_once_and_in_time(post: Post, subject: Any, at: datetime) -> None:
    """Somebody signs in once for a meeting. Whoever comes back after leaving is entered by the office."""
    row = next((row for row in known(subject).attendees.all() if row.mandate_id == post.mandate_id), None)
    if row and row.signed_in_at:
        raise Refused(_("您已经签到。"))
    if row:
        refuse_suspended(row.mandate, at)
    if at < subject.starts_at - EARLY:
        early = timezone.localtime(subject.starts_at - EARLY).strftime("%Y-%m-%d %H:%M")
        raise Refused(_("签到从%(since)s开始。") % {"since": early})
    refuse_beside_a_vote(subject)


def refuse_suspended(mandate: Mandate, at: datetime) -> None:
    """Nobody attends while their duties are suspended (代表法第六十一条)."""
    if seating.is_suspended(mandate, timezone.localdate(at)):
        raise Refused(_("%(person)s暂停执行代表职务，不出席会议。") % {"person": mandate.person})


@RULES("attendee.leave_hall", "attendee.come_back")
def not_while_a_vote_is_open(post: Post, subject: Any, at: datetime) -> None:
    """The electorate is frozen while a vote is open."""
    refuse_beside_a_vote(subject.meeting)


# ------------------------------------------------------------------ in the hall
@RULES("meeting.open")
def with_a_quorum(post: Post, subject: Any, at: datetime) -> None:
    if at < subject.starts_at - EARLY:
        raise Refused(_("会议还没有到开始时间。"))
    refuse_without_quorum(subject, at)


@RULES("meeting.put_agenda")
def agenda_once(post: Post, subject: Any, at: datetime) -> None:
    if not subject.of_kind.adopts_agenda:
        raise Refused(_("这类会议不用表决议程。"))
    if agenda_stands(subject):
        raise Refused(_("议程已经通过。"))
    refuse_beside_a_vote(subject)
    refuse_without_quorum(subject, at)


@RULES("item.hear")
def in_its_turn(post: Post, subject: Any, at: datetime) -> None:
    refuse_before_agenda(subject.meeting)
    refuse_beside_a_vote(subject.meeting)


@RULES("item.put")
def what_can_be_voted(post: Post, subject: Any, at: datetime) -> None:
    if not subject.of_kind.decides or not subject.meeting.of_kind.votes:
        raise Refused(_("这项议程不用表决。"))
    if subject.kind == "election":
        raise Refused(_("选举用选票进行，请在选举上开始投票。"))
    refuse_before_agenda(subject.meeting)
    refuse_beside_a_vote(subject.meeting)
    refuse_beside_a_speech(subject.meeting)
    if first := next(iter(_filed(subject)), None):
        raise Refused(_("请先表决修正案：%(amendment)s") % {"amendment": first})
    refuse_without_quorum(subject.meeting, at)


def _filed(item: Any) -> list[Any]:
    """Amendments to the item's drafts that wait for their vote, in the order in which they were filed."""
    rows = known(item.meeting).amendments.all()
    return [row for row in rows if row.decision.item_id == item.pk and row.stage == AmendmentStage.FILED]


@RULES("amendment.put")
def in_the_order_of_filing(post: Post, subject: Any, at: datetime) -> None:
    """After the item was heard, one after the other (全国人大常委会议事规则第四十六条)."""
    item = subject.decision.item
    if item.stage != ItemStage.HEARD:
        raise Refused(_("请先听取审议这项议程。"))
    item.meeting = subject.meeting
    if _filed(item)[0].pk != subject.pk:
        raise Refused(_("修正案按提出的次序表决。"))
    refuse_beside_a_vote(subject.meeting)
    refuse_without_quorum(subject.meeting, at)


@RULES("item.withdraw", "item.postpone")
def before_the_vote_is_called(post: Post, subject: Any, at: datetime) -> None:
    """After the chair has called the vote only the vote follows (全国人大常委会议事规则第三十条、第三十一条)."""
    refuse_beside_a_vote(subject.meeting)


@RULES("decision.change", "appointment.withdraw", "amendment.withdraw")
def not_while_it_is_voted(post: Post, subject: Any, at: datetime) -> None:
    """What is put to the vote stands as it is until the vote is over."""
    refuse_beside_a_vote(subject.meeting)


@RULES("item.draft")
def of_what_is_decided(post: Post, subject: Any, at: datetime) -> None:
    refuse_beside_a_vote(subject.meeting)
    if not subject.of_kind.decides or subject.kind in {"appointment", "election", "members"}:
        raise Refused(_("这项议程不作出决议、决定。"))


@RULES("item.nominate")
def of_appointments(post: Post, subject: Any, at: datetime) -> None:
    refuse_beside_a_vote(subject.meeting)
    if subject.kind != "appointment":
        raise Refused(_("任免只列入人事任免议程。"))


@RULES("item.opine")
def once_for_a_report(post: Post, subject: Any, at: datetime) -> None:
    if not subject.of_kind.opines or not subject.meeting.of_kind.opines:
        raise Refused(_("只对听取和审议的报告形成审议意见。"))
    if subject.unit_id is None:
        raise Refused(_("议程没有写明报告机关。"))
    if hasattr(subject, "opinion"):
        raise Refused(_("这项报告已经有审议意见。"))


@RULES("vote.cast")
def who_stands_on_the_roll(post: Post, subject: Any, at: datetime) -> None:
    """In a named vote each person votes once, for themselves, and only who was in the hall when it opened."""
    if not subject.is_named:
        raise Refused(_("这项表决不用表决器。"))
    if post.mandate_id not in subject.here:
        raise Refused(_("表决开始时您没有签到在场，不能参加这项表决。"))
    row = next((row for row in known(subject.meeting).attendees.all() if row.mandate_id == post.mandate_id), None)
    if row and row.by_video:
        raise Refused(_("视频出席的人员举手表决，不使用表决器。"))
    if any(cast.mandate_id == post.mandate_id for cast in subject.casts.all()):
        raise Refused(_("您已经表决。"))


@RULES("meeting.close")
def with_nothing_open(post: Post, subject: Any, at: datetime) -> None:
    refuse_beside_a_vote(subject)
    refuse_beside_a_speech(subject)
    for item in known(subject).items.all():
        waits = {ItemStage.LISTED, ItemStage.HEARD} if item.of_kind.decides else {ItemStage.LISTED}
        if item.stage in waits:
            words = {"title": item.title, "stage": item.get_stage_display()}
            raise Refused(_("议程“%(title)s”还是“%(stage)s”，请先办完、撤回或者决定暂不付表决。") % words)


# ------------------------------------------------------------------ after
@RULES("meeting.approve_minutes")
def what_was_written(post: Post, subject: Any, at: datetime) -> None:
    if not subject.minutes:
        raise Refused(_("会议纪要还没有起草。"))


@RULES("appointment.announce")
def announced_once(post: Post, subject: Any, at: datetime) -> None:
    if subject.announced_on:
        raise Refused(_("这项任免已经公布。"))


@RULES("meeting.swear")
def somebody_who_has_not_sworn(post: Post, subject: Any, at: datetime) -> None:
    if not any(
        row.begins and row.stage == Nomination.PASSED and not row.sworn_on for row in subject.appointments.all()
    ):
        raise Refused(_("没有待宣誓的人员。"))


@RULES("appointment.swear")
def who_takes_office_swears(post: Post, subject: Any, at: datetime) -> None:
    if not subject.begins:
        raise Refused(_("免职、辞职不用宣誓。"))
    if subject.sworn_on:
        raise Refused(_("宣誓已经登记。"))


@OPINION_RULES("deliberation.plan")
def planned_once(post: Post, subject: Any, at: datetime) -> None:
    if subject.plan_on:
        raise Refused(_("办理方案已经提交。"))


@OPINION_RULES("deliberation.close")
def commented_and_not_failed(post: Post, subject: Any, at: datetime) -> None:
    """A committee comments on it before it goes to the standing committee. One that failed its test comes back."""
    if not subject.comment:
        raise Refused(_("请先登记专门（工作）委员会意见。"))
    if subject.passed is False:
        raise Refused(_("满意度测评没有通过，应退回重新研究处理。"))


@OPINION_RULES("deliberation.test")
def tested_once_a_round(post: Post, subject: Any, at: datetime) -> None:
    if subject.passed is not None:
        raise Refused(_("这一轮已经测评。"))


# ------------------------------------------------------------------ the year plan
@PLAN_RULES("plan.adopt")
def with_a_committee_and_a_month(post: Post, subject: Any, at: datetime) -> None:
    rows = [item for item in subject.items.all() if item.stage == PlanItemStage.PLANNED]
    if not rows:
        raise Refused(_("计划还是空的。"))
    if waiting := sum(item.stage == PlanItemStage.PROPOSED for item in subject.items.all()):
        raise Refused(_("还有%(n)s个申报的议题没有决定是否采纳。") % {"n": waiting})
    for item in rows:
        if not item.committee or not item.month:
            raise Refused(_("“%(title)s”还没有写明承担的委员会和月份。") % {"title": item.title})


@PLAN_RULES("planned.put_on_agenda")
def once_and_what_meetings_hear(post: Post, subject: Any, at: datetime) -> None:
    if subject.agenda_item_id:
        raise Refused(_("这个事项已经列入会议议程。"))
