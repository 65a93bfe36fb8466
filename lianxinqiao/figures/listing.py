"""All figures of a body's year, as a table of lines that screens, command line and API print alike."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from lianxinqiao.figures import registry
from lianxinqiao.figures.counting import Counts, counts, counts_before
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.people.models import Body


@dataclass(frozen=True)
class Line:
    """One figure and its value; `before` is the value of the period before, `definition` in the reader's language."""

    code: str
    name: str
    value: int | Decimal | None
    unit: str
    definition: str
    before: int | Decimal | None = None

    @property
    def change(self) -> int | Decimal | None:
        """Against the period before; None where one of the two has no value."""
        return None if self.value is None or self.before is None else self.value - self.before

    def as_json(self) -> dict[str, Any]:
        """Percentages as numbers."""
        return {key: float(value) if isinstance(value, Decimal) else value for key, value in asdict(self).items()}


def lines(body: Body, period: Period, *, only: Collection[str] | None = None) -> list[Line]:
    """Figures, then rates, all or `only` some; the rates are computed from the counts and ask nothing more."""
    wanted = {*FIGURES, *RATES} if only is None else set(only)
    wanted = {code for code in wanted if _of_kind(code, body)}
    asked = wanted | {part for code in wanted & RATES.keys() for part in (RATES[code].part, RATES[code].whole)}
    now, before = counts(body, period, asked), counts_before(body, period, asked)
    return [line for line in _lines(body, now, before, wanted) if line.code in wanted]


def _of_kind(code: str, body: Body) -> bool:
    """A rate is of the bodies of which its part is."""
    found = FIGURES.get(RATES[code].part if code in RATES else code)
    return found is None or found.subject.is_for(body)


def _lines(body: Body, now: Counts, before: Counts, wanted: set[str]) -> Iterator[Line]:
    for code, value in now.items():
        figure = FIGURES[code].said_in(body)
        yield Line(code, str(figure.name), value, str(figure.unit), figure.definition, before.get(code))
    for code, rate in RATES.items():
        if code in wanted:
            values = [_rate(rate, numbers) for numbers in (now, before)]
            yield Line(code, str(rate.name), values[0], rate.unit, rate.definition, values[1])


def _rate(rate: registry.Rate, numbers: Counts) -> Decimal | None:
    known = rate.part in numbers and rate.whole in numbers
    return registry.percent(numbers[rate.part], numbers[rate.whole]) if known else None


def by_room(lines: Collection[Line]) -> list[tuple[str, list[Line]]]:
    """Under the headings of their rooms, each of which stands once, in the order in which the figures are declared."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.code in FIGURES:
            found.setdefault(str(FIGURES[line.code].subject.room), []).append(line)
    return list(found.items())
