"""From a term of the profile and a starting day to a date that can explain itself. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lianxinqiao.rulebook.choices import Unit
from lianxinqiao.rulebook.handling import FixedDate
from lianxinqiao.rulebook.parts import Source, Term
from lianxinqiao.workdays import count
from lianxinqiao.workdays.calendar import Calendar
from lianxinqiao.workdays.count import Counted

Day = date  # the field called date hides the type inside the class
Hold = tuple[date, date | None, str]


@dataclass(frozen=True)
class Held:
    """A time for which the clock stood still: from a day until (not including) the day it went on, or open."""

    from_on: date
    to_on: date | None
    reason: str
    days: int


@dataclass(frozen=True)
class Explained:
    """A due date with all that led to it; `explain.sentences` puts it into words.

    `rolled_from` is the last day by the count where that was free and the date moved to the next workday.
    `missing_years` not empty: no notice for these years is known, the date is provisional. An open hold moves
    the date further every day it lasts: `on_hold` is true and the date counts the held days known so far.
    `agreed` is the day to which an extension was granted, within what the term allows.
    """

    date: Day
    start: Day
    source: Source
    term: Term | None = None
    fixed: FixedDate | None = None
    first_day: Day | None = None
    skipped: tuple[tuple[Day, str], ...] = ()
    worked_weekends: tuple[tuple[Day, str], ...] = ()
    rolled_from: Day | None = None
    held: tuple[Held, ...] = ()
    missing_years: tuple[int, ...] = ()
    capped: bool = False
    agreed: Day | None = None

    @property
    def provisional(self) -> bool:
        return bool(self.missing_years)

    @property
    def on_hold(self) -> bool:
        return any(held.to_on is None for held in self.held)


def due(
    term: Term,
    start: date,
    calendar: Calendar,
    *,
    holds: Sequence[Hold] = (),
    roll: bool = True,
    on: date | None = None,
) -> Explained:
    """When a term that starts on a day ends.

    The starting day is not counted. `holds` are (from, until, reason); the day the clock goes on again counts.
    An open hold counts up to `on`; without `on` it counts as nothing yet. `roll` moves a last day that is
    free to the next workday (民法典 §203; the profile's `roll_to_next_workday`).
    """
    held = _held_days(start, holds, on)
    days = frozenset(held)
    if term.unit is Unit.WORKDAYS:
        counted = count.add_workdays(start, term.amount, calendar, held=days)
    elif term.unit is Unit.DAYS:
        counted = count.add_days(start, term.amount, calendar, roll=roll, held=days)
    else:
        counted = count.add_months(start, term.amount, calendar, roll=roll, held=days)
    end = counted.rolled_from or counted.date
    return _explained(counted, start, term.source, term=term, held=_rows(holds, held, end))


def fixed(
    fixed_date: FixedDate,
    start: date,
    calendar: Calendar,
    *,
    holds: Sequence[Hold] = (),
    roll: bool = True,
    on: date | None = None,
) -> Explained:
    """The next such calendar date after the start, moved by holds; never later than its `within` term from the start."""
    day = date(start.year, fixed_date.month, fixed_date.day)
    if day <= start:
        day = day.replace(year=start.year + 1)
    held = _held_days(start, holds, on)
    counted = count.add_days(start, (day - start).days, calendar, roll=roll, held=frozenset(held))
    end = counted.rolled_from or counted.date
    explained = _explained(counted, start, fixed_date.source, fixed=fixed_date, held=_rows(holds, held, end))
    if fixed_date.within is None:
        return explained
    limit = due(fixed_date.within, start, calendar, holds=holds, roll=roll, on=on)
    return replace(limit, fixed=fixed_date, capped=True) if limit.date < explained.date else explained


def agreed(
    day: date, limit: Explained, calendar: Calendar, *, holds: Sequence[Hold] = (), roll: bool = True
) -> Explained:
    """The day to which a term was extended by agreement, moved by holds; never later than `limit`, the whole term."""
    held = _held_days(limit.start, holds, None)
    counted = count.add_days(limit.start, (day - limit.start).days, calendar, roll=roll, held=frozenset(held))
    if counted.date >= limit.date:
        return limit
    end = counted.rolled_from or counted.date
    rows = _rows(holds, held, end)
    return _explained(counted, limit.start, limit.source, term=limit.term, held=rows, agreed=day)


def _explained(counted: Counted, start: date, source: Source, **parts: object) -> Explained:
    return Explained(
        date=counted.date,
        start=start,
        source=source,
        first_day=counted.first_day,
        skipped=counted.skipped,
        worked_weekends=counted.worked_weekends,
        rolled_from=counted.rolled_from,
        missing_years=counted.missing_years,
        **parts,  # type: ignore[arg-type]
    )


def _held_days(start: date, holds: Sequence[Hold], on: date | None) -> dict[date, int]:
    """Each day after the start on which the clock stood still, with the index of its hold; overlaps count once."""
    days: dict[date, int] = {}
    for index, (from_on, to_on, _) in enumerate(holds):
        until = to_on or (on + timedelta(days=1) if on else from_on)
        for n in range((until - from_on).days):
            day = from_on + timedelta(days=n)
            if day > start:
                days.setdefault(day, index)
    return days


def _rows(holds: Sequence[Hold], days: dict[date, int], end: date) -> tuple[Held, ...]:
    """The holds that moved the date, each with its days; an open one is always told."""
    rows = []
    for index, (from_on, to_on, reason) in enumerate(holds):
        n = sum(1 for day, of in days.items() if of == index and day <= end)
        if n or (to_on is None and from_on <= end):
            rows.append(Held(from_on, to_on, reason, n))
    return tuple(rows)
