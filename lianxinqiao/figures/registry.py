"""What a figure is: a function that returns rows. Its number is their count.

Its docstring is its definition, its `meaning` the same sentence in Chinese; the English catalogue of this room says
the docstring again, and a test holds the two together.

A percentage is two figures: the part and the whole, each of which opens as its own list.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lianxinqiao.paper import rounding
from lianxinqiao.people.models import Body

Rows = QuerySet[Any]
Text = str | Promise


@dataclass(frozen=True)
class Period:
    """A year of a body's work, from its session to the next."""

    year: int

    @property
    def before(self) -> "Period":
        return Period(self.year - 1)

    @property
    def query(self) -> str:
        """The end of an address that opens a list of this period."""
        return f"?year={self.year}"

    @property
    def from_on(self) -> date:
        return date(self.year, 1, 1)


@dataclass(frozen=True)
class Figure:
    """`rows(body, period)` are what it counts; `path` leads from a row to its suggestion ("" for suggestions).

    `tells` is the fact (`matters.visibility.FACTS`) that one learns of a suggestion by finding it among the rows.
    """

    code: str
    name: Text
    unit: Text
    meaning: Text
    rows: Callable[[Body, Period], Rows]
    path: str = ""
    tells: str = "heading"

    @property
    def definition(self) -> str:
        """In the reader's language."""
        return str(self.meaning)

    @property
    def docstring(self) -> str:
        return " ".join(inspect.cleandoc(self.rows.__doc__ or "").split())

    def value(self, body: Body, period: Period) -> int:
        return self.rows(body, period).count()


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
        return rounding.percent(FIGURES[self.part].value(body, period), FIGURES[self.whole].value(body, period))


FIGURES: dict[str, Figure] = {}
RATES: dict[str, Rate] = {}


def figure(
    code: str, name: Text, unit: Text, meaning: Text, *, path: str = "", tells: str = "heading"
) -> Callable[[Callable[..., Rows]], Callable[..., Rows]]:
    """Register the decorated function as a figure; a code is used once."""

    def register(rows: Callable[..., Rows]) -> Callable[..., Rows]:
        if code in FIGURES:
            raise ValueError(f"figure {code} is defined twice")
        FIGURES[code] = Figure(code, name, unit, meaning, rows, path, tells)
        return rows

    return register


def rate(code: str, name: Text, *, part: str, whole: str) -> None:
    RATES[code] = Rate(code, name, part, whole)
