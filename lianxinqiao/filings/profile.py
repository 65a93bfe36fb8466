"""What the rule profile of a body says of record review on a day."""

from datetime import date

from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.parts import Term
from lianxinqiao.rulebook.sections.filings import Filings
from lianxinqiao.workdays import queries as workdays


def of(body: Body, on: date) -> Filings:
    return BodyProfile.of(body, on).rules.filings


def last_day(term: Term | None, since: date) -> date | None:
    return terms.due(term, since, workdays.current(), roll=False).date if term else None
