"""What a vote does to deputies' seats, and what is known of them on a day."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import profile, seats
from lianxinqiao.meetings.models import AgendaItem, Attendee, Meeting, Member, SeatChange, Vote
from lianxinqiao.meetings.seats import ENDING
from lianxinqiao.meetings.stages import AFTER, Coming, SeatStage
from lianxinqiao.people.models import Mandate, Term

SESSIONS = ("congress", "cppcc_plenary")


def is_suspended(mandate: Mandate, on: date) -> bool:
    rows = SeatChange.objects.filter(mandate=mandate, stage=SeatStage.PASSED).values_list("change", "effective_on")
    return seats.is_suspended([(change, since) for change, since in rows if since], on)


def absences(mandate: Mandate) -> list[bool]:
    """From which sessions of the term a deputy stayed away, each with whether it was by leave."""
    rows = Attendee.objects.filter(
        mandate=mandate, meeting__kind__in=SESSIONS, meeting__stage__in=AFTER, signed_in_at=None
    )
    return [stage == Coming.ON_LEAVE for stage in rows.values_list("stage", flat=True)]


def refuse_by_absence(mandate: Mandate) -> None:
    """Where the term's sessions are on record, the record says whether there were two without leave (代表法第六十二条第三项)."""
    held = Meeting.objects.filter(term=mandate.term_id, kind__in=SESSIONS, stage__in=AFTER).count()
    if held >= seats.ABSENCES and not seats.ends_by_absence(absences(mandate)):
        words = {"person": mandate.person, "n": sum(not each for each in absences(mandate))}
        raise Refused(_("按会议记录，%(person)s未经批准不出席本级人大会议%(n)s次，不到两次，代表资格不终止。") % words)


# ------------------------------------------------------------------ what follows from a vote
def put(item: AgendaItem, vote: Vote) -> None:
    """All changes under the item are voted on together."""
    SeatChange.objects.filter(item=item, stage=SeatStage.PROPOSED).update(vote=vote)


def waits(item: AgendaItem) -> bool:
    return SeatChange.objects.filter(item=item, stage=SeatStage.PROPOSED).exists()


def take_back(vote: Vote) -> None:
    """A vote that is annulled decided nothing."""
    SeatChange.objects.filter(vote=vote).update(vote=None)


def follow(vote: Vote, passed: bool, at: datetime) -> list[int]:
    """In force that day: the seat ends, and with it the seat in the standing committee (选举法第五十五条、第五十六条)."""
    rows = list(SeatChange.objects.filter(vote=vote).select_related("mandate__term", "meeting__body").order_by("pk"))
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
