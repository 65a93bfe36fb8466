"""What signing keeps of each figure: its value, and every row that made it, by key, measure and name."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import translation

from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.writing.models import Frozen, WorkReport
from lianxinqiao.writing.references import OVER_YEARS, Ref, refs
from lianxinqiao.writing.values import YEARS, Live

NAMED = 2_000  # rows of a figure that are kept by name too; of more the keys alone


def freeze(report: WorkReport, *, at: datetime) -> list[Frozen]:
    """Every figure of its text, with the two of each rate and all parts of each table."""
    live = Live(report, at)
    asked = [ref for section in report.sections.all() for ref in refs(section.text)]
    live.gather(asked)
    rows: dict[str, Frozen] = {}
    with translation.override("zh-hans"):
        for ref in asked:
            for each in _with_what_it_needs(ref, live):
                if each.key not in rows:
                    rows[each.key] = _kept(report, each, live, at)
    return Frozen.objects.bulk_create(rows.values())


def _with_what_it_needs(ref: Ref, live: Live) -> Iterator[Ref]:
    plain = Ref(ref.code, ref.back, ref.way, ref.label, "", ref.block)
    if rate := RATES.get(ref.code):
        yield from (Ref(code, ref.back) for code in (rate.part, rate.whole))
    if ref.block:
        yield from (each for _label, each in _parts(ref, live))
    yield plain


def _parts(ref: Ref, live: Live) -> list[tuple[str, Ref]]:
    if ref.way == OVER_YEARS:
        return [(str(live.report.year - back), Ref(ref.code, back)) for back in reversed(range(YEARS))]
    return [(part.label, Ref(ref.code, ref.back, ref.way, part.label)) for part in live.parts(ref)]


def _kept(report: WorkReport, ref: Ref, live: Live, at: datetime) -> Frozen:
    shown = live.shown(ref) if not ref.block else None
    rows: list[Any] = [[label, each.key] for label, each in _parts(ref, live)] if ref.block else _rows(ref, live)
    return Frozen(
        report=report,
        key=ref.key,
        code=ref.code,
        year=report.year - ref.back,
        name=shown.name if shown else str(ref.figure.name),
        narrowed=f"{ref.way}={ref.label}" if ref.way else "",
        unit=str(ref.figure.unit),
        meaning=str(ref.figure.definition),
        value=shown.number if shown else None,
        rows=rows,
        frozen_at=at,
    )


def _rows(ref: Ref, live: Live) -> list[Any]:
    found = live.rows(ref)
    return [] if found is None else measured(ref.code, found)


def measured(code: str, rows: Rows) -> list[list[Any]]:
    """Key, measure and name of each row, in the order of the keys; the measure is None where rows are counted."""
    figure = FIGURES[code]
    rows = rows.order_by("pk")
    if rows.count() > NAMED:
        columns = ("pk", figure.column) if figure.column else ("pk",)
        return [[key, _number(*more), ""] for key, *more in rows.values_list(*columns)]
    near = rows.select_related(*figure.subject.near)
    return [[row.pk, _number(*_of(row, figure.column)), _called(row)] for row in near]


def _of(row: Any, column: str) -> Iterable[Any]:
    if not column:
        return ()
    value = row
    for step in column.split("__"):
        value = getattr(value, step, None)
    return (value,)


def _number(*value: Any) -> Any:
    return None if not value or value[0] is None else float(value[0]) if value[0] % 1 else int(value[0])


def _called(row: Any) -> str:
    return str(row)[:60]
