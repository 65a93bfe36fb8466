"""Dates of a suggestion （办理期限）: which term of the profile applies, from which day, moved by which holds.

The counting itself is `rulebook.terms.due`, which explains every date; this module only knows which term
of the matter's own profile version it is. Stored due dates come from here, and the explanation on the
screen is computed from the same facts, so the two cannot differ.

Law: three months from the day of assignment, six where the matter is broad or difficult (代表法 §51).
Whether a re-assignment starts the deputy's clock anew is stated in no text read (DOMAIN.md 6.3): counted
from the first assignment unless the profile says otherwise.
"""

from datetime import date

from lianxinqiao.matters.models import Extension, Handling, Reply, Suggestion
from lianxinqiao.matters.stages import OPEN_HANDLING
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.schema import Rules, Term
from lianxinqiao.rulebook.terms import Explained
from lianxinqiao.workdays import queries as workdays


def _holds(suggestion: Suggestion) -> list[tuple[date, date | None, str]]:
    return [(hold.from_on, hold.to_on, hold.reason) for hold in suggestion.holds.all()]


def _due(
    suggestion: Suggestion, term: Term, start: date, *, held: bool = True, rules: Rules | None = None
) -> Explained:
    return terms.due(
        term,
        start,
        workdays.current(),
        holds=_holds(suggestion) if held else (),
        roll=(rules or suggestion.profile_version.rules).roll_to_next_workday.display,
    )


def reply_term(suggestion: Suggestion, rules: Rules) -> Term:
    """Three or six months by class, longer where an extension of this round was granted, the re-handling term after that."""
    if suggestion.round > 1 and rules.rehandle is not None:
        return rules.rehandle
    granted = Extension.objects.filter(
        handling__suggestion=suggestion, round=suggestion.round, state=Extension.State.GRANTED
    )
    if rules.extension.term is not None and granted.exists():
        return rules.extension.term
    # Where the profile asks for consent, the longer term is had by asking, not by class.
    by_class = rules.extension.mode == "by_classification"
    return rules.reply_complex if suggestion.complex and by_class else rules.reply_ordinary


def reply(suggestion: Suggestion, *, again_from: date | None = None) -> Explained:
    """When the reply is due. Counted from the first assignment; in later rounds from the day of re-handling."""
    return reply_by(suggestion, suggestion.profile_version.rules, again_from=again_from)


def reply_by(suggestion: Suggestion, rules: Rules, *, again_from: date | None = None) -> Explained:
    """The same by any rules: by its own, or by a candidate whose effect an administrator wants to see."""
    start = again_from or suggestion.last_assigned_on
    if suggestion.round == 1 and not rules.reassignment_restarts_clock:
        start = suggestion.first_assigned_on
    assert start is not None, "a suggestion without an assignment has no clock"
    fixed = rules.fixed_dates.reply if suggestion.round == 1 and not suggestion.between_sessions else None
    if fixed is not None:
        roll = rules.roll_to_next_workday.display
        return terms.fixed(fixed, start, workdays.current(), holds=_holds(suggestion), roll=roll)
    return _due(suggestion, reply_term(suggestion, rules), start, rules=rules)


def opinion(handling: Handling) -> Explained | None:
    """When an assisting unit's opinion is due."""
    term = handling.suggestion.profile_version.rules.assist_opinion
    return _due(handling.suggestion, term, handling.assigned_on) if term else None


def return_window(handling: Handling) -> Explained | None:
    """Until when the unit may ask to return it."""
    term = handling.suggestion.profile_version.rules.return_window
    return _due(handling.suggestion, term, handling.assigned_on, held=False) if term else None


def first_contact(handling: Handling) -> Explained | None:
    """Until when the unit must have spoken with the deputy."""
    term = handling.suggestion.profile_version.rules.first_contact
    return _due(handling.suggestion, term, handling.assigned_on) if term else None


def assess(reply: Reply) -> Explained | None:
    """Until when the deputy's opinion form should be back."""
    term = reply.suggestion.profile_version.rules.assess
    return _due(reply.suggestion, term, reply.delivered_on, held=False) if term and reply.delivered_on else None


def set_dates(handling: Handling) -> None:
    """Store a handling's own dates; the caller saves it."""
    windows = (return_window(handling), first_contact(handling) if handling.answers else None)
    handling.return_until, handling.contact_due_on = (each.date if each else None for each in windows)
    if handling.answers:
        handling.due_on = handling.suggestion.due_on
    else:
        due = opinion(handling)
        handling.due_on = due.date if due else handling.suggestion.due_on


def follow(suggestion: Suggestion) -> None:
    """The suggestion's date has moved: its open handlings move with it."""
    for handling in suggestion.handlings.filter(stage__in=OPEN_HANDLING):
        handling.suggestion = suggestion
        set_dates(handling)
        handling.save()
