"""Who serves on which reception day, fairly. Pure.

Each place of a day goes to whoever has served least among those who are free; then whoever has two more than another
hands one over, directly or through others, as long as that can be done. Where all are free nobody serves more than once
more than anybody else. A day on which nobody is free stays empty and is told.
"""

from collections import deque
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused

P = TypeVar("P", bound=Hashable)


@dataclass
class Roster(Generic[P]):
    """By day, who serves; `lacking` are the days with fewer than wanted, and how many are missing."""

    turns: dict[date, list[P]] = field(default_factory=dict)
    lacking: dict[date, int] = field(default_factory=dict)

    def counts(self, people: Sequence[P]) -> dict[P, int]:
        return {person: sum(person in serving for serving in self.turns.values()) for person in people}


def enough_places(days: int, per_day: int, people: int, least: int) -> None:
    """Whether everybody can serve as often as the rule asks; Refused says by how much it falls short."""
    places, needed = days * per_day, people * least
    if needed > places:
        words = {"places": places, "needed": needed, "short": needed - places}
        raise Refused(_("一共%(places)s个班次，按每人最少次数要%(needed)s个，还差%(short)s个。") % words)


def make(
    days: Sequence[date],
    people: Sequence[P],
    *,
    per_day: int = 1,
    away: Mapping[P, Collection[date]] | None = None,
    served: Mapping[P, int] | None = None,
) -> Roster[P]:
    """A roster for these days. `away` are days on which somebody cannot; `served` is how often each has served before."""
    loads = {person: (served or {}).get(person, 0) for person in people}
    free = {day: [person for person in people if day not in (away or {}).get(person, ())] for day in days}
    turns: dict[date, list[P]] = {}
    for day in sorted(days, key=lambda day: (len(free[day]), day)):  # where few can, they are taken first
        turns[day] = _least_loaded(free[day], loads, turns, day)[:per_day]
        for person in turns[day]:
            loads[person] += 1
    _even_out(turns, free, loads)
    lacking = {day: per_day - len(turns[day]) for day in sorted(days) if len(turns[day]) < per_day}
    return Roster({day: turns[day] for day in sorted(days)}, lacking)


def _least_loaded(free: Sequence[P], loads: Mapping[P, int], turns: Mapping[date, list[P]], day: date) -> list[P]:
    """Who serves first: the fewest turns, then the longest since or until another turn."""

    def rank(person: P) -> tuple[int, int]:
        gaps = [abs((day - other).days) for other, serving in turns.items() if person in serving]
        return loads[person], -min(gaps, default=10_000)

    return sorted(free, key=rank)


def _even_out(turns: dict[date, list[P]], free: Mapping[date, list[P]], loads: dict[P, int]) -> None:
    """Hand turns over along a chain until no chain leads from somebody to one who has two fewer."""
    moved = True
    while moved:
        moved = False
        for person in sorted(loads, key=lambda each: -loads[each]):
            if chain := _chain(person, turns, free, loads):
                for day, gives, takes in chain:
                    turns[day][turns[day].index(gives)] = takes
                loads[person] -= 1
                loads[chain[-1][2]] += 1
                moved = True
                break


def _chain(
    start: P, turns: Mapping[date, list[P]], free: Mapping[date, list[P]], loads: Mapping[P, int]
) -> list[tuple[date, P, P]]:
    """The shortest way from one who serves much to one who serves two less: on which day who takes it from whom."""
    came: dict[P, tuple[date, P]] = {}
    waiting, seen = deque([start]), {start}
    while waiting:
        gives = waiting.popleft()
        for day, serving in turns.items():
            if gives not in serving:
                continue
            for takes in free[day]:
                if takes in seen or takes in serving:
                    continue
                seen.add(takes)
                came[takes] = (day, gives)
                if loads[takes] <= loads[start] - 2:
                    return _walked(takes, start, came)
                waiting.append(takes)
    return []


def _walked(end: P, start: P, came: Mapping[P, tuple[date, P]]) -> list[tuple[date, P, P]]:
    steps: list[tuple[date, P, P]] = []
    while end != start:
        day, gives = came[end]
        steps.append((day, gives, end))
        end = gives
    return steps[::-1]
