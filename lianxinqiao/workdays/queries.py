"""The calendar of this installation: the built-in years and, over them, the imported ones."""

from collections.abc import Callable
from datetime import date
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from lianxinqiao.workdays.calendar import Calendar, Year, built_in
from lianxinqiao.workdays.models import Day, ImportedYear


def current() -> Calendar:
    """The calendar as it stands now. One small query; the days themselves are read only when they changed."""
    stamp = Day.objects.aggregate(last=Max("id"), days=Count("id"))
    return _merged(stamp["last"] or 0, stamp["days"])


class Known:
    """Whether a counted day is a fact, or provisional （暂定） because the notice of its year is not there.

    The last day is the latest that a count looks at, so that it answers for the whole count; a rule that never
    asks the calendar knows better (`rulebook.queries.Known`). Reads the imported years at most once.
    """

    @cached_property
    def _calendar(self) -> Calendar:
        return current()

    def __call__(self, day: date) -> bool:
        return _built_in().known(day) or self._calendar.known(day)


def marked(day: date | None, known: Callable[[date], bool], done_on: date | None = None) -> date | str | None:
    """The day, for a sheet or a list; in words where it is provisional and what it is for is not done."""
    return day if day is None or done_on or known(day) else _("%(day)s（暂定）") % {"day": day.isoformat()}


@cache
def _built_in() -> Calendar:
    return Calendar.for_years()


@lru_cache(maxsize=4)
def _merged(last: int, days: int) -> Calendar:
    """Keyed by the newest row and the number of rows: an import replaces all rows of its year by new ones."""
    return Calendar.of([*built_in(), *(imported() if days else ())])


def imported() -> list[Year]:
    return [_year(row) for row in ImportedYear.objects.prefetch_related("days")]


def _year(row: ImportedYear) -> Year:
    days = list(row.days.all())
    off = {day.date: day.name for day in days if not day.worked}
    work = {day.date: day.name for day in days if day.worked}
    return Year(row.year, row.notice, MappingProxyType(off), MappingProxyType(work))


def years() -> list[Year]:
    """Every year that is known, oldest first, each as it counts."""
    return sorted({row.year: row for row in [*built_in(), *imported()]}.values(), key=lambda row: row.year)
