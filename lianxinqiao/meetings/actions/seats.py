"""Seats of deputies and members: a change is entered under its item, passes with it, and its announcement is counted."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import nominees, seating
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, SeatChange
from lianxinqiao.meetings.seats import LEAVING, SUSPENDING, Cause, Change
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.people.models import Delegation, Mandate, Person, Post

LAW = {Change.RESIGNED: Cause.RESIGNED}


def enter(item: AgendaItem, *, mandate: Mandate, change: str, cause: str = "", by: Post, at: datetime) -> SeatChange:
    """A resignation, the end of a mandate by one of the law's cases, a suspension and its end, a by-election."""
    with FRAME.act("item.seat", item, by=by, at=at) as done:
        if mandate.term.body_id != item.meeting.body_id:
            raise Refused(_("%(person)s不是本机构的代表。") % {"person": mandate.person})
        cause = LAW.get(Change(change), Cause(cause) if cause else "")
        _refuse_cause(Change(change), cause)
        if cause == Cause.ABSENT:
            seating.refuse_by_absence(mandate)
        if change == Change.RESTORED and not seating.is_suspended(mandate, day(at)):
            raise Refused(_("%(person)s没有被暂停执行代表职务。") % {"person": mandate.person})
        row = _listed(item, mandate=mandate, change=change, cause=cause)
        done(data={"mandate": mandate.pk, "change": change, "cause": cause})
        return row


def _listed(item: AgendaItem, **told: Any) -> SeatChange:
    row = SeatChange(meeting=item.meeting, item=item, **told)
    row.full_clean()
    row.save()
    return row


def _refuse_cause(change: Change, cause: str) -> None:
    if change == Change.SUSPENDED and cause not in SUSPENDING:
        raise Refused(_("暂停执行代表职务只有两种情形（代表法第六十一条）。"))
    if change == Change.ENDED and (not cause or cause in SUSPENDING):
        raise Refused(_("请选择代表资格终止的法定情形（代表法第六十二条）。"))


def drop(change: SeatChange, *, by: Post, at: datetime) -> None:
    with FRAME.act("seatchange.drop", change, by=by, at=at) as done:
        step(change, SeatStage.DROPPED)
        change.save()
        done()


# ------------------------------------------------------------------ members of the CPPCC
def co_opt(
    item: AgendaItem,
    *,
    name: str,
    sector: str,
    proposed_by: str,
    reason: str,
    work_unit: str = "",
    known: Person | None = None,
    delegation: Delegation | None = None,
    by: Post,
    at: datetime,
) -> SeatChange:
    """Somebody is proposed as a member; `known` where the register has them already, as a deputy or an official."""
    with FRAME.act("item.co_opt", item, by=by, at=at) as done:
        say_why(reason)
        person = known or nominees.newcomer(item.meeting.body, name, work_unit)
        if Mandate.objects.filter(person=person, term=item.meeting.term).exists():
            raise Refused(_("%(person)s本届已经登记过委员资格。") % {"person": person})
        told = {
            "sector": sector,
            "delegation": delegation,
            "proposed_by": proposed_by.strip(),
            "reason": reason.strip(),
        }
        row = _listed(item, change=Change.CO_OPTED, person=person, **told)
        done(data={"person": person.pk, "sector": sector})
        return row


def let_go(
    item: AgendaItem, *, mandate: Mandate, change: str, proposed_by: str = "", reason: str, by: Post, at: datetime
) -> SeatChange:
    """A member asks to leave, or is to lose the seat."""
    with FRAME.act("item.let_go", item, by=by, at=at) as done:
        say_why(reason)
        if mandate.term_id != item.meeting.term_id or mandate.vacant(day(at)) or change not in LEAVING:
            raise Refused(_("%(person)s不是本届委员。") % {"person": mandate.person})
        told = {"sector": mandate.sector, "proposed_by": proposed_by.strip(), "reason": reason.strip()}
        row = _listed(item, mandate=mandate, change=change, **told)
        done(data={"mandate": mandate.pk, "change": change})
        return row


def agree(change: SeatChange, *, agreed_on: date, consulted: str, by: Post, at: datetime) -> None:
    """What was consulted on before, and the day on which the chairmen's meeting agreed (政协章程第四十条, of localities alike)."""
    with FRAME.act("seatchange.agree", change, by=by, at=at) as done:
        say_why(consulted)
        if agreed_on > day(at):
            raise Refused(_("主席会议审议同意日期不能晚于今天。"))
        change.agreed_on, change.consulted = agreed_on, consulted.strip()
        change.save()
        done(data={"agreed_on": agreed_on})
