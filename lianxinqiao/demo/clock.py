"""The demo's clock: every suggestion's life is a generator that yields the moment of its next act.

The lives are played together in the order of time, so that numbers, journal and notices stand in the order
in which an office would have written them.
"""

import heapq
from collections.abc import Callable, Generator, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from django.utils import timezone

from lianxinqiao.workdays import queries as workdays
from lianxinqiao.workdays.calendar import Calendar

Life = Generator[datetime, None, None]


def on(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def workday(day: date) -> date:
    """The day itself or the next one on which the offices are open."""
    while not _calendar().is_workday(day):
        day += timedelta(days=1)
    return day


@cache
def _calendar() -> Calendar:
    """Asked for once: the story is told under one calendar."""
    return workdays.current()


class Pace:
    """How fast one suggestion's people are: dates some days later, at office hours, from a seed of its own."""

    def __init__(self, seed: str, start: date) -> None:
        self.random = Random(seed)  # noqa: S311 - a story, not a secret
        self.day = start

    def after(self, least: int, most: int) -> datetime:
        """A moment on a workday, between `least` and `most` calendar days later."""
        self.day = workday(self.day + timedelta(days=self.random.randint(least, most)))
        return self.at()

    def at(self) -> datetime:
        return on(self.day, self.random.randint(9, 17), self.random.randint(0, 59))

    def until(self, day: date) -> datetime:
        """Not before a day."""
        self.day = max(self.day, workday(day))
        return self.at()


def play(lives: Iterable[Life], *, until: datetime, tell: Callable[[int, int], None] | None = None) -> list[Life]:
    """Let all lives go on, each next act at its moment, up to (and not beyond) a moment; what is left of them then."""
    waiting: list[tuple[datetime, int, Life]] = []
    for position, life in enumerate(lives):
        _go_on(life, position, waiting)
    total, ended = len(waiting), 0
    left: list[Life] = []
    while waiting:
        moment, position, life = heapq.heappop(waiting)
        if moment > until:
            left.append(_from(moment, life))
            ended += 1
        elif not _go_on(life, position, waiting):
            ended += 1
        if tell:
            tell(ended, total)
    return left


def _from(moment: datetime, life: Life) -> Life:
    yield moment
    yield from life


def _go_on(life: Life, position: int, waiting: list[tuple[datetime, int, Life]]) -> bool:
    moment = next(life, None)
    if moment is None:
        return False
    heapq.heappush(waiting, (moment, position, life))
    return True
