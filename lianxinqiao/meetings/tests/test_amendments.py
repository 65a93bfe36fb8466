"""Amendments: in writing the day before, by enough movers, voted before the draft they would change."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings.actions import amending, proposing, voting
from lianxinqiao.meetings.models import Amendment, Decision
from lianxinqiao.meetings.stages import AmendmentStage
from lianxinqiao.meetings.tests.scene import BEGINS, PARTS, called, heard, open_in_session, seat_of
from tests.cast import Cast
from tests.scenes import remembered

PLAN = ("plan", "云河区2026年度投资项目计划")
TEXT = "一、批准计划。\n二、按季度报告进度。\n三、民生项目不得挪用。"
EVE = BEGINS - timedelta(days=1)


@remembered
def with_draft(people: Cast) -> Decision:
    meeting = called(people, PLAN)
    item = meeting.items.get()
    return proposing.draft_decision(item, kind="resolution", title="决议", text=TEXT, by=people.clerk, at=EVE)


@remembered
def filed(people: Cast, decision: Decision, old: str = "按季度报告进度", new: str = "按月报告进度") -> Amendment:
    movers = [seat_of(people, part) for part in PARTS[:3]]
    return amending.file(decision, old=old, new=new, movers=movers, by=people.clerk, at=EVE)


def test_three_members_move_it_in_writing_the_day_before(people: Cast) -> None:
    """Vector 15."""
    decision = with_draft(people)
    movers = [seat_of(people, part) for part in PARTS[:3]]
    with pytest.raises(Refused, match="前一日书面提出"):
        amending.file(decision, old="批准计划", new="原则批准计划", movers=movers, by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="3名以上"):
        amending.file(decision, old="批准计划", new="原则批准计划", movers=movers[:2], by=people.clerk, at=EVE)
    with pytest.raises(Refused, match="原样抄写"):
        amending.file(decision, old="没有这句话", new="……", movers=movers, by=people.clerk, at=EVE)


def test_amendments_come_before_the_bill(people: Cast) -> None:
    """Vector 16: amendment 1, amendment 2, bill."""
    decision = with_draft(people)
    one = filed(people, decision)
    two = filed(people, decision, "不得挪用", "不得挤占、挪用")
    open_in_session(people, decision.meeting)
    item = heard(people, decision.meeting)
    with pytest.raises(Refused, match="先表决修正案"):
        voting.put(item, by=people.chairpersons, at=BEGINS)
    with pytest.raises(Refused, match="按提出的次序"):
        amending.put(two, by=people.chairpersons, at=BEGINS)
    for amendment, yes in ((one, 4), (two, 1)):
        vote = amending.put(amendment, by=people.chairpersons, at=BEGINS)
        voting.close(vote, yes=yes, no=4 - yes, by=people.chairpersons, at=BEGINS)
    decision.refresh_from_db()
    assert "按月报告进度" in decision.text and "民生项目不得挪用" in decision.text
    stages = list(Amendment.objects.order_by("pk").values_list("stage", flat=True))
    assert stages == [AmendmentStage.CARRIED, AmendmentStage.LOST]
    voting.put(item, by=people.chairpersons, at=BEGINS)


def test_what_an_earlier_one_changed_is_not_put(people: Cast) -> None:
    decision = with_draft(people)
    one, two = filed(people, decision), filed(people, decision, "按季度报告进度", "每半年报告进度")
    open_in_session(people, decision.meeting)
    heard(people, decision.meeting)
    voting.close(amending.put(one, by=people.chairpersons, at=BEGINS), yes=4, by=people.chairpersons, at=BEGINS)
    with pytest.raises(Refused, match="已经改动了这一段"):
        amending.put(two, by=people.chairpersons, at=BEGINS)
    amending.withdraw(two, by=people.chairpersons, at=BEGINS)
    voting.put(decision.item, by=people.chairpersons, at=BEGINS)
