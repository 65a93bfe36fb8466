"""What the rule profile of a body says of its meetings on a day."""

from datetime import date

from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.choices import Unit
from lianxinqiao.rulebook.parts import Term
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.rulebook.sections.meetings import Meetings
from lianxinqiao.workdays import count
from lianxinqiao.workdays import queries as workdays


def of(body: Body, on: date) -> Meetings:
    return whole(body, on).meetings


def whole(body: Body, on: date) -> Rules:
    return BodyProfile.of(body, on).rules


def last_day(term: Term | None, since: date, *, rolls: bool = False) -> date | None:
    """The day by which a term from this day is over. No rule that we know moves these off a free day."""
    return terms.due(term, since, workdays.current(), roll=rolls).date if term else None


def months_after(on: date, months: int) -> date:
    return count.add_months(on, months).date


def in_workdays(term: Term | None) -> bool:
    """Whether its last day rests on a year's holidays, and is provisional until they are announced."""
    return term is not None and term.unit is Unit.WORKDAYS
