"""What a person's year gives by a table. Pure: the same events and table always give the same sum, on every screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from lianxinqiao.scores.events import is_duty
from lianxinqiao.scores.tables import Grade, Item, ScoreTable

BY_DAY = itemgetter(1, 2)  # of an event: its day, then its key


class Event(NamedTuple):
    """Something that happened, by its name ("proposal.lead") and its day; `key` leads to its evidence."""

    name: str
    on: date
    key: int = 0
    people: int = 1  # how many did it together
    first: bool = True  # whether this person leads them


class Line(NamedTuple):
    """What one event gave before any cap."""

    event: Event
    points: Decimal


@dataclass(frozen=True)
class ItemScore:
    item: Item
    lines: tuple[Line, ...]
    raw: Decimal
    points: Decimal  # within its own floor and cap


@dataclass(frozen=True)
class Score:
    items: tuple[ItemScore, ...]
    bonus: Decimal
    raw: Decimal
    total: Decimal
    missing: tuple[str, ...]  # the minimums that are not met
    grade: str
    days: int  # days of duty: another figure than points

    def of(self, code: str) -> Decimal:
        return next(each.points for each in self.items if each.item.code == code)


def score(table: ScoreTable, events: Iterable[Event], marks: Mapping[str, Decimal] | None = None) -> Score:
    known = sorted(events, key=BY_DAY)
    of_name: dict[str, list[Event]] = {}
    for event in known:
        of_name.setdefault(event.name, []).append(event)
    items = tuple(_item(item, _of_item(item, of_name)) for item in table.items)
    base, bonus = table.base + _grouped(table, items), _bonus(table, items)
    raw = base + bonus + (rated(table, marks or {}) or Decimal(0))
    total = max(raw, table.floor)
    if table.total is not None:
        total = min(total, table.total)
    missing = tuple(
        minimum.name
        for minimum in table.minimums
        if sum(len(of_name.get(name, ())) for name in set(minimum.events)) < minimum.least
    )
    days = len({event.on for name, these in of_name.items() if is_duty(name) for event in these})
    return Score(items, bonus, raw, total, missing, grade(table, total, missing=bool(missing)), days)


def _of_item(item: Item, of_name: Mapping[str, list[Event]]) -> list[Event]:
    """What an item takes, in the order of its days; each name was sorted before."""
    taken = [of_name[name] for name in item.points if name in of_name]
    return taken[0] if len(taken) == 1 else sorted((event for each in taken for event in each), key=BY_DAY)


def _item(item: Item, events: Sequence[Event]) -> ItemScore:
    points_of = item.points
    if item.joint:
        lines = [Line(event, points_of[event.name] * _part(item, event)) for event in events]
    else:
        lines = [Line(event, points_of[event.name]) for event in events]
    if item.best:
        best = max(lines, key=lambda line: line.points, default=None)
        lines = [Line(line.event, line.points if line is best else Decimal(0)) for line in lines]
    if item.first is not None and lines:
        lines[0] = Line(lines[0].event, item.first)
    for place in range(min(item.free, len(lines))):
        lines[place] = Line(lines[place].event, Decimal(0))
    raw = item.start + sum((line.points for line in lines), Decimal(0))
    points = raw if item.floor is None else max(raw, item.floor)
    points = points if item.cap is None else min(points, item.cap)
    return ItemScore(item, tuple(lines), raw, points)


def _part(item: Item, event: Event) -> Decimal:
    """A person's part of what several did together: the first half, the others share the rest (桐城 2019)."""
    if event.people < 2:
        return Decimal(1)
    half = Decimal(1) / 2
    return half if event.first else half / (event.people - 1)


def rated(table: ScoreTable, marks: Mapping[str, Decimal]) -> Decimal | None:
    """The weighted mark of all raters; None until each rater with a weight has marked."""
    counted = [rater for rater in table.raters if rater.weight]
    if not counted or any(rater.code not in marks for rater in counted):
        return None
    return sum((marks[rater.code] * rater.weight for rater in counted), Decimal(0)) / 100


def follows(table: ScoreTable, totals: Sequence[Decimal]) -> list[str]:
    """What the table asks for after these totals, the newest year first."""
    return [
        step.words
        for step in table.steps
        if len(totals) >= step.years and all(total < step.below for total in totals[: step.years])
    ]


def _grouped(table: ScoreTable, items: Sequence[ItemScore]) -> Decimal:
    """What counts towards the base: each group within its cap."""
    plain = [each for each in items if not each.item.bonus]
    total = sum((each.points for each in plain if not each.item.group), Decimal(0))
    for group, cap in table.groups.items():
        total += min(cap, sum((each.points for each in plain if each.item.group == group), Decimal(0)))
    return total


def _bonus(table: ScoreTable, items: Sequence[ItemScore]) -> Decimal:
    bonus = sum((each.points for each in items if each.item.bonus), Decimal(0))
    return bonus if table.bonus_cap is None else min(bonus, table.bonus_cap)


def grade(table: ScoreTable, total: Decimal, *, missing: bool = False) -> str:
    """The grade of a total; who misses a minimum has the lowest, whatever the points."""
    if not table.grades:
        return ""
    if missing:
        return table.grades[-1].name
    found: Grade = next((each for each in table.grades if total >= each.least), table.grades[-1])
    return found.name


def ranks(totals: Mapping[int, Decimal]) -> dict[int, int]:
    """The place of each; equal totals share a place, and the next one counts them: 1, 1, 3."""
    place_of: dict[Decimal, int] = {}
    for place, total in enumerate(sorted(totals.values(), reverse=True), 1):
        place_of.setdefault(total, place)
    return {key: place_of[total] for key, total in totals.items()}
