"""Named votes, papers counted by two, and what nobody may do."""

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.meetings.actions import counting, proposing, voting
from lianxinqiao.meetings.models import Cast as CastRow
from lianxinqiao.meetings.models import Vote
from lianxinqiao.meetings.stages import VoteStage
from lianxinqiao.meetings.tests.scene import BEGINS, heard, in_session, seat_of
from tests.cast import Cast

PLAN = ("plan", "云河区2026年度投资项目计划")
THREE = ("deputy", "cosigner", "other_deputy")
SHEET = {"issued": 4, "returned": 4, "invalid": 0, "yes": 3, "no": 1, "abstain": 0}


def put(people: Cast, method: str, here: tuple[str, ...] = (*THREE, "delegation_head")) -> Vote:
    meeting = in_session(people, PLAN, here=here)
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS)
    return voting.put(item, method=method, by=people.chairpersons, at=BEGINS)


def test_a_named_vote_is_counted_from_its_casts(people: Cast) -> None:
    vote = put(people, "named")
    for part, choice in zip(THREE, ("yes", "yes", "no"), strict=True):
        voting.cast(vote, choice=choice, by=people.posts[part], at=BEGINS)
    assert voting.close(vote, yes=4, by=people.chairpersons, at=BEGINS) == VoteStage.FAILED, (
        "what is typed does not count"
    )
    assert (vote.yes, vote.no, vote.unpressed, vote.absent) == (2, 1, 1, 0)
    told = Entry.objects.get(act="vote.close", data__needed=3, data__yes=2).data["casts"]
    assert sorted(told.values()) == ["no", "yes", "yes"]


def test_one_votes_once(people: Cast) -> None:
    vote = put(people, "named")
    voting.cast(vote, choice="yes", by=people.deputy, at=BEGINS)
    with pytest.raises(Refused, match="已经表决"):
        voting.cast(vote, choice="no", by=people.deputy, at=BEGINS)
    assert CastRow.objects.get(vote=vote).choice == "yes"


def test_who_was_not_in_the_hall_does_not_vote(people: Cast) -> None:
    vote = put(people, "named", here=THREE)
    with pytest.raises(Refused, match="没有签到在场"):
        voting.cast(vote, choice="yes", by=people.delegation_head, at=BEGINS)


def test_nothing_is_written_of_a_vote_while_it_runs(people: Cast) -> None:
    vote = put(people, "named")
    before = Entry.objects.count()
    voting.cast(vote, choice="yes", by=people.deputy, at=BEGINS)
    assert Entry.objects.count() == before


def test_what_is_voted_on_stands_as_it_is(people: Cast) -> None:
    vote = put(people, "named")
    with pytest.raises(Refused, match="先结束这项表决"):
        proposing.change_decision(vote.decisions.get(), title="另一个", text="另一个。", by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="先结束这项表决"):
        proposing.draft_decision(vote.item, kind="decision", title="再来", text="一个。", by=people.clerk, at=BEGINS)  # type: ignore[arg-type]


def test_a_cast_after_the_close_is_refused(people: Cast) -> None:
    vote = put(people, "named")
    voting.close(vote, by=people.chairpersons, at=BEGINS)
    with pytest.raises(Refused):
        voting.cast(vote, choice="yes", by=people.deputy, at=BEGINS)


def test_more_hands_than_people_are_counted_again(people: Cast) -> None:
    vote = put(people, "hands", here=THREE)
    with pytest.raises(Refused, match="多于在场的3人"):
        voting.close(vote, yes=3, no=1, by=people.chairpersons, at=BEGINS)


def test_two_scrutineers_count_apart(people: Cast) -> None:
    vote = put(people, "paper")
    one, other = seat_of(people, "deputy"), seat_of(people, "cosigner")
    with pytest.raises(Refused, match="两位监票人"):
        voting.close(vote, by=people.chairpersons, at=BEGINS)
    assert not counting.count(vote, scrutineer=one, **SHEET, by=people.clerk, at=BEGINS)
    assert not counting.count(vote, scrutineer=other, **{**SHEET, "yes": 2, "no": 2}, by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="不一致"):
        voting.close(vote, by=people.chairpersons, at=BEGINS)
    assert counting.count(vote, scrutineer=other, **SHEET, by=people.clerk, at=BEGINS)
    assert voting.close(vote, by=people.chairpersons, at=BEGINS) == VoteStage.PASSED


def test_more_papers_than_were_given_out_void_the_vote(people: Cast) -> None:
    vote = put(people, "paper")
    with pytest.raises(Refused, match="重新投票"):
        counting.count(
            vote, scrutineer=seat_of(people, "deputy"), **{**SHEET, "returned": 5, "yes": 4}, by=people.clerk, at=BEGINS
        )


def test_only_the_chair_opens_and_ends_a_vote(people: Cast) -> None:
    vote = put(people, "hands")
    with pytest.raises(Refused, match="会议主持人"):
        voting.close(vote, yes=4, by=people.deputy, at=BEGINS)
