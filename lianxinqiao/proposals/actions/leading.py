"""Key proposals （重点提案）: chosen by the chairmen's meeting in `matters.actions.supervising`; here their plan and result."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.frame import FRAME
from lianxinqiao.proposals.models import KeyPlan, Proposal


def plan(proposal: Proposal, *, plan: str, due_on: date, by: Post, at: datetime) -> KeyPlan:
    """What is to be done until when, as the chairmen's meeting adopted it; it may be adopted anew until it has ended."""
    with FRAME.act("proposal.plan", proposal, by=by, at=at) as done:
        if not plan.strip():
            raise Refused(_("请写明督办计划。"))
        if due_on < day(at):
            raise Refused(_("督办期限不能早于今天。"))
        row = KeyPlan.objects.filter(proposal=proposal).first() or KeyPlan(proposal=proposal)
        row.plan, row.due_on = plan.strip(), due_on
        row.save()
        done(note=plan, data={"due_on": due_on})
        return row


def conclude(proposal: Proposal, *, result: str, by: Post, at: datetime) -> KeyPlan:
    """What the supervision came to."""
    with FRAME.act("proposal.key_result", proposal, by=by, at=at) as done:
        if not result.strip():
            raise Refused(_("请写明督办结果。"))
        row = KeyPlan.objects.get(proposal=proposal)
        row.result, row.ended_on = result.strip(), day(at)
        row.save()
        done(note=result)
        return row
