"""The time of which a figure speaks: a year, a term, a month, any span of days; read from an address, written into one."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people.models import Body, Term
from lianxinqiao.people.models.terms import counted

MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Period:
    """From one day to another, both included.

    `years` are the first and the last year of a body's work that lie in it, for rows that carry such a year instead of
    a day; a span that is no such years has none. `term` is the number of the term that it is.
    """

    from_on: date
    to_on: date
    years: tuple[int, int] | None = None
    term: int = 0

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """A year of a body's work, from its session to the next: that of its numbers."""
        return cls(date(year, 1, 1), date(year, 12, 31), (year, year))

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def of_term(cls, term: Term) -> "Period":
        """A term that ends in January ends with the year before: the session of that January is the next one's."""
        last = term.last_day
        return cls(term.from_on, last, (term.from_on.year, last.year - (last.month == 1)), term.number)

    @property
    def year(self) -> int:
        """Its year; of several, the first."""
        return self.years[0] if self.years else self.from_on.year

    @property
    def is_year(self) -> bool:
        return self.years is not None and self.years[0] == self.years[1] and not self.term

    @property
    def is_month(self) -> bool:
        return self.years is None and self == Period.of_month(self.from_on.year, self.from_on.month)

    @cached_property
    def before(self) -> "Period":
        """The year or the month before; else as many days just before it."""
        eve = self.from_on - timedelta(days=1)
        if self.is_year:
            return Period.of_year(self.year - 1)
        if self.is_month:
            return Period.of_month(eve.year, eve.month)
        if self.years is None:
            return Period(eve - (self.to_on - self.from_on), eve)
        first, last = self.years
        return Period(eve - (self.to_on - self.from_on), eve, (first - (last - first) - 1, first - 1))

    @property
    def word(self) -> str:
        """In one word, as a form or the command line asks for it: `2026`, `2026-03`, `term-17`."""
        if self.is_year:
            return str(self.year)
        if self.term:
            return f"term-{self.term}"
        return f"{self.from_on:%Y-%m}" if self.is_month else f"{self.from_on}..{self.to_on}"

    @property
    def query(self) -> str:
        """The end of an address that opens a list of this period."""
        return f"?year={self.year}" if self.is_year else f"?period={self.word}"

    @property
    def words(self) -> str:
        """In the reader's language, as it stands before a noun: 2026年度."""
        if self.is_year:
            return _("%(year)s年度") % {"year": self.year}
        if self.term:
            return _("第%(number)s届任期") % {"number": counted(self.term)}
        if self.is_month:
            return _("%(year)s年%(month)s月") % {"year": self.from_on.year, "month": self.from_on.month}
        return _("%(since)s至%(until)s") % {"since": self.from_on.isoformat(), "until": self.to_on.isoformat()}


def asked(params: Mapping[str, str], body: Body) -> Period | None:
    """What an address asks for by `period` or `year`; None where it asks for nothing that there is."""
    return of_word(params.get("period") or params.get("year", ""), body)


def of_word(word: str, body: Body) -> Period | None:
    """The period of which this is the `word`."""
    if len(word) == 4 and word.isdecimal() and int(word):
        return Period.of_year(int(word))
    if found := MONTH.fullmatch(word):
        year, month = map(int, found.groups())
        return Period.of_month(year, month) if year and 1 <= month <= 12 else None
    if (number := word.removeprefix("term-")) != word:
        known = number.isdecimal() and len(number) < 4
        row = Term.objects.filter(body=body, number=number).first() if known else None
        return Period.of_term(row) if row else None
    return _span(*word.split("..", 1)) if ".." in word else None


def _span(since: str, until: str) -> Period | None:
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        return None
    return Period(first, last) if date.min < first <= last else None


class Asked:
    """A query of a body's period, put together once for each kind of period (database/prepared.py).

    What `build` makes with more than the body's key, the days and the years as they are is asked as it is, each time.
    """

    def __init__(self, build: Callable[[Body, Period], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._made: dict[str, Prepared[Any] | None] = {}

    def __call__(self, body: Body, period: Period) -> list[Any]:
        shape, values = _values(period)
        if shape not in self._made:
            self._made[shape] = Prepared(lambda key, *of: self._build(_body(key), _period(shape, *of)), *_kinds(shape))
        if made := self._made[shape]:
            try:
                return made(body.pk, *values)
            except (ValueError, EmptyResultSet):
                self._made[shape] = None
        return list(self._build(body, period))


def _body(key: int) -> Body:
    """Knows its key and nothing else: who asks it for more fails, where an empty name or kind would go unseen."""
    return Body.from_db("default", ["id"], [key])


def _values(period: Period) -> tuple[str, tuple[Any, ...]]:
    """What differs between two periods of one shape: one year, several, days alone."""
    days = (period.from_on, period.to_on)
    if period.years is None:
        return "days", days
    first, last = period.years
    return ("year", (first, *days)) if first == last else ("years", (first, last, *days))


def _kinds(shape: str) -> tuple[type, ...]:
    return (int, *[int] * {"days": 0, "year": 1, "years": 2}[shape], date, date)


def _period(shape: str, *values: Any) -> Period:
    *years, from_on, to_on = values
    return Period(from_on, to_on, (years[0], years[-1]) if shape != "days" else None)
