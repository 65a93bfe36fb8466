"""What a vote does to seats, and what is known of them on a day."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import profile, seats
from lianxinqiao.meetings.models import AgendaItem, Attendee, Meeting, Member, SeatChange, Vote
from lianxinqiao.meetings.seats import BEGINNING, ENDING
from lianxinqiao.meetings.stages import AFTER, Coming, SeatStage
from lianxinqiao.people.models import Mandate, Post, Term

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
def refuse_unready(item: AgendaItem, at: datetime) -> None:
    """Members of the CPPCC: with papers, after the chairmen's meeting agreed, and not more than there are seats."""
    rows = list(
        SeatChange.objects.filter(item=item, stage=SeatStage.PROPOSED).select_related("mandate__person", "person")
    )
    if not any(row.of_members for row in rows):
        return
    if not item.papers.exists():
        raise Refused(_("还没有推荐、辞职材料，请先提交会议材料。"))
    if waiting := [row for row in rows if row.agreed_on is None]:
        words = {"change": "、".join(map(str, waiting))}
        raise Refused(_("%(change)s：还没有登记主席会议审议同意。") % words)
    by_law = profile.of(item.meeting.body, day(at)).deputy_seats
    begun = sum(row.change in BEGINNING for row in rows)
    found = seats.after(
        by_law or 0, filled_after(item.meeting.term, day(at)), ended=len(rows) - begun, by_election=begun
    )
    if by_law and begun and found.vacant < 0:
        numbers = {"seats": by_law, "filled": found.filled}
        raise Refused(_("增补以后委员%(filled)s名，超过名额%(seats)s名；增加名额的，请先修改规则方案。") % numbers)


def put(item: AgendaItem, vote: Vote) -> None:
    """All changes under the item are voted on together."""
    SeatChange.objects.filter(item=item, stage=SeatStage.PROPOSED).update(vote=vote)


def waits(item: AgendaItem) -> bool:
    return SeatChange.objects.filter(item=item, stage=SeatStage.PROPOSED).exists()


def take_back(vote: Vote) -> None:
    """A vote that is annulled decided nothing."""
    SeatChange.objects.filter(vote=vote).update(vote=None)


def _of(vote: Vote) -> list[SeatChange]:
    near = ("mandate__term", "mandate__person", "person", "meeting__body", "meeting__term")
    return list(SeatChange.objects.filter(vote=vote).select_related(*near).order_by("pk"))


def passed(vote: Vote) -> list[SeatChange]:
    return [row for row in _of(vote) if row.stage == SeatStage.PASSED]


def follow(vote: Vote, passed: bool, at: datetime) -> list[int]:
    """In force that day: a seat ends, and with it the seat in the standing committee (选举法第五十五条、第五十六条); or it begins."""
    rows = _of(vote)
    for row in rows:
        step(row, SeatStage.PASSED if passed else SeatStage.FAILED)
        if passed:
            row.effective_on = day(at)
            _begin(row)
            _end(row)
        row.save()
    if passed and rows:
        _count(rows, day(at))
    return [row.pk for row in rows]


def _begin(row: SeatChange) -> None:
    """A member is co-opted: the seat, and the post in which a member acts."""
    if row.change not in BEGINNING:
        return
    assert row.effective_on is not None and row.person is not None
    told = {"sector": row.sector, "delegation": row.delegation, "from_on": row.effective_on}
    row.mandate = Mandate(person=row.person, term=row.meeting.term, **told)
    row.mandate.full_clean()
    row.mandate.save()
    acts = {"body": row.meeting.body, "mandate": row.mandate, "from_on": row.effective_on}
    Post.objects.create(person=row.person, role=RoleCode.DEPUTY, **acts)


def _end(row: SeatChange) -> None:
    if row.change not in ENDING:
        return
    assert row.effective_on is not None and row.mandate is not None
    mandate, on = row.mandate, row.effective_on
    mandate.to_on, mandate.ended_because = on, row.get_cause_display() or row.get_change_display()
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
