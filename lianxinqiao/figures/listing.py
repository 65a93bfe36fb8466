"""All figures of a body's year, as a table of lines that screens, command line and API print alike."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Count, Value

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.figures.registry import FIGURES, RATES, Period, Rows
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import rounding
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


# A pass reads the year's rows whole; fewer figures are cheaper alone, each by the index of its own condition.
WORTH_A_PASS = 3


def counts(body: Body, period: Period, codes: Collection[str]) -> dict[str, int]:
    """Values of these figures; those that count rows of one kind by nothing but a year's suggestions share one pass."""
    found: dict[str, int] = {}
    for together, values in _passes(frozenset(codes)):
        (row,) = values(body.pk, period.year)
        found |= zip(together, row, strict=True)
    return {code: found[code] for code in FIGURES if code in found}


@cache
def _passes(codes: frozenset[str]) -> list[tuple[list[str], Prepared[tuple[int, ...]]]]:
    """Which figures are counted together, and the query of each pass: the same for every body and year."""
    body, period = Body(pk=0), Period(0)
    rows = {code: FIGURES[code].rows(body, period) for code in FIGURES if code in codes}
    passes: list[list[str]] = []
    for model, path in dict.fromkeys((each.model, FIGURES[code].path) for code, each in rows.items()):
        year = _year(model, path, body, period)
        of_year = [code for code, each in rows.items() if each.model is model and _lies_within(each, year)]
        if len(of_year) >= WORTH_A_PASS:
            passes.append(of_year)
    alone = rows.keys() - {code for together in passes for code in together}
    passes += [[code] for code in rows if code in alone]
    return [(together, _prepared(together)) for together in passes]


def _prepared(codes: list[str]) -> Prepared[tuple[int, ...]]:
    def build(body: int, year: int) -> Rows:
        return (_alone if len(codes) == 1 else _in_one_pass)(codes, Body(pk=body), Period(year))

    return Prepared(build, int, int)


def _year(model: Any, path: str, body: Body, period: Period) -> Rows:
    """All rows of a kind that hang on the year's suggestions."""
    to = f"{path.replace('.', '__')}__" if path else ""
    return model.objects.filter(**{f"{to}body": body, f"{to}year": period.year})


def _lies_within(rows: Rows, year: Rows) -> bool:
    """Whether its condition asks no other table than the year does."""
    query = rows.query
    plain = not (query.distinct or query.is_sliced or query.combinator or query.annotations)
    return plain and _tables(rows) == _tables(year)


def _tables(rows: Rows) -> set[str]:
    return {alias for alias, uses in rows.query.alias_refcount.items() if uses}


def _in_one_pass(codes: list[str], body: Body, period: Period) -> Rows:
    """One row: the values of these figures, counted over the year's rows."""
    first = FIGURES[codes[0]]
    rows = [FIGURES[code].rows(body, period) for code in codes]
    # The condition of a query is itself an expression, and its tables are those of the year.
    asked = {f"n{place}": Count("pk", filter=each.query.where) for place, each in enumerate(rows)}  # type: ignore[arg-type]
    return _counted(_year(rows[0].model, first.path, body, period), asked)


def _alone(codes: list[str], body: Body, period: Period) -> Rows:
    """One row with one value; rows that are told apart are counted by their key."""
    rows = FIGURES[codes[0]].rows(body, period)
    return _counted(rows, {"n": Count("pk", distinct=rows.query.distinct)})


def _counted(rows: Rows, asked: dict[str, Count]) -> Rows:
    # Grouped by what is the same for all of them: one group.
    return rows.order_by().values(all_of_them=Value(1)).annotate(**asked).values_list(*asked)


def counts_before(body: Body, period: Period, codes: Collection[str]) -> dict[str, int]:
    """The same of the period before; nothing where no suggestion of it is recorded, which is not the same as none."""
    recorded = Suggestion.objects.filter(body=body, year=period.before.year).exists()
    return counts(body, period.before, codes) if recorded else {}


def lines(body: Body, period: Period, *, only: Collection[str] | None = None) -> list[Line]:
    """Figures, then rates, all or `only` some; the rates are computed from the counts and ask nothing more."""
    wanted = {*FIGURES, *RATES} if only is None else set(only)
    asked = wanted | {part for code in wanted & RATES.keys() for part in (RATES[code].part, RATES[code].whole)}
    now, before = counts(body, period, asked), counts_before(body, period, asked)
    return [line for line in _lines(now, before, wanted) if line.code in wanted]


def _lines(now: dict[str, int], before: dict[str, int], wanted: set[str]) -> Iterator[Line]:
    for code, value in now.items():
        figure = FIGURES[code]
        yield Line(code, str(figure.name), value, str(figure.unit), figure.definition, before.get(code))
    for code, rate in RATES.items():
        if code in wanted:
            values = [rounding.percent(each[rate.part], each[rate.whole]) if each else None for each in (now, before)]
            yield Line(code, str(rate.name), values[0], rate.unit, rate.definition, values[1])
