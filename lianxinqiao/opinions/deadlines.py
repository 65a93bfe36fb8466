"""Dates of an opinion: which term of its profile applies, from which day. The counting is `rulebook.terms.due`.

The citizen's own date is set once, when it came in, and never moves; a unit's may.
"""

from datetime import date

from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.kinds import Kind, handled_here, owes_notice
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.rulebook.terms import Explained
from lianxinqiao.workdays import queries as workdays


def of(rules: Rules, name: str, start: date) -> Explained:
    """A term of citizens' opinions from a day. Whether those of petitions roll over free days no text says: they do not."""
    roll = rules.roll_to_next_workday.display and not name.startswith("petition_")
    return terms.due(getattr(rules.opinions, name), start, workdays.current(), roll=roll)


def answering(rules: Rules, received_on: date) -> date:
    return of(rules, "answering", received_on).date


def routing(rules: Rules, kind: str, received_on: date) -> Explained:
    """Until when the office has said who handles it; of a petition, has told its sender in writing (§23)."""
    return of(rules, "routing" if handled_here(kind) else "petition_notice", received_on)


def accepted_until(opinion: Opinion, accepted_on: date | None) -> date | None:
    """Until when whoever took a petition in has to decide it (§34); None where nobody did. Longer terms nobody tells us."""
    return of(opinion.profile_version.rules, "petition_decision", accepted_on).date if accepted_on else None


def decided_within(opinion: Opinion) -> int | None:
    """The days in which an appeal that is taken in as a petition has to be decided (§34); nothing of other kinds."""
    return opinion.profile_version.rules.opinions.petition_decision.amount if opinion.kind == Kind.APPEAL else None


def notice_by(opinion: Opinion) -> date | None:
    """By when its sender has to be told in writing where it went （信访工作条例 §23）; None where nobody has to be.

    Whether name and address are there is asked, not what they are: nothing is read that would have to be written down.
    """
    if handled_here(opinion.kind) or not hasattr(opinion, "sender"):
        return None
    person = sealing.opened(opinion.sender.sealed)
    owed = owes_notice(person.get("name", ""), person.get("address", ""))
    return opinion.route_due_on if owed else None


def handling(opinion: Opinion, assigned_on: date) -> date:
    """A unit's own date: its term, and not later than the citizen's where that is still to come."""
    own = of(opinion.profile_version.rules, "handling", assigned_on).date
    return min(own, opinion.due_on) if opinion.due_on > assigned_on and opinion.round == 1 else own


def last_day(opinion: Opinion, name: str, start: date) -> date:
    return of(opinion.profile_version.rules, name, start).date
