"""What the table cannot say of elections by paper (组织法第二十六条至第三十条)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import elections
from lianxinqiao.ballots.elections import Surplus
from lianxinqiao.meetings.rules import RULES, refuse_before_agenda, refuse_beside_a_vote, refuse_without_quorum
from lianxinqiao.meetings.stages import ElectionStage, ItemStage
from lianxinqiao.people.models import Post


@RULES("item.call_election")
def of_an_item_of_elections(post: Post, subject: Any, at: datetime) -> None:
    if subject.kind != "election":
        raise Refused(_("选举只列入选举议程。"))
    refuse_beside_a_vote(subject.meeting)


@RULES("election.nominate")
def not_in_a_second_ballot(post: Post, subject: Any, at: datetime) -> None:
    if subject.second_of_id:
        raise Refused(_("再次投票只在票数相等的候选人中进行。"))


@RULES("election.open")
def with_as_many_candidates_as_the_law_asks(post: Post, subject: Any, at: datetime) -> None:
    refuse_before_agenda(subject.meeting)
    refuse_beside_a_vote(subject.meeting)
    if subject.item.stage != ItemStage.HEARD:
        raise Refused(_("请先听取审议这项议程。"))
    if not subject.second_of_id:
        number = subject.candidates.filter(written_in=False).count()
        if subject.agreed is None:
            elections.refuse_candidates(Surplus(subject.rule), subject.seats, number, by_election=subject.by_election)
        elif number != subject.agreed:
            words = {"agreed": subject.agreed, "number": number}
            raise Refused(_("主席团决定的候选人为%(agreed)s名，现有%(number)s名。") % words)
    refuse_without_quorum(subject.meeting, at)


def is_running(meeting: Any) -> bool:
    return any(row.stage == ElectionStage.VOTING for row in meeting.elections.all())
