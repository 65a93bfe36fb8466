"""A meeting from its draft to its publication, and what each step asks."""

from datetime import date, timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings.actions import attending, following, holding, keeping, proposing, voting
from lianxinqiao.meetings.models import Attendee, Meeting, Member
from lianxinqiao.meetings.stages import DecisionStage, ItemStage, Stage, VoteStage
from lianxinqiao.meetings.tests.scene import (
    BEGINS,
    CALLED,
    ENDS,
    called,
    decided,
    drafted,
    heard,
    in_session,
    item_of,
    seat_of,
)
from lianxinqiao.notices.models import Notice
from tests.cast import Cast

PLAN = ("plan", "云河区2026年度投资项目计划")


def test_everybody_in_office_is_called_and_told(people: Cast) -> None:
    meeting = called(people)
    assert meeting.attendees.count() == 4
    assert meeting.number == 1
    assert str(meeting) == "第十七届常委会第一次会议"
    told = set(Notice.objects.filter(kind="meeting.call").values_list("recipient_id", flat=True))
    assert {people.deputy.user.pk, people.jiaoyu_clerk.user.pk} <= told


def test_the_number_goes_on_through_the_term(people: Cast) -> None:
    called(people)
    second = called(people, unseated=True, starts_at=BEGINS + timedelta(days=60), ends_at=ENDS + timedelta(days=60))
    assert second.number == 2


def test_an_empty_agenda_is_not_sent_out(people: Cast) -> None:
    with pytest.raises(Refused, match="议程还是空的"):
        attending.call(drafted(people), by=people.clerk, at=CALLED)


def test_a_late_notice_says_why(people: Cast) -> None:
    meeting = drafted(people)
    item_of(people, meeting)
    late = BEGINS - timedelta(days=3)
    with pytest.raises(Refused, match="已经晚了4天"):
        attending.call(meeting, by=people.clerk, at=late)
    attending.call(meeting, reason="防汛形势紧急", by=people.clerk, at=late)
    assert meeting.late_reason == "防汛形势紧急"


def test_no_meeting_without_more_than_half_of_all(people: Cast) -> None:
    meeting = called(people)
    for part in ("deputy", "cosigner"):
        attending.sign_in(meeting, by=people.posts[part], at=BEGINS)
    with pytest.raises(Refused, match="至少要有3人出席，现在签到2人"):
        holding.open_(meeting, by=people.chairpersons, at=BEGINS)
    attending.sign_in(meeting, by=people.other_deputy, at=BEGINS)
    holding.open_(meeting, by=people.chairpersons, at=BEGINS)
    assert meeting.stage == Stage.IN_SESSION


def test_one_signs_in_oneself_and_once(people: Cast) -> None:
    meeting = called(people)
    attending.sign_in(meeting, by=people.deputy, at=BEGINS)
    with pytest.raises(Refused, match="已经签到"):
        attending.sign_in(meeting, by=people.deputy, at=BEGINS)
    with pytest.raises(Refused, match="签到从"):
        attending.sign_in(meeting, by=people.cosigner, at=BEGINS - timedelta(hours=3))


def test_the_agenda_is_adopted_first(people: Cast) -> None:
    meeting = called(people)
    for part in ("deputy", "cosigner", "other_deputy"):
        attending.sign_in(meeting, by=people.posts[part], at=BEGINS)
    holding.open_(meeting, by=people.chairpersons, at=BEGINS)
    item = meeting.items.get()
    with pytest.raises(Refused, match="先由全体会议通过议程"):
        holding.hear(item, by=people.chairpersons, at=BEGINS)
    vote = voting.put_agenda(meeting, by=people.chairpersons, at=BEGINS)
    assert voting.close(vote, yes=3, by=people.chairpersons, at=BEGINS) == VoteStage.PASSED
    holding.hear(item, by=people.chairpersons, at=BEGINS)
    assert item.stage == ItemStage.HEARD


def test_who_left_the_hall_is_missing_at_the_next_vote(people: Cast) -> None:
    """Vector 12: the quorum is asked again before each vote."""
    meeting = in_session(people, PLAN, here=("deputy", "cosigner", "other_deputy"))
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS)
    attending.leave_hall(meeting.attendees.get(mandate=seat_of(people, "deputy")), by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="现在签到2人"):
        voting.put(item, by=people.chairpersons, at=BEGINS)
    attending.come_back(meeting.attendees.get(mandate=seat_of(people, "delegation_head")), by=people.clerk, at=BEGINS)
    vote = voting.put(item, by=people.chairpersons, at=BEGINS)
    assert (vote.base, len(vote.here), vote.needed) == (4, 3, 3)


def test_video_counts_only_where_it_was_decided(people: Cast) -> None:
    """Vector 13."""
    meeting = called(people)
    row = meeting.attendees.get(mandate=seat_of(people, "deputy"))
    with pytest.raises(Refused, match="没有决定允许视频"):
        attending.come_back(row, by_video=True, by=people.clerk, at=BEGINS)


def test_a_seat_given_up_is_not_in_the_base_of_the_next_vote(people: Cast) -> None:
    meeting = in_session(people, PLAN)
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS)
    member = Member.objects.get(mandate=seat_of(people, "delegation_head"))
    keeping.end_member(member, to_on=date(2026, 3, 24), by=people.clerk, at=BEGINS)
    vote = voting.put(item, by=people.chairpersons, at=BEGINS)
    assert (vote.base, vote.needed) == (3, 2)


def test_a_resolution_is_numbered_signed_and_published(people: Cast) -> None:
    meeting = in_session(people, PLAN)
    item = heard(people, meeting)
    decision = proposing.draft_decision(
        item, kind="resolution", title="关于批准计划的决议", text="批准。", by=people.clerk, at=BEGINS
    )
    decided(people, item, yes=3, no=1)
    decision.refresh_from_db()
    assert (decision.stage, decision.number, decision.adopted_on) == (DecisionStage.ADOPTED, 1, date(2026, 3, 24))
    assert decision.due_on == date(2026, 3, 29)
    with pytest.raises(Refused):
        following.publish_decision(decision, by=people.clerk, at=ENDS)
    following.sign(decision, by=people.chairpersons, at=ENDS)
    following.publish_decision(decision, by=people.clerk, at=ENDS)
    assert decision.published_on == date(2026, 3, 24)


def test_what_misses_its_majority_is_rejected(people: Cast) -> None:
    """Half of all is not more than half, whoever came."""
    meeting = in_session(people, PLAN)
    item = heard(people, meeting)
    decision = proposing.draft_decision(
        item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS
    )
    vote = decided(people, item, yes=2, abstain=2)
    decision.refresh_from_db()
    assert (vote.stage, decision.stage, decision.number) == (VoteStage.FAILED, DecisionStage.REJECTED, None)


def test_a_vote_that_passed_is_not_held_again(people: Cast) -> None:
    """Vector 20."""
    meeting = in_session(people, PLAN)
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS)
    vote = decided(people, item)
    with pytest.raises(Refused):
        voting.put(item, by=people.chairpersons, at=BEGINS)
    with pytest.raises(Refused):
        voting.annul(vote, reason="想再表决一次", by=people.chairpersons, at=BEGINS)


def test_a_fault_is_annulled_and_kept(people: Cast) -> None:
    meeting = in_session(people, PLAN)
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS)
    broken = voting.put(item, method="named", by=people.chairpersons, at=BEGINS)
    voting.cast(broken, choice="yes", by=people.deputy, at=BEGINS)
    voting.annul(broken, reason="表决器故障", by=people.chairpersons, at=BEGINS)
    again = decided(people, item)
    assert (broken.stage, again.stage, meeting.votes.count()) == (VoteStage.ANNULLED, VoteStage.PASSED, 3)


def test_it_does_not_close_before_its_agenda_is_through(people: Cast) -> None:
    meeting = in_session(people, ("report", "学前教育工作情况的报告"))
    with pytest.raises(Refused, match="学前教育"):
        holding.close(meeting, by=people.chairpersons, at=ENDS)
    heard(people, meeting)
    holding.close(meeting, by=people.chairpersons, at=ENDS)
    assert not any(row.is_here for row in Attendee.objects.filter(meeting=meeting))


def test_minutes_are_written_approved_and_published(people: Cast) -> None:
    meeting = in_session(people)
    heard(people, meeting)
    holding.close(meeting, by=people.chairpersons, at=ENDS)
    with pytest.raises(Refused, match="还没有起草"):
        following.approve_minutes(meeting, by=people.chairpersons, at=ENDS)
    following.write_minutes(meeting, text="会议听取了报告。", by=people.clerk, at=ENDS)
    following.approve_minutes(meeting, by=people.chairpersons, at=ENDS)
    following.publish(meeting, by=people.clerk, at=ENDS)
    assert Meeting.objects.get(pk=meeting.pk).stage == Stage.PUBLISHED


def test_a_withdrawn_item_stays_with_its_reason(people: Cast) -> None:
    meeting = in_session(people)
    item = meeting.items.get()
    holding.withdraw(item, reason="提案人要求撤回，主任会议同意", by=people.chairpersons, at=BEGINS)
    assert (item.stage, item.note) == (ItemStage.WITHDRAWN, "提案人要求撤回，主任会议同意")
    holding.close(meeting, by=people.chairpersons, at=ENDS)
