"""Amendments: in writing before the day of the vote, each put to the vote before the draft it would change."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots import signers
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import Amendment, Decision, Vote
from lianxinqiao.meetings.opening import frozen, open_vote_on
from lianxinqiao.meetings.stages import AmendmentStage
from lianxinqiao.people.models import Mandate, Post


def file(decision: Decision, *, old: str, new: str, movers: Iterable[Mandate], by: Post, at: datetime) -> Amendment:
    """Another wording for a passage of the draft, signed by as many as the law asks and filed before the day of the vote."""
    with FRAME.act("decision.amend", decision, by=by, at=at) as done:
        meeting = decision.meeting
        signed = list(dict.fromkeys(movers))
        least = signers.COMMITTEE_BILL.least(meeting.attendees.count())
        if len(signed) < least:
            raise Refused(
                _("修正案要有%(least)s名以上组成人员联名，现有%(n)s名。") % {"least": least, "n": len(signed)}
            )
        on_the_list = set(meeting.attendees.values_list("mandate_id", flat=True))
        if any(mandate.pk not in on_the_list for mandate in signed):
            raise Refused(_("修正案由会议组成人员提出。"))
        if day(at) >= day(meeting.starts_at):
            raise Refused(_("修正案要在表决前一日书面提出。"))
        if decision.text.count(old.strip()) != 1 or not old.strip():
            raise Refused(_("请原样抄写草案中要修改的一段，这一段在草案里只能出现一次。"))
        amendment = Amendment(meeting=meeting, decision=decision, old=old.strip(), new=new.strip(), filed_on=day(at))
        amendment.full_clean()
        amendment.save()
        amendment.movers.set(signed)
        done(data={"old": amendment.old[:200], "new": amendment.new[:200], "movers": [each.pk for each in signed]})
        return amendment


def withdraw(amendment: Amendment, *, by: Post, at: datetime) -> None:
    with FRAME.act("amendment.withdraw", amendment, by=by, at=at) as done:
        step(amendment, AmendmentStage.WITHDRAWN)
        amendment.save()
        done()


def put(amendment: Amendment, *, method: str = Vote.Method.HANDS, by: Post, at: datetime) -> Vote:
    """In the order in which they were filed; what an earlier one has changed already is not put."""
    with FRAME.act("amendment.put", amendment, by=by, at=at) as done:
        decision = amendment.decision
        if amendment.old not in decision.text:
            raise Refused(_("前一个修正案已经改动了这一段，请先撤回这个修正案。"))
        item = decision.item
        vote = open_vote_on(item.meeting, item, str(amendment), method, Vote.Purpose.AMENDMENT, at)
        amendment.vote = vote
        amendment.save()
        done(vote, data=frozen(vote))
        return vote
