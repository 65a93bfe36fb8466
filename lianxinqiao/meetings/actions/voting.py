"""Votes: opened with everybody in office as their base, cast or counted, closed once, and what follows from each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots import papers
from lianxinqiao.ballots.outcome import Counts, of_those_present, outcome
from lianxinqiao.meetings import agendas, offices, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import (
    AgendaItem,
    AgendaVersion,
    Amendment,
    Appointment,
    Cast,
    CountSheet,
    Decision,
    Meeting,
    Vote,
)
from lianxinqiao.meetings.offices import Action, Tenure
from lianxinqiao.meetings.opening import frozen, open_vote_on
from lianxinqiao.meetings.stages import AmendmentStage, DecisionStage, ItemStage, Nomination, VoteStage
from lianxinqiao.people.models import Mandate, Post

SHOWN_SHEETS = 2  # scrutineers who count apart


# ------------------------------------------------------------------ opening
def put_agenda(meeting: Meeting, *, by: Post, at: datetime) -> Vote:
    """The full meeting adopts its agenda first, by a show of hands."""
    with FRAME.act("meeting.put_agenda", meeting, by=by, at=at) as done:
        words = _("通过%(meeting)s议程") % {"meeting": meeting}
        vote = open_vote_on(meeting, None, words, Vote.Method.HANDS, Vote.Purpose.AGENDA, at)
        done(vote, data=frozen(vote))
        return vote


def put(
    item: AgendaItem,
    *,
    method: str = Vote.Method.HANDS,
    appointments: Iterable[Appointment] = (),
    by: Post,
    at: datetime,
) -> Vote:
    """Put an item to the vote: its draft, or of an item of appointments those that are named, several where merging is allowed."""
    with FRAME.act("item.put", item, by=by, at=at) as done:
        chosen = list(appointments)
        drafts = list(item.decisions.filter(stage=DecisionStage.DRAFT))
        if item.kind == "appointment":
            chosen = chosen or list(item.appointments.filter(stage=Nomination.NOMINATED))
            _refuse_appointments(item, chosen, method)
        elif not drafts:
            raise Refused(_("还没有决议、决定草案，请先起草。"))
        vote = open_vote_on(item.meeting, item, _question(item, chosen), method, Vote.Purpose.ITEM, at)
        Appointment.objects.filter(pk__in=[row.pk for row in chosen]).update(vote=vote)
        Decision.objects.filter(pk__in=[row.pk for row in drafts]).update(vote=vote)
        done(vote, data=frozen(vote))
        return vote


def _question(item: AgendaItem, chosen: list[Appointment]) -> str:
    if not chosen:
        return item.title
    return (
        "；".join(str(row) for row in chosen)
        if len(chosen) < 4
        else _("%(title)s（%(n)s项合并表决）")
        % {
            "title": item.title,
            "n": len(chosen),
        }
    )


def _refuse_appointments(item: AgendaItem, chosen: list[Appointment], method: str) -> None:
    if not chosen:
        raise Refused(_("没有待表决的任免。"))
    for row in chosen:
        if row.item_id != item.pk or row.stage != Nomination.NOMINATED:
            raise Refused(_("%(act)s不在这项议程待表决的任免里。") % {"act": row})
        if row.action == Action.DISMISS and method != Vote.Method.PAPER:
            raise Refused(_("撤职案采用无记名投票（监督法第六十二条）。"))
    for row in chosen:
        _refuse_before_removal(item, row, chosen)
    if len(chosen) > 1 and profile.of(item.meeting.body, day(item.meeting.starts_at)).merging_votes == "one_by_one":
        raise Refused(_("按本地规定，任免应逐人表决。"))


def _refuse_before_removal(item: AgendaItem, row: Appointment, chosen: list[Appointment]) -> None:
    """To one post: first whoever holds it is removed, then another is appointed (深圳市任免条例第十九条)."""
    if row.action not in {Action.APPOINT, Action.ELECT} or not row.office.single:
        return
    held = Appointment.objects.holding(item.meeting.body, day(item.meeting.starts_at))
    held = held.filter(office=row.office, meeting__term=item.meeting.term).exclude(action=Action.ACT)
    leaving = {each.person_id for each in chosen if each.action in offices.ENDS and each.office_id == row.office_id}
    for holder in held.exclude(person__in=leaving).select_related("person"):
        words = {"person": holder.person, "office": row.office}
        raise Refused(_("%(person)s还担任%(office)s，请先表决免职。") % words)


# ------------------------------------------------------------------ casting and counting
def cast(vote: Vote, *, choice: str, by: Post, at: datetime) -> None:
    """One's own named vote. The journal keeps it with the entry that closes the vote: nothing is told while it runs."""
    with FRAME.act("vote.cast", vote, by=by, at=at) as done:
        assert by.mandate is not None
        Cast.objects.create(vote=vote, mandate=by.mandate, choice=choice, cast_at=at)
        done.quietly()


def count(vote: Vote, *, scrutineer: Mandate, by: Post, at: datetime, **counted: int) -> bool:
    """One scrutineer's count of the papers; whether both have counted and agree. A count that differs is entered again."""
    with FRAME.act("vote.count", vote, by=by, at=at) as done:
        if scrutineer.pk not in vote.here:
            raise Refused(_("监票人应是在场的组成人员。"))
        if scrutineer.person_id in set(vote.appointments.values_list("person_id", flat=True)):
            raise Refused(_("候选人不能担任监票人。"))
        papers.counts(papers.Sheet(**counted), len(vote.here))
        sheets = list(vote.sheets.exclude(scrutineer=scrutineer))
        if len(sheets) >= SHOWN_SHEETS:
            raise Refused(_("两位监票人已经登记计票。"))
        CountSheet.objects.update_or_create(
            vote=vote, scrutineer=scrutineer, defaults={**counted, "entered_by": by, "entered_at": at}
        )
        done(data={"scrutineer": scrutineer.pk})
        return bool(sheets) and papers.agreed(_sheet(sheets[0]), papers.Sheet(**counted))


def close(vote: Vote, *, yes: int = 0, no: int = 0, abstain: int = 0, by: Post, at: datetime) -> VoteStage:
    """End the vote and announce: a show of hands with what was counted, a named vote by its casts, papers by both counts."""
    with FRAME.act("vote.close", vote, by=by, at=at) as done:
        counts = _counted(vote, {"yes": yes, "no": no, "abstain": abstain})
        kind = vote.meeting.of_kind
        found = outcome(vote.base, kind.quorum, kind.needed, counts)
        for name in ("yes", "no", "abstain", "invalid", "unpressed"):
            setattr(vote, name, getattr(counts, name))
        step(vote, VoteStage.PASSED if found.passed else VoteStage.FAILED)
        vote.closed_at = at
        vote.save()
        follows = _follow(vote, at)
        done(data={**_result(vote), **follows})
        return VoteStage(vote.stage)


def _counted(vote: Vote, said: dict[str, int]) -> Counts:
    if vote.method == Vote.Method.NAMED:
        cast = list(vote.casts.values_list("choice", flat=True))
        return of_those_present(len(vote.here), {name: cast.count(name) for name in said})
    if vote.method == Vote.Method.PAPER:
        sheets = [_sheet(row) for row in vote.sheets.all()]
        if len(sheets) < SHOWN_SHEETS:
            raise Refused(_("要等两位监票人分别登记计票。"))
        if not papers.agreed(*sheets[:SHOWN_SHEETS]):
            raise Refused(_("两位监票人的计票不一致，请重新清点登记。"))
        return papers.counts(sheets[0], len(vote.here))
    return of_those_present(len(vote.here), said)


def annul(vote: Vote, *, reason: str, by: Post, at: datetime) -> None:
    """A device failed: this vote counts for nothing and is kept; what it was about is put to the vote again."""
    with FRAME.act("vote.annul", vote, by=by, at=at) as done:
        say_why(reason)
        step(vote, VoteStage.ANNULLED)
        vote.closed_at, vote.reason = at, reason.strip()
        vote.save()
        vote.appointments.update(vote=None)
        vote.decisions.update(vote=None)
        vote.amendments.update(vote=None)
        done(note=reason)


# ------------------------------------------------------------------ what follows from a result
def _follow(vote: Vote, at: datetime) -> dict[str, Any]:
    """Decisions get their number, appointments come into force that day, the item is decided."""
    passed = vote.stage == VoteStage.PASSED
    if vote.purpose == Vote.Purpose.AMENDMENT:
        return _amend(vote.amendments.select_related("decision").get(), passed)
    if vote.purpose == Vote.Purpose.AGENDA and passed:
        agendas.keep(vote.meeting, AgendaVersion.Why.ADOPTED, at)
    if vote.purpose != Vote.Purpose.ITEM or vote.item is None:
        return {}
    decided = [_decide(row, passed, at) for row in vote.decisions.all()]
    rows = vote.appointments.select_related("person", "office", "meeting__body").order_by("pk")
    appointed = [_appoint(row, passed, at) for row in rows]
    item = vote.item
    if not item.appointments.filter(stage=Nomination.NOMINATED).exists():
        step(item, ItemStage.DECIDED)
        item.save()
    told: dict[str, Any] = {}
    if decided:
        told["decisions"] = decided
    if appointed:
        told["appointments"] = appointed
    return told


def _amend(amendment: Amendment, passed: bool) -> dict[str, Any]:
    """Carried, its wording stands in the draft that is voted on next."""
    step(amendment, AmendmentStage.CARRIED if passed else AmendmentStage.LOST)
    amendment.save()
    if passed:
        decision = amendment.decision
        decision.text = decision.text.replace(amendment.old, amendment.new, 1)
        decision.save()
    return {"amendment": amendment.pk}


def _decide(decision: Decision, passed: bool, at: datetime) -> int | None:
    if not passed:
        step(decision, DecisionStage.REJECTED)
        decision.save()
        return None
    meeting = decision.meeting
    step(decision, DecisionStage.ADOPTED)
    decision.adopted_on = day(at)
    decision.number = numbers.take(meeting.body, f"decision.{meeting.kind}", str(meeting.term_id))
    decision.due_on = profile.last_day(profile.of(meeting.body, day(at)).decision_published, day(at))
    decision.save()
    return decision.number


def _appoint(row: Appointment, passed: bool, at: datetime) -> int:
    step(row, Nomination.PASSED if passed else Nomination.FAILED)
    if passed:
        row.effective_on = day(at)
        _end(row, day(at))
    row.save()
    return row.pk


def _end(act: Appointment, on: Any) -> None:
    """Whatever an act ends by passing, from this day."""
    rows = Appointment.objects.holding(act.meeting.body, on).filter(office=act.office_id).select_related("meeting")
    tenures = [_tenure(row) for row in rows]
    single, term = act.office.single, act.meeting.term_id
    ended = offices.ended_by(act.action, act.person_id, act.office_id, tenures, single=single, term=term)
    Appointment.objects.filter(pk__in=ended).update(ended_on=on, ended_by=act)


def _tenure(row: Appointment) -> Tenure:
    assert row.effective_on is not None
    return Tenure(row.pk, row.person_id, row.office_id, row.acting, row.effective_on, row.ended_on, row.meeting.term_id)


# ------------------------------------------------------------------ as the journal keeps it
def _result(vote: Vote) -> dict[str, Any]:
    told = {name: getattr(vote, name) for name in ("base", "needed", "yes", "no", "abstain", "invalid", "unpressed")}
    if vote.is_named:
        told["casts"] = dict(vote.casts.values_list("mandate_id", "choice"))
    return {**told, "stage": vote.stage}


def _sheet(row: CountSheet) -> papers.Sheet:
    return papers.Sheet(row.issued, row.returned, row.invalid, row.yes, row.no, row.abstain)
