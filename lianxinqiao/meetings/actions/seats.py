"""Deputies' seats: a change is entered under its item, passes with it, and its announcement is counted."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import seating
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, SeatChange
from lianxinqiao.meetings.seats import SUSPENDING, Cause, Change
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.people.models import Mandate, Post

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
        row = SeatChange(meeting=item.meeting, item=item, mandate=mandate, change=change, cause=cause)
        row.full_clean()
        row.save()
        done(data={"mandate": mandate.pk, "change": change, "cause": cause})
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
