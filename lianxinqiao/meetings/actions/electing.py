"""Elections by paper: called, candidates entered, papers counted by two apart, and who is elected follows from the counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots import elections
from lianxinqiao.meetings import electorate, nominees, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, Appointment, Candidate, Election, ElectionSheet, Office
from lianxinqiao.meetings.offices import Action
from lianxinqiao.meetings.results import appoint
from lianxinqiao.meetings.stages import ElectionStage, ItemStage
from lianxinqiao.meetings.tallies import SHOWN_SHEETS
from lianxinqiao.people.models import Mandate, Post


# ------------------------------------------------------------------ before
def call(
    item: AgendaItem,
    *,
    office: Office,
    seats: int,
    rule: str,
    by_election: bool = False,
    agreed: int | None = None,
    by: Post,
    at: datetime,
) -> Election:
    """Which office, how many seats, how many more candidates. `agreed`: the presidium's number where no whole one fits."""
    with FRAME.act("item.call_election", item, by=by, at=at) as done:
        if office.body_id != item.meeting.body_id:
            raise Refused(_("这个职务不由本机构任免。"))
        election = Election(
            meeting=item.meeting,
            item=item,
            office=office,
            seats=seats,
            rule=rule,
            by_election=by_election,
            agreed=agreed,
        )
        election.full_clean()
        election.save()
        done(data={"office": str(office), "seats": seats, "agreed": agreed})
        return election


def nominate(election: Election, *, name: str, by: Post, at: datetime) -> Candidate:
    with FRAME.act("election.nominate", election, by=by, at=at) as done:
        person = nominees.person(election.meeting.body, name, Action.ELECT, election.office)
        candidate = Candidate(election=election, person=person)
        candidate.full_clean()
        candidate.save()
        done(data={"office": str(election.office), "person": person.name})
        return candidate


# ------------------------------------------------------------------ papers
def open_(election: Election, *, by: Post, at: datetime) -> None:
    """Give the papers out, which freezes base and majority. An election that was void begins anew."""
    with FRAME.act("election.open", election, by=by, at=at) as done:
        meeting = election.meeting
        step(election, ElectionStage.VOTING)
        election.sheets.all().delete()
        election.candidates.filter(written_in=True).delete()
        everybody = electorate.of(meeting, day(at))
        election.here = [row.mandate_id for row in everybody.here if not row.by_video]
        election.base = everybody.base
        election.needed = meeting.of_kind.needed.least(election.base)
        election.save()
        done(data={"base": election.base, "here": len(election.here), "needed": election.needed})


def count(
    election: Election,
    *,
    scrutineer: Mandate,
    issued: int,
    returned: int,
    invalid: int,
    marks: Mapping[int, tuple[int, int, int]],
    written: Mapping[str, int] | None = None,
    by: Post,
    at: datetime,
) -> bool:
    """One scrutineer's count: marks of each candidate, names that voters wrote in. Whether both have counted and agree."""
    with FRAME.act("election.count", election, by=by, at=at) as done:
        if scrutineer.pk not in election.here:
            raise Refused(_("监票人应是在场的组成人员。"))
        elections.refuse_scrutineer(scrutineer.person_id, list(election.candidates.values_list("person_id", flat=True)))
        if set(marks) != set(election.candidates.values_list("pk", flat=True)):
            raise Refused(_("请登记每一名候选人的票数。"))
        said = dict(written or {})
        if election.second_of_id and said:
            raise Refused(_("再次投票只在票数相等的候选人中进行。"))
        if issued > len(election.here):
            raise Refused(
                _("发出%(issued)s张，多于在场的%(present)s人。") % {"issued": issued, "present": len(election.here)}
            )
        if returned <= issued:
            elections.refuse_sheet(returned - invalid, election.seats, list(marks.values()), said)
        if election.sheets.exclude(scrutineer=scrutineer).count() >= SHOWN_SHEETS:
            raise Refused(_("两位监票人已经登记计票。"))
        counted = {"issued": issued, "returned": returned, "invalid": invalid, "written": said}
        counted["marks"] = {str(key): list(value) for key, value in marks.items()}
        told = {**counted, "entered_by": by, "entered_at": at}
        ElectionSheet.objects.update_or_create(election=election, scrutineer=scrutineer, defaults=told)
        done(data={"scrutineer": scrutineer.pk})
        sheets = list(election.sheets.all())
        return len(sheets) == SHOWN_SHEETS and sheets[0].told == sheets[1].told


# ------------------------------------------------------------------ who is elected
def close(election: Election, *, by: Post, at: datetime) -> ElectionStage:
    """Close the count.

    More papers than were given out make it void; otherwise more than half elects, and a tie for the last seat
    is voted on again.
    """
    with FRAME.act("election.close", election, by=by, at=at) as done:
        sheet = _agreed(election)
        election.issued, election.returned, election.invalid = sheet.issued, sheet.returned, sheet.invalid
        election.closed_at = at
        told: dict[str, Any] = {"issued": sheet.issued, "returned": sheet.returned, "invalid": sheet.invalid}
        if sheet.returned > sheet.issued:
            step(election, ElectionStage.VOID)
        else:
            told |= _elect(election, _counted(election, sheet), at)
        election.save()
        done(data={**told, "stage": election.stage})
        return ElectionStage(election.stage)


def _agreed(election: Election) -> ElectionSheet:
    sheets = list(election.sheets.all())
    if len(sheets) < SHOWN_SHEETS:
        raise Refused(_("要等两位监票人分别登记计票。"))
    if sheets[0].told != sheets[1].told:
        raise Refused(_("两位监票人的计票不一致，请重新清点登记。"))
    return sheets[0]


def _counted(election: Election, sheet: ElectionSheet) -> list[Candidate]:
    """Every candidate with what was counted; a name that was written in is one from now on."""
    rows = list(election.candidates.all())
    for row in rows:
        row.yes, row.no, row.abstain = sheet.marks[str(row.pk)]
    for name, votes in sorted(sheet.written.items()):
        person = nominees.person(election.meeting.body, name, Action.ELECT, election.office)
        rows.append(Candidate(election=election, person=person, written_in=True, yes=votes))
    for row in rows:
        row.save()
    return rows


def _elect(election: Election, rows: list[Candidate], at: datetime) -> dict[str, Any]:
    votes = [row.yes for row in rows]
    if election.second_of_id:
        if elections.is_equal_again(election.seats, votes):
            step(election, ElectionStage.VOID)
            return {"equal": True}
        found = elections.Elected(elections.second_ballot(election.seats, votes))
    else:
        found = elections.result(election.base, election.seats, votes, election.meeting.of_kind.needed)
    step(election, ElectionStage.DECIDED)
    election.open_seats = found.seats_open
    acts = [_take_office(election, rows[place], at) for place in found.elected]
    if found.tied:
        _second(election, [rows[place] for place in found.tied], found.seats_tied)
    election.save()
    _end_item(election.item)
    return {"elected": acts, "tied": [rows[place].person_id for place in found.tied], "open": found.seats_open}


def _take_office(election: Election, candidate: Candidate, at: datetime) -> int:
    candidate.elected = True
    candidate.save()
    meeting, item = election.meeting, election.item
    told: dict[str, Any] = {"action": Action.ELECT, "person": candidate.person, "office": election.office}
    if election.office.leads_government and not election.by_election:
        told["line_up_by"] = profile.last_day(profile.of(meeting.body, day(at)).line_up, day(at))
    return appoint(Appointment.objects.create(meeting=meeting, item=item, **told), True, at)


def _second(election: Election, rows: list[Candidate], seats: int) -> None:
    told = {"meeting": election.meeting, "item": election.item, "office": election.office, "rule": election.rule}
    again = Election.objects.create(**told, seats=seats, second_of=election)
    Candidate.objects.bulk_create([Candidate(election=again, person=row.person) for row in rows])


def _end_item(item: AgendaItem) -> None:
    """The item is done when each of its elections has its result; seats that stayed empty are filled another time."""
    rows = list(item.elections.all())
    if any(row.stage != ElectionStage.DECIDED for row in rows):
        return
    step(item, ItemStage.DECIDED)
    if empty := sum(row.open_seats for row in rows):
        item.note = _("还缺%(n)s名，另行选举。") % {"n": empty}
    item.save()
