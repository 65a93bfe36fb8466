"""Deputies' seats: a change is entered under its item, passes with it, and its announcement is counted."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import profile, seats
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, Member, SeatChange, Vote
from lianxinqiao.meetings.seats import ENDING, SUSPENDING, Cause, Change
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.people.models import Mandate, Post, Term

LAW = {Change.RESIGNED: Cause.RESIGNED}


def enter(item: AgendaItem, *, mandate: Mandate, change: str, cause: str = "", by: Post, at: datetime) -> SeatChange:
    """A resignation, the end of a mandate by one of the law's cases, a suspension and its end, a by-election."""
    with FRAME.act("item.seat", item, by=by, at=at) as done:
        if mandate.term.body_id != item.meeting.body_id:
            raise Refused(_("%(person)s不是本机构的代表。") % {"person": mandate.person})
        cause = LAW.get(Change(change), Cause(cause) if cause else "")
        _refuse_cause(Change(change), cause)
        if change == Change.RESTORED and not is_suspended(mandate, day(at)):
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


def is_suspended(mandate: Mandate, on: date) -> bool:
    rows = SeatChange.objects.filter(mandate=mandate, stage=SeatStage.PASSED, effective_on__isnull=False)
    return seats.is_suspended(((change, since) for change, since in rows.values_list("change", "effective_on")), on)


def drop(change: SeatChange, *, by: Post, at: datetime) -> None:
    with FRAME.act("seatchange.drop", change, by=by, at=at) as done:
        step(change, SeatStage.DROPPED)
        change.save()
        done()


# ------------------------------------------------------------------ what follows from a vote
def put(item: AgendaItem, vote: Vote) -> None:
    """All changes under the item are voted on together."""
    item.seat_changes.filter(stage=SeatStage.PROPOSED).update(vote=vote)


def follow(vote: Vote, passed: bool, at: datetime) -> list[int]:
    """In force that day: the seat ends, and with it the seat in the standing committee (选举法第五十五条、第五十六条)."""
    rows = list(vote.seat_changes.select_related("mandate__term", "meeting__body").order_by("pk"))
    for row in rows:
        step(row, SeatStage.PASSED if passed else SeatStage.FAILED)
        if passed:
            row.effective_on = day(at)
            _end(row)
        row.save()
    if passed and rows:
        _count(rows, day(at))
    return [row.pk for row in rows]


def _end(row: SeatChange) -> None:
    if row.change not in ENDING:
        return
    assert row.effective_on is not None
    mandate, on = row.mandate, row.effective_on
    mandate.to_on, mandate.ended_because = on, row.get_cause_display()
    mandate.save()
    Member.objects.held(on).filter(mandate=mandate, from_on__lt=on).update(to_on=on)


def _count(rows: list[SeatChange], on: date) -> None:
    """名额、实有、缺额 as the announcement says them: whoever leaves today is not among those who are left."""
    meeting = rows[0].meeting
    by_law = profile.of(meeting.body, on).deputy_seats
    filled = filled_after(meeting.term, on)
    for row in rows:
        row.seats, row.filled = by_law, filled
    SeatChange.objects.bulk_update(rows, ["seats", "filled"])


def filled_after(term: Term, on: date) -> int:
    """Seats held at the end of a day: one that ends on it is given up."""
    return Mandate.objects.filter(term=term).held(on).exclude(to_on=on).count()
