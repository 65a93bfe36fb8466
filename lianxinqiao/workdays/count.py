"""Counting terms of time. Pure; the result keeps what is needed to explain it.

The starting day is not counted; a month ends on the corresponding day or the last day of the month; a last
day that is a free day moves to the day after it (民法典 §201-203).
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lianxinqiao.workdays.calendar import SATURDAY, Calendar

ONE = timedelta(days=1)
NEVER: frozenset[date] = frozenset()
Day = date  # the field called date hides the type inside the class


@dataclass(frozen=True)
class Counted:
    """A counted date.

    `skipped` are the weekdays that were holidays, with their names; `worked_weekends` the make-up workdays
    that counted; `missing_years` the years without a notice on which the date rests: it is provisional then.
    """

    date: Day
    first_day: Day
    skipped: tuple[tuple[Day, str], ...] = ()
    worked_weekends: tuple[tuple[Day, str], ...] = ()
    missing_years: tuple[int, ...] = ()
    rolled_from: Day | None = None

    @property
    def provisional(self) -> bool:
        return bool(self.missing_years)


def add_workdays(start: date, n: int, calendar: Calendar, *, held: Collection[date] = NEVER) -> Counted:
    """The n-th workday after `start`; days in `held` do not count (the clock stood still)."""
    if n < 1:
        raise ValueError(f"a term has at least one day, not {n}")
    day, left = start, n
    skipped: list[tuple[date, str]] = []
    worked: list[tuple[date, str]] = []
    missing: set[int] = set()
    while left:
        day += ONE
        missing.update(calendar.missing(day))
        if calendar.is_workday(day):
            left -= day not in held
            if day.weekday() >= SATURDAY:
                worked.append((day, calendar.name(day)))
        elif day.weekday() < SATURDAY:
            skipped.append((day, calendar.name(day)))
    return Counted(day, start + ONE, tuple(skipped), tuple(worked), tuple(sorted(missing)))


def workdays_before(day: date, n: int, calendar: Calendar) -> date:
    """The n-th workday before a day: the last on which n workdays still lie ahead, the day itself not counted."""
    if n < 1:
        raise ValueError(f"a term has at least one day, not {n}")
    while n:
        day -= ONE
        n -= calendar.is_workday(day)
    return day


def add_days(
    start: date, n: int, calendar: Calendar | None = None, *, roll: bool = False, held: Collection[date] = NEVER
) -> Counted:
    """The n-th calendar day after `start`; `roll` needs the calendar."""
    if n < 1:
        raise ValueError(f"a term has at least one day, not {n}")
    return _end(start, start + timedelta(days=n), calendar, roll, held)


def add_months(
    start: date, n: int, calendar: Calendar | None = None, *, roll: bool = False, held: Collection[date] = NEVER
) -> Counted:
    """The corresponding day n months on, or the last day of that month; `roll` needs the calendar."""
    if n < 1:
        raise ValueError(f"a term has at least one month, not {n}")
    months = start.month - 1 + n
    year, month = start.year + months // 12, months % 12 + 1
    return _end(start, date(year, month, min(start.day, monthrange(year, month)[1])), calendar, roll, held)


def _end(start: date, day: date, calendar: Calendar | None, roll: bool, held: Collection[date]) -> Counted:
    counted = Counted(_moved(start, day, held), start + ONE)
    if not roll:
        return counted
    if calendar is None:
        raise ValueError("rolling to the next workday needs a calendar")
    return rolled(counted, calendar)


def _moved(start: date, day: date, held: Collection[date]) -> date:
    """Each held day after the start moves the end by one, and a day so won may itself be held."""
    for still in sorted(still for still in held if still > start):
        if still <= day:
            day += ONE
    return day


def rolled(counted: Counted, calendar: Calendar) -> Counted:
    """The same, moved to the next workday where its last day is free. Depends on the calendar of those days."""
    end = calendar.next_workday(counted.date)
    span = [counted.date + timedelta(days=n) for n in range((end - counted.date).days + 1)]
    missing = {year for day in span for year in calendar.missing(day)}
    skipped = tuple((day, calendar.name(day)) for day in span[:-1] if calendar.name(day))
    return replace(
        counted,
        date=end,
        rolled_from=counted.date if end != counted.date else None,
        skipped=skipped,
        missing_years=tuple(sorted(missing)),
    )
