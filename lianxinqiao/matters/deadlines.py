"""Dates of a suggestion （办理期限）: which term of the profile applies, from which day, moved by which holds.

The counting itself is `rulebook.terms.due`, which explains every date; this module only knows which term
of the matter's own profile version it is. Stored due dates come from here, and the explanation on the
screen is computed from the same facts, so the two cannot differ.

Terms "from receipt" （收到之日）: what is handed over in this system reaches the receiver's place in it at that
moment, so the day of receipt is the day of submitting or of assigning (电子签名法 §11, 民法典 §137).

Law: three months from the day of assignment, six where the matter is broad or difficult (代表法 §51).
Whether a re-assignment starts the deputy's clock anew is stated in no text read (DOMAIN.md 6.3): counted
from the first assignment unless the profile says otherwise.
"""

from datetime import date

from django.utils import timezone

from lianxinqiao.matters.models import Extension, Handling, Matter, Promise, Reply
from lianxinqiao.matters.stages import OPEN_HANDLING, HandlingStage, Stage
from lianxinqiao.people.models import Body, BodyProfile, Session
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.choices import CountedFrom
from lianxinqiao.rulebook.parts import Term
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.rulebook.terms import Explained
from lianxinqiao.workdays import queries as workdays


def _holds(suggestion: Matter) -> list[tuple[date, date | None, str]]:
    return [(hold.from_on, hold.to_on, hold.reason) for hold in suggestion.holds.all()]


def _due(suggestion: Matter, term: Term, start: date, *, held: bool = True, rules: Rules | None = None) -> Explained:
    return terms.due(
        term,
        start,
        workdays.current(),
        holds=_holds(suggestion) if held else (),
        roll=(rules or suggestion.profile_version.rules).roll_to_next_workday.display,
    )


def extension(suggestion: Matter) -> Extension | None:
    """The extension granted in this round."""
    rows = Extension.objects.filter(handling__suggestion=suggestion, round=suggestion.round)
    return rows.filter(state=Extension.State.GRANTED).first()


def longest(suggestion: Matter) -> Explained | None:
    """As far as an extension may reach; None where the profile knows none."""
    rules = suggestion.profile_version.rules
    return _due(suggestion, rules.extension.term, _start(suggestion, rules)) if rules.extension.term else None


def reply_term(suggestion: Matter, rules: Rules) -> Term:
    """Three or six months by class, the re-handling term in later rounds."""
    if suggestion.round > 1 and rules.rehandle is not None:
        return rules.rehandle
    # Where the profile asks for consent, the longer term is had by asking, not by class.
    by_class = rules.extension.mode == "by_classification"
    return rules.reply_complex if suggestion.complex and by_class else rules.reply_ordinary


def reply(suggestion: Matter, *, again_from: date | None = None) -> Explained:
    """When the reply is due. Counted from the first assignment; in later rounds from the day of re-handling."""
    return reply_by(suggestion, suggestion.profile_version.rules, again_from=again_from)


def reply_by(suggestion: Matter, rules: Rules, *, again_from: date | None = None) -> Explained:
    """The same by any rules: by its own, or by a candidate whose effect an administrator wants to see."""
    start = _start(suggestion, rules, again_from)
    granted = extension(suggestion) if rules.extension.term else None
    if granted is not None and rules.extension.term is not None:
        limit = _due(suggestion, rules.extension.term, start, rules=rules)
        if granted.until is None:
            return limit
        roll = rules.roll_to_next_workday.display
        return terms.agreed(granted.until, limit, workdays.current(), holds=_holds(suggestion), roll=roll)
    fixed = rules.fixed_dates.reply if suggestion.round == 1 and not suggestion.between_sessions else None
    if fixed is not None:
        roll = rules.roll_to_next_workday.display
        return terms.fixed(fixed, start, workdays.current(), holds=_holds(suggestion), roll=roll)
    return _due(suggestion, reply_term(suggestion, rules), start, rules=rules)


def _start(suggestion: Matter, rules: Rules, again_from: date | None = None) -> date:
    """The day the reply's clock counts from."""
    start = again_from or suggestion.last_assigned_on
    if suggestion.round == 1 and not rules.reassignment_restarts_clock:
        start = suggestion.first_assigned_on
    assert start is not None, "a suggestion without an assignment has no clock"
    return start


def assigning(session: Session, rules: Rules) -> Explained | None:
    """Until when what was raised at a session is assigned, where the profile counts that from the session's end."""
    term = rules.assign
    if term is None or term.counted_from is not CountedFrom.SESSION_END:
        return None
    return terms.due(term, session.closes_on, workdays.current(), roll=rules.roll_to_next_workday.display)


def assigning_in(body: Body, on: date) -> Explained | None:
    """The same of the session that opened last."""
    session = Session.objects.filter(term__body=body, opens_on__lte=on).order_by("-opens_on").first()
    return assigning(session, BodyProfile.of(body, on).rules) if session else None


def office(suggestion: Matter) -> Explained | None:
    """Until when the office must have taken in and assigned what was handed in (DOMAIN.md 1.3, first row).

    A profile with a term for telling the deputy (Zhejiang §10) asks for that first: registering tells.
    """
    if suggestion.submitted_at is None:
        return None
    rules = suggestion.profile_version.rules
    if not suggestion.between_sessions:
        return assigning(suggestion.session, rules)
    term = rules.assign
    if suggestion.stage == Stage.SUBMITTED and rules.acceptance_notice is not None:
        term = rules.acceptance_notice
    if term is None or term.counted_from is not CountedFrom.RECEIPT:
        return None
    return _due(suggestion, term, timezone.localdate(suggestion.submitted_at), held=False)


def set_office_date(suggestion: Matter) -> None:
    """Store it; the caller saves."""
    due = office(suggestion)
    suggestion.office_due_on = due.date if due else None


def reassign(handling: Handling) -> Explained | None:
    """Until when a unit's return must be decided and another unit found."""
    term = handling.suggestion.profile_version.rules.reassign
    start = handling.return_asked_on
    return _due(handling.suggestion, term, start, held=False) if term and start else None


def opinion(handling: Handling) -> Explained | None:
    """When an assisting unit's opinion is due: counted from assigning, or from the day it is wanted anew (重庆 §20).

    A profile that is silent about the latter lends its term for the opinion, said to be assumed.
    """
    rules = handling.suggestion.profile_version.rules
    term, start = rules.assist_opinion, handling.assigned_on
    if handling.redo_asked_on:
        term = _again(rules.assist_redo, rules.assist_opinion, CountedFrom.RETURN)
        start = handling.redo_asked_on
    return _due(handling.suggestion, term, start) if term and start else None


def return_window(handling: Handling) -> Explained | None:
    """Until when the unit may ask to return it."""
    term, start = handling.suggestion.profile_version.rules.return_window, handling.assigned_on
    return _due(handling.suggestion, term, start, held=False) if term and start else None


def first_contact(handling: Handling) -> Explained | None:
    """Until when the unit must have spoken with the deputy."""
    term, start = handling.suggestion.profile_version.rules.first_contact, handling.assigned_on
    return _due(handling.suggestion, term, start) if term and start else None


def assess(reply: Reply) -> Explained | None:
    """Until when the deputy's opinion form should be back."""
    term = reply.suggestion.profile_version.rules.assess
    return _due(reply.suggestion, term, reply.delivered_on, held=False) if term and reply.delivered_on else None


def contest(suggestion: Matter, entered_on: date) -> date:
    """The last day on which the deputy's own word replaces what the office entered from paper."""
    return _due(suggestion, suggestion.profile_version.rules.contest_term, entered_on, held=False).date


def confirm(promise: Promise) -> Explained | None:
    """Until when the deputy should have confirmed and assessed again what the unit reports as kept (重庆 §28).

    A profile that is silent here lends its term for the opinion form, said to be assumed (docs/decisions/0009).
    """
    rules = promise.suggestion.profile_version.rules
    # From receipt of the unit's report, whatever the rule counts from: there is no reply to deliver here.
    term = _again(rules.promises.assess_again, rules.assess, CountedFrom.RECEIPT)
    start = promise.declared_on
    return _due(promise.suggestion, term, start, held=False) if term and start else None


def _again(own: Term | None, lent: Term | None, counted_from: CountedFrom) -> Term | None:
    """The profile's own term for a second time or, where it has none, another rule's, marked as assumed."""
    if own is None and lent is not None:
        own = lent.model_copy(update={"source": lent.source.model_copy(update={"assumed": True})})
    return own.model_copy(update={"counted_from": counted_from}) if own else None


def set_confirm_date(promise: Promise) -> None:
    """Store it; the caller saves."""
    due = confirm(promise)
    promise.confirm_due_on = due.date if due else None


def set_dates(handling: Handling) -> None:
    """Store a handling's own dates; the caller saves it."""
    windows = (return_window(handling), first_contact(handling) if handling.answers else None)
    returned, handling.contact_due_on = (each.date if each else None for each in windows)
    if not handling.return_answer:  # once it was refused the window is shut, whatever the calendar
        handling.return_until = returned
    if handling.answers:
        handling.due_on = handling.suggestion.due_on
    else:
        due = opinion(handling)
        handling.due_on = due.date if due else handling.suggestion.due_on
    back = reassign(handling) if handling.stage == HandlingStage.RETURN_ASKED else None
    handling.reassign_due_on = back.date if back else None


def follow(suggestion: Matter) -> None:
    """The suggestion's date has moved: its open handlings move with it."""
    for handling in suggestion.handlings.filter(stage__in=OPEN_HANDLING):
        handling.suggestion = suggestion
        set_dates(handling)
        handling.save()
