"""A project's days drawn on the server as bars and diamonds: planned beside actual, pauses, today. Pure; no script.

Coordinates are of one drawing 1000 wide; names stand in a column at the left that the page keeps apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDE, LEFT, TOP, ROW = 1000.0, 10.0, 34.0, 44.0
LONGEST = 14  # ticks


@dataclass(frozen=True)
class Step:
    """What is to be drawn of a milestone."""

    name: str
    planned_on: date
    first_on: date
    reached_on: date | None = None


@dataclass(frozen=True)
class Span:
    """Days from one to another; `to_on` None goes on until today."""

    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    kind: str  # planned | actual | pause
    title: str


@dataclass(frozen=True)
class Mark:
    x: float
    y: float
    kind: str  # planned | first | was (planned, of a step that was reached) | reached | late
    title: str
    anchor: str = "start"
    points: str = ""


@dataclass(frozen=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    ticks: list[Tick]
    bars: list[Bar]
    marks: list[Mark]
    today: float | None


@dataclass(frozen=True)
class Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        whole = max(1, (self.last - self.first).days)
        return round(LEFT + (WIDE - 2 * LEFT) * (day - self.first).days / whole, 1)


def draw(planned: Span, actual: Span | None, pauses: Sequence[Span], steps: Sequence[Step], today: date) -> Drawing:
    """`planned` has both its days; `actual` is what was built so far."""
    scale = _scale(planned, actual, steps, today)
    bars = [_bar(scale, planned, TOP, "planned", today)]
    if actual:
        bars.append(_bar(scale, actual, TOP + 14, "actual", today))
    bars += [_bar(scale, pause, TOP + 14, "pause", today) for pause in pauses]
    marks: list[Mark] = []
    for place, step in enumerate(steps):
        marks += _marks(scale, step, TOP + ROW * (place + 1), today)
    height = TOP + ROW * (len(steps) + 1)
    inside = scale.first <= today <= scale.last
    return Drawing(WIDE, height, _ticks(scale), bars, marks, scale.x(today) if inside else None)


def _scale(planned: Span, actual: Span | None, steps: Iterable[Step], today: date) -> Scale:
    days = [planned.from_on, planned.to_on or today]
    if actual:
        days += [actual.from_on, actual.to_on or today]
    for step in steps:
        days += [step.planned_on, step.first_on, step.reached_on or step.planned_on]
    first, last = min(days), max(days)
    return Scale(first.replace(day=1), (last.replace(day=28) + timedelta(days=7)).replace(day=1))


def _bar(scale: Scale, span: Span, y: float, kind: str, today: date) -> Bar:
    until = span.to_on or max(today, span.from_on)
    x = scale.x(span.from_on)
    return Bar(x, y, max(2.0, round(scale.x(until) - x, 1)), kind, f"{span.from_on.isoformat()}—{until.isoformat()}")


def _marks(scale: Scale, step: Step, y: float, today: date) -> list[Mark]:
    marks = []
    if step.first_on != step.planned_on:
        marks.append(_mark(scale, step.first_on, y, "first", step.first_on.isoformat()))
    if step.reached_on is None:
        marks.append(_mark(scale, step.planned_on, y, "late" if step.planned_on < today else "planned", step.name))
    else:
        if step.reached_on != step.planned_on:
            marks.append(_mark(scale, step.planned_on, y, "was", step.planned_on.isoformat()))
        marks.append(_mark(scale, step.reached_on, y, "reached", step.name))
    return marks


def _mark(scale: Scale, day: date, y: float, kind: str, title: str) -> Mark:
    x, r = scale.x(day), 7
    points = f"{x},{y - r} {x + r},{y} {x},{y + r} {x - r},{y}"
    return Mark(x, y, kind, title, "end" if x > WIDE * 0.6 else "start", points)


def _ticks(scale: Scale) -> list[Tick]:
    months, day = [], scale.first
    while day <= scale.last:
        months.append(day)
        day = (day.replace(day=28) + timedelta(days=7)).replace(day=1)
    each = -(-len(months) // LONGEST)
    return [Tick(scale.x(month), f"{month:%Y-%m}") for month in months[::each]]
