"""A vote as it opens: its electorate, quorum and majority frozen, so that nobody who comes or goes changes its base."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.ballots import life as ballots
from lianxinqiao.ballots.life import Guard
from lianxinqiao.meetings import electorate, profile
from lianxinqiao.meetings.models import AgendaItem, Appointment, Attendee, Box, Meeting, Vote
from lianxinqiao.people.models import Mandate


def open_vote_on(
    meeting: Meeting,
    item: AgendaItem | None,
    question: str,
    method: str,
    purpose: str,
    at: datetime,
    box: Box | None = None,
) -> Vote:
    everybody, kind = electorate.of(meeting, day(at)), meeting.of_kind
    base = everybody.base
    number = (meeting.votes.aggregate(last=Max("number"))["last"] or 0) + 1
    return Vote.objects.create(
        meeting=meeting,
        item=item,
        box=box,
        number=number,
        purpose=purpose,
        question=question[:240],
        method=method,
        roll=everybody.roll,
        here=[row.mandate_id for row in everybody.here],
        base=base,
        quorum=kind.quorum.least(base),
        needed=kind.needed.least(base),
        opened_at=at,
    )


def frozen(vote: Vote) -> dict[str, Any]:
    return {
        "question": vote.question,
        "method": vote.method,
        "base": vote.base,
        "here": len(vote.here),
        "needed": vote.needed,
    }


# ------------------------------------------------------------------ the box of a secret vote
def open_box(item: AgendaItem, rows: list[Appointment], at: datetime) -> Box:
    """Drawing ends and the box is open: called where an item is put to a secret vote."""
    box = next((each for each in item.boxes.select_related("ballot") if each.is_open), None)
    if box is None:
        raise Refused(_("还没有准备手机表决票。"))
    if {box.chief.person_id, box.second.person_id} & {row.person_id for row in rows}:
        raise Refused(_("候选人不能担任监票人。"))
    if len(rows) > 1 and Attendee.objects.filter(meeting=item.meeting, by_video=True, presences__until=None).exists():
        raise Refused(_("有人员视频出席时，请逐项付表决：视频出席的人员举手表决。"))
    _refuse_slips_outside(box, day(at))
    of_profile = profile.of(item.meeting.body, day(item.meeting.starts_at))
    guard = Guard(of_profile.slips_least, of_profile.slips_pause)
    ballots.begin(box.ballot, [str(row) for row in rows] or [item.title], guard, at)
    return box


def _refuse_slips_outside(box: Box, on: date) -> None:
    """A slip cannot be called back: whoever left the hall with one comes back, or all draw again."""
    inside = {row.mandate_id for row in electorate.of(box.meeting, on).here if not row.by_video}
    outside = set(box.ballot.slips.values_list("voter", flat=True)) - inside
    if outside:
        names = _("、").join(
            str(each.person) for each in Mandate.objects.filter(pk__in=outside).select_related("person")
        )
        raise Refused(
            _("%(names)s领了表决票，现在不在场：请等回场后再付表决，或者取消后重新准备表决票。") % {"names": names}
        )
