"""The values of many figures at once: those that count rows of one kind share one pass over the period's rows."""

from collections.abc import Callable, Collection
from contextlib import nullcontext
from functools import cache
from typing import Any

from django.db.models import Aggregate, Count, QuerySet, Value

from lianxinqiao.database.prepared import planned_for_its_values
from lianxinqiao.figures.periods import Asked, Period
from lianxinqiao.figures.registry import FIGURES, Number
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.people.models import Body

Counts = dict[str, Number | None]
# A pass reads the period's rows whole; fewer figures are cheaper alone, each by the index of its own condition.
WORTH_A_PASS = 3
WORTH_A_JOINED_PASS = 2  # where the rows hang on others, each figure alone walks both tables


def counts(body: Body, period: Period, codes: Collection[str]) -> Counts:
    found: Counts = {}
    for values in _passes(frozenset(codes), period.years is None):
        found |= values(body, period)
    return {code: found[code] for code in FIGURES if code in found}


def counts_before(body: Body, period: Period, codes: Collection[str]) -> Counts:
    """The same of the period before; nothing of what is not recorded that far back, which is not the same as none."""
    before = period.before
    subjects = {FIGURES[code].subject for code in codes if code in FIGURES}
    asked = {subject.recorded or subject: subject for subject in subjects}
    reached = {key for key, subject in asked.items() if subject.reaches(body, before)}
    known = [code for code in codes if code in FIGURES and _reach(code) in reached]
    return counts(body, before, known) if known else {}


def _reach(code: str) -> Any:
    """What says how far back a figure's records go: one function for all rows that hang on one kind."""
    subject = FIGURES[code].subject
    return subject.recorded or subject


@cache
def _passes(codes: frozenset[str], by_days: bool) -> list[Callable[[Body, Period], Counts]]:
    """What is asked for these figures: the same for every body and every period of a kind."""
    body, period = Body.from_db("default", ["id"], [0]), Period.of_month(2000, 1) if by_days else Period.of_year(2000)
    rows = {code: FIGURES[code].rows(body, period) for code in FIGURES if code in codes}
    passes: list[list[str]] = []
    # Subjects that differ by who has them or by their columns may be the same rows.
    wholes = {code: FIGURES[code].subject.of(body, period) for code in rows}
    same: dict[str, list[str]] = {}
    for code, whole in wholes.items():
        same.setdefault(str(whole.query), []).append(code)
    for codes_of_rows in same.values():
        whole = wholes[codes_of_rows[0]]
        within = [code for code in codes_of_rows if _lies_within(rows[code], whole)]
        if len(within) >= (WORTH_A_JOINED_PASS if len(_tables(whole)) > 1 else WORTH_A_PASS):
            passes.append(within)
    alone = rows.keys() - {code for together in passes for code in together}
    return [*map(_together, passes), *(_alone(code, rows[code]) for code in rows if code in alone)]


def _lies_within(rows: Rows, whole: Rows) -> bool:
    """Whether it is asked of the period's rows and of no other table."""
    own, all_of_them = rows.query.where, whole.query.where
    narrows = own.connector == "AND" and not own.negated and all(each in own.children for each in all_of_them.children)
    return _is_plain(rows) and not rows.query.distinct and narrows and _tables(rows) == _tables(whole)


def _is_plain(rows: Rows) -> bool:
    query = rows.query
    return not (query.is_sliced or query.combinator or query.annotations)


def _tables(rows: Rows) -> set[str]:
    return {alias for alias, uses in rows.query.alias_refcount.items() if uses}


def _together(codes: list[str]) -> Callable[[Body, Period], Counts]:
    subject: Subject = FIGURES[codes[0]].subject

    def in_one_pass(body: Body, period: Period) -> QuerySet[Any, Any]:
        figures = [FIGURES[code] for code in codes]
        # The condition of a query is itself an expression, and its tables are those of the period.
        asked = [each.measure(only=each.rows(body, period).query.where) for each in figures]
        return _counted(subject.of(body, period), {f"n{place}": measure for place, measure in enumerate(asked)})

    return _asked(codes, Asked(in_one_pass), by_days=bool(subject.on))


def _alone(code: str, rows: Rows) -> Callable[[Body, Period], Counts]:
    figure = FIGURES[code]
    distinct = rows.query.distinct
    if not _is_plain(rows) or (figure.column and distinct):
        return lambda body, period: {code: figure.value(body, period)}

    def measured(body: Body, period: Period) -> QuerySet[Any, Any]:
        # Rows that are told apart are counted by their key.
        measure = figure.measure() if figure.column else Count("pk", distinct=distinct)
        return _counted(figure.rows(body, period), {"n": measure})

    return _asked([code], Asked(measured), by_days=bool(figure.subject.on))


def _counted(rows: Rows, asked: dict[str, Aggregate]) -> QuerySet[Any, Any]:
    # Grouped by what is the same for all of them: one group.
    return rows.order_by().values(all_of_them=Value(1)).annotate(**asked).values_list(*asked)


def _asked(codes: list[str], values: Asked, *, by_days: bool) -> Callable[[Body, Period], Counts]:
    def counted(body: Body, period: Period) -> Counts:
        with planned_for_its_values() if by_days else nullcontext():
            (row,) = values(body, period)
        return {code: FIGURES[code].plain(value) for code, value in zip(codes, row, strict=True)}

    return counted
