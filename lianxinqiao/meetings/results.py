"""What follows from the result of a vote: decisions get their number, appointments come into force, the item is decided."""

from datetime import date, datetime
from typing import Any

from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots.outcome import Counts, outcome
from lianxinqiao.meetings import agendas, offices, profile, seating
from lianxinqiao.meetings.models import AgendaVersion, Amendment, Appointment, Decision, Vote
from lianxinqiao.meetings.offices import Action, Tenure
from lianxinqiao.meetings.stages import AmendmentStage, DecisionStage, ItemStage, Nomination, VoteStage


def end_with(vote: Vote, counts: Counts, at: datetime) -> dict[str, Any]:
    """The result that follows from the counts, and what follows from the result."""
    kind = vote.meeting.of_kind
    found = outcome(vote.base, kind.quorum, kind.needed, counts)
    for name in ("yes", "no", "abstain", "invalid", "unpressed"):
        setattr(vote, name, getattr(counts, name))
    step(vote, VoteStage.PASSED if found.passed else VoteStage.FAILED)
    vote.closed_at = at
    vote.save()
    follows = _follow(vote, at)
    return {**_result(vote), **follows}


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
    appointed = [appoint(row, passed, at) for row in rows]
    item = vote.item
    if not item.appointments.filter(stage=Nomination.NOMINATED).exists():
        step(item, ItemStage.DECIDED)
        item.save()
    told: dict[str, Any] = {}
    if changed := seating.follow(vote, passed, at):
        told["seats"] = changed
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


def appoint(row: Appointment, passed: bool, at: datetime) -> int:
    step(row, Nomination.PASSED if passed else Nomination.FAILED)
    if passed:
        row.effective_on = day(at)
        _set_days(row, day(at))
        _end(row, day(at))
    row.save()
    return row.pk


def _set_days(row: Appointment, on: date) -> None:
    """By when the organ has the letter (北京市任免条例第二十一条); what a congress elects is announced instead."""
    if row.action != Action.ELECT:
        row.letter_due_on = profile.last_day(profile.of(row.meeting.body, on).letter_sent, on)


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
