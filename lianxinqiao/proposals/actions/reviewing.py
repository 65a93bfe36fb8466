"""Review （审查）: two readings, each by itself, then the decision; whoever is refused is told the ground and where it went."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.matters.actions import registering
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Field, Organization, Post
from lianxinqiao.proposals import rules
from lianxinqiao.proposals.frame import FRAME
from lianxinqiao.proposals.models import Particulars, Proposal, Reading

O = Particulars.Outcome  # noqa: E741 - read beside what it is compared with


def read(proposal: Proposal, *, verdict: str, ground: str = "", note: str = "", by: Post, at: datetime) -> Reading:
    """One reader's own view. The journal says that it was given, and not what it says until the decision."""
    with FRAME.act("proposal.read", proposal, by=by, at=at) as done:
        row = Reading(
            proposal=proposal,
            turn=proposal.particulars.turn,
            reader=by,
            verdict=verdict,
            ground=ground,
            note=note,
            read_on=day(at),
        )
        rules.may_say(row, proposal)
        row.full_clean()
        row.save()
        proposal.particulars.read += 1
        proposal.particulars.save()
        done()
        return row


@transaction.atomic
def file(proposal: Proposal, *, field: Field | None = None, complex: bool = False, by: Post, at: datetime) -> None:
    """File it （立案）: the next number of its series."""
    _outcome(proposal, O.FILED)
    registering.register(proposal, field=field, complex=complex, by=by, at=at)


def not_file(
    proposal: Proposal,
    *,
    outcome: str,
    ground: str = "",
    reason: str,
    to: Organization | None = None,
    upper: str = "",
    by: Post,
    at: datetime,
) -> None:
    """Not filed, on a ground that the rules list, and where it went: nowhere, a report, a letter, or the CPPCC above."""
    with FRAME.act("proposal.not_file", proposal, by=by, at=at) as done:
        if outcome not in {O.NOT_FILED, O.REPORT, O.LETTER, O.HANDED_UP}:
            raise Refused(_("请选择审查结果。"))
        if outcome in {O.NOT_FILED, O.REPORT, O.LETTER}:
            rules.may_name_ground(proposal, ground)
        if not reason.strip():
            raise Refused(_("请向提案者说明理由。"))
        if outcome == O.LETTER and to is None:
            raise Refused(_("请选择转送的单位。"))
        if outcome == O.HANDED_UP and not upper.strip():
            raise Refused(_("请写明提交哪一级政协。"))
        step(proposal, Stage.DECLINED)
        proposal.refused_ground, proposal.refused_reason, proposal.forwarded_to = ground, reason, to
        proposal.save()
        _outcome(proposal, outcome, went_to=upper.strip() or (to.called if to else ""))
        done(note=reason, data={"outcome": outcome, "ground": ground})


def _outcome(proposal: Proposal, outcome: str, went_to: str = "") -> None:
    said = proposal.particulars
    said.outcome, said.went_to = outcome, went_to
    said.save()
