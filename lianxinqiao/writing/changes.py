"""What changed in the records since a report was signed: its frozen rows against those that the figure has now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.writing.freezing import measured
from lianxinqiao.writing.models import Frozen
from lianxinqiao.writing.references import Ref
from lianxinqiao.writing.values import Live, Number


@dataclass(frozen=True)
class Changes:
    """`gone` counted then and count no more, `came` count now, `other` have another measure; each by its name."""

    then: Number
    now: Number
    gone: Sequence[str] = ()
    came: Sequence[str] = ()
    other: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.came or self.other) or self.then != self.now


def of(row: Frozen) -> Changes:
    """Of one frozen figure; of a rate its value alone, its two figures say why."""
    ref = _ref(row)
    live = Live(row.report)
    then = None if row.value is None else row.value
    now = live.number(ref)
    if row.code in RATES or row.code not in FIGURES:
        return Changes(then, now)
    found = live.rows(ref)
    kept = {key: (measure, name) for key, measure, name in row.rows}
    today = {key: (measure, name) for key, measure, name in ([] if found is None else measured(row.code, found))}
    return Changes(
        then,
        now,
        [_called(row, key, kept[key]) for key in kept if key not in today],
        [_called(row, key, today[key]) for key in today if key not in kept],
        [_called(row, key, today[key]) for key in kept if key in today and kept[key][0] != today[key][0]],
    )


def _ref(row: Frozen) -> Ref:
    way, _is, label = row.narrowed.partition("=")
    return Ref(row.code, row.report.year - row.year, way, label)


def _called(row: Frozen, key: Any, told: tuple[Any, str]) -> str:
    return told[1] or f"{row.name} {key}"
