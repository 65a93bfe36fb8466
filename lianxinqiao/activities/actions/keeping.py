"""The ledgers: enter a line, confirm it, strike it. A line counts in a report once the office has confirmed it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import LEDGER_FRAMES
from lianxinqiao.activities.models import Donation, Member, Team
from lianxinqiao.activities.models.ledgers import Line
from lianxinqiao.activities.rules import LEDGER_RULES
from lianxinqiao.activities.stages import Kept
from lianxinqiao.acts.frame import Doing, day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Body, Mandate, Post


@transaction.atomic
def enter(model: type[Line], *, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Any:
    """A new line. Raises ValidationError by field; what the office enters itself is confirmed at once."""
    line = model(body=body, entered_by=by, entered_at=at, **values)
    if by.township_id and line.township_id is None:
        line.township = by.township
    _in_ones_own_name(line, by)
    LEDGER_RULES[line.ledger()].may(f"{line.ledger()}.enter", by, line, at)
    if line.on > day(at):
        raise Refused(_("日期不能晚于今天。"))
    _lawful(line)
    if by.in_the_office:
        line.stage = Kept.CONFIRMED
    line.full_clean()
    line.save(force_insert=True)
    LEDGER_FRAMES[line.ledger()].done(f"{line.ledger()}.enter", line, by=by, at=at, data={"what": str(line)})
    return line


def _in_ones_own_name(line: Line, by: Post) -> None:
    """A deputy enters what they did themselves."""
    name = {"deed": "mandate", "donation": "donor"}.get(line.ledger())
    if by.mandate_id is None or name is None:
        return
    if getattr(line, f"{name}_id") not in {None, by.mandate_id}:
        raise Refused(_("只能登记本人做的。"))
    setattr(line, name, by.mandate)


def _lawful(line: Line) -> None:
    """A body itself receives nothing （公益事业捐赠法第十条、第十一条）: gifts go to whoever the law names."""
    if not isinstance(line, Donation):
        return
    if any(word in line.recipient for word in ("人民代表大会", "人大", "政协", "政治协商会议", "代表联络站")):
        said = _(
            "人大、政协和联络站不是合法的受赠人，请写慈善组织、公益性社会团体或者公益性非营利的事业单位（公益事业捐赠法第十条）。"
        )
        raise Refused(said)
    if line.returned_on and line.returned_on < (line.arrived_on or line.on):
        raise Refused(_("退回日期不能早于到账日期。"))


@transaction.atomic
def confirm(line: Any, *, by: Post, at: datetime) -> None:
    with _act("confirm", line, by=by, at=at) as done:
        step(line, Kept.CONFIRMED)
        line.save()
        done()


@transaction.atomic
def strike(line: Any, *, reason: str, by: Post, at: datetime) -> None:
    """It was wrong or twice there; it stays readable and counts no more."""
    with _act("strike", line, by=by, at=at) as done:
        say_why(reason)
        step(line, Kept.STRUCK)
        line.save()
        done(note=reason)


def _act(verb: str, line: Any, *, by: Post, at: datetime) -> AbstractContextManager[Doing]:
    return LEDGER_FRAMES[line.ledger()].act(f"{line.ledger()}.{verb}", line, by=by, at=at)


# ------------------------------------------------------------------ who is in a team
@transaction.atomic
def join(team: Team, *, mandate: Mandate | None = None, may_be_named: bool = False, by: Post, at: datetime) -> Member:
    """Oneself, or whoever the organiser puts in; a name is shown to nobody without its owner's consent."""
    with LEDGER_FRAMES["team"].act("team.join", team, by=by, at=at) as done:
        who = mandate or by.mandate
        if who is None or who.term.body_id != team.body_id:
            raise Refused(_("请选择本机构的人员。"))
        if by.mandate_id and by.mandate_id != who.pk:
            raise Refused(_("只能本人加入。"))
        member = Member(team=team, mandate=who, joined_on=day(at), may_be_named=may_be_named)
        member.full_clean()
        member.save()
        done(member, data={"named": may_be_named})
        return member


@transaction.atomic
def leave(member: Member, *, by: Post, at: datetime) -> None:
    with LEDGER_FRAMES["team"].act("member.leave", member, by=by, at=at) as done:
        if member.left_on:
            raise Refused(_("已经退出服务队。"))
        member.left_on = day(at)
        member.save()
        done()
