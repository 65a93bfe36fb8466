"""What a figure is: a function that returns rows. Its number is their count, or the sum or the least of one column.

Its docstring is its definition, its `meaning` the same sentence in Chinese; the English catalogue of this room says
the docstring again, and a test holds the two together.

A percentage is two figures: the part and the whole, each of which opens as its own list.
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, Min, Sum
from django.utils.translation import gettext as _

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.subjects import Rows, Subject, Text
from lianxinqiao.figures.ways import Way
from lianxinqiao.paper import rounding
from lianxinqiao.people.models import Body

Number = int | Decimal


@dataclass(frozen=True)
class Figure:
    """`rows(body, period)` are what it counts, each a row of its `subject`.

    With `sum` its number is the sum of that column over the rows, with `least` the least of it: over persons, who are
    the rows, of what each did (an annotation), so that nobody who did nothing is forgotten. `tells` names what one
    learns of a row by finding it among these; the subject knows what that opens to strangers.
    """

    code: str
    name: Text
    unit: Text
    meaning: Text
    rows: Callable[[Body, Period], Rows]
    subject: Subject
    tells: str = "heading"
    sum: str = ""
    least: str = ""
    in_cppcc: tuple[Text, Text] | None = None  # name and meaning in a CPPCC committee, where they differ

    def said_in(self, body: Body) -> "Figure":
        """The same in the words of a body: 组织代表视察 of a congress, 组织委员视察 of a CPPCC committee."""
        if self.in_cppcc is None or body.kind != Body.Kind.CPPCC:
            return self
        name, meaning = self.in_cppcc
        return replace(self, name=name, meaning=meaning)

    @property
    def definition(self) -> str:
        """In the reader's language."""
        return str(self.meaning)

    @property
    def docstring(self) -> str:
        return " ".join(inspect.cleandoc(self.rows.__doc__ or "").split())

    @property
    def column(self) -> str:
        """What of each row makes the number; "" where the row itself does."""
        return self.sum or self.least

    def measure(self, only: Any = None) -> Aggregate:
        """What makes the number of rows, of all of them or of those that a condition holds."""
        if self.sum:
            return Sum(self.sum, filter=only)
        return Min(self.least, filter=only) if self.least else Count("pk", filter=only)

    def value(self, body: Body, period: Period) -> Number | None:
        return self.number(self.rows(body, period))

    def number(self, rows: Rows) -> Number | None:
        """The number of these rows; None for the least of nothing."""
        return self.plain(rows.aggregate(n=self.measure())["n"]) if self.column else rows.count()

    def plain(self, value: Number | None) -> Number | None:
        """As it is shown: nothing adds up to 0, and whole amounts are whole numbers."""
        if value is None:
            return 0 if self.sum else None
        return int(value) if value == int(value) else value

    @property
    def ways(self) -> dict[str, Way]:
        """In which it can be divided, by their codes."""
        return {way.code: way for way in self.subject.ways}


@dataclass(frozen=True)
class Rate:
    """Part and whole, both figures."""

    code: str
    name: Text
    part: str
    whole: str

    unit = "%"

    @property
    def definition(self) -> str:
        """What is divided by what, in the reader's language."""
        return _("“%(part)s”占“%(whole)s”的百分比，保留两位小数。") % {
            "part": FIGURES[self.part].name,
            "whole": FIGURES[self.whole].name,
        }

    def value(self, body: Body, period: Period) -> Decimal | None:
        """Percent with two places; None where nothing was there to count."""
        return percent(FIGURES[self.part].value(body, period), FIGURES[self.whole].value(body, period))


def percent(part: Number | None, whole: Number | None) -> Decimal | None:
    """Of whole numbers: people, matters, places."""
    return rounding.percent(int(part or 0), int(whole or 0))


FIGURES: dict[str, Figure] = {}
RATES: dict[str, Rate] = {}


def figure(
    code: str,
    name: Text,
    unit: Text,
    meaning: Text,
    *,
    of: Subject,
    tells: str = "heading",
    sum: str = "",
    least: str = "",
    in_cppcc: tuple[Text, Text] | None = None,
) -> Callable[[Callable[..., Rows]], Callable[..., Rows]]:
    """Register the decorated function as a figure; a code is used once."""
    if sum and least:
        raise ValueError(f"figure {code} is a sum or a least, not both")

    def register(rows: Callable[..., Rows]) -> Callable[..., Rows]:
        if code in FIGURES:
            raise ValueError(f"figure {code} is defined twice")
        FIGURES[code] = Figure(code, name, unit, meaning, rows, of, tells, sum, least, in_cppcc)
        return rows

    return register


def rate(code: str, name: Text, *, part: str, whole: str) -> None:
    RATES[code] = Rate(code, name, part, whole)


def put_in_order(modules: Sequence[str]) -> None:
    """The order of the pages, whichever file was imported first."""
    places = {module: place for place, module in enumerate(modules)}

    def place(code: str) -> int:
        return places.get(FIGURES[code].rows.__module__, len(places))

    for code in sorted(FIGURES, key=place):
        FIGURES[code] = FIGURES.pop(code)
    for code in sorted(RATES, key=lambda code: place(RATES[code].part)):
        RATES[code] = RATES.pop(code)


def of_room(subject: Subject) -> list[str]:
    """The codes of all figures that stand under the heading of this one's."""
    return [code for code, each in FIGURES.items() if each.subject.room == subject.room]
