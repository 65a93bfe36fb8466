"""Consultation on handling （提案办理协商） at its four points, and the number that the CPPCC above gave."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import Post
from lianxinqiao.proposals import rules
from lianxinqiao.proposals.frame import FRAME
from lianxinqiao.proposals.models import Consultation, Proposal


def note(
    proposal: Proposal,
    *,
    point: str,
    held_on: date,
    participants: str,
    agreed: str,
    stays_open: str = "",
    place: str = "",
    by: Post,
    at: datetime,
) -> Consultation:
    """Who met, what was agreed, what stays open."""
    with FRAME.act("proposal.consult", proposal, by=by, at=at) as done:
        rules.may_consult_at(proposal, point)
        if held_on > day(at):
            raise Refused(_("协商日期不能晚于今天。"))
        if not participants.strip() or not agreed.strip():
            raise Refused(_("请写明参加人员和达成一致的意见。"))
        row = Consultation.objects.create(
            proposal=proposal,
            point=point,
            held_on=held_on,
            place=place.strip(),
            participants=participants.strip(),
            agreed=agreed.strip(),
            stays_open=stays_open.strip(),
            noted_by=by,
        )
        done(data={"point": point, "held_on": held_on, "open": bool(row.stays_open)})
        return row


def number_there(proposal: Proposal, *, number: str, by: Post, at: datetime) -> None:
    """What was handed up is numbered again there; whoever put it forward is told."""
    with FRAME.act("proposal.number_there", proposal, by=by, at=at) as done:
        said = proposal.particulars
        if not number.strip():
            raise Refused(_("请填写上级政协的编号。"))
        said.number_there = number.strip()
        said.save()
        done(note=_("上级政协编号：%(number)s") % {"number": said.number_there})
