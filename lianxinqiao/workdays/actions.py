"""Acts on the work calendar: bring a year in, take it out again."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from lianxinqiao.workdays import importing, queries
from lianxinqiao.workdays.calendar import Year
from lianxinqiao.workdays.importing import Change
from lianxinqiao.workdays.models import Day, ImportedYear
from lianxinqiao.workdays.signals import calendar_changed

LOCK = 7_365_001  # one year comes in at a time, also one that nobody knew before


@transaction.atomic
def import_year(year: Year, *, by: Any, at: datetime) -> list[Change]:
    """Put a year's notice over what was known of that year; the same notice twice changes nothing.

    `by` is whoever acts (None for the system): this room only keeps the title. The signal, sent in this
    transaction, lets the rooms above write the journal and recompute the dates that rest on the year.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    before = queries.current()
    same = next((row for row in queries.years() if row.year == year.year), None)
    if same is not None and (same.off, same.work, same.notice) == (year.off, year.work, year.notice):
        return []
    changes = importing.changes(before, year)
    row, _new = ImportedYear.objects.select_for_update().get_or_create(year=year.year, defaults={"notice": year.notice})
    row.notice, row.imported_at, row.imported_by = year.notice, at, getattr(by, "title", "")
    row.save()
    row.days.all().delete()
    Day.objects.filter(date__in=[*year.off, *year.work]).delete()
    Day.objects.bulk_create(
        [Day(year=row, date=day, worked=False, name=name) for day, name in year.off.items()]
        + [Day(year=row, date=day, worked=True, name=name) for day, name in year.work.items()]
    )
    _tell("workdays.import", row, changes, by, at)
    return changes


@transaction.atomic
def remove_year(number: int, *, by: Any, at: datetime) -> None:
    """Take an imported year out; a built-in year of the same number counts again. DoesNotExist if none."""
    row = ImportedYear.objects.select_for_update().get(year=number)
    kept = ImportedYear(pk=row.pk, year=row.year, notice=row.notice)
    row.delete()
    _tell("workdays.remove", kept, [], by, at)


def _tell(act: str, row: ImportedYear, changes: list[Change], by: Any, at: datetime) -> None:
    # New Year's notice may reach back into the December before.
    years = frozenset({row.year - 1, row.year})
    calendar_changed.send(sender=ImportedYear, year=row, years=years, changes=changes, act=act, by=by, at=at)
