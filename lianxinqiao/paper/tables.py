"""What a table shows, the same on paper and on a sheet: widths, and each value as a reader expects it."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from lianxinqiao.paper import text
from lianxinqiao.paper.letter import Column, Table, Value

MIN_CHARACTERS, MAX_CHARACTERS = 4.0, 24.0


def placed(moment: datetime) -> datetime:
    """The clock where the office is; what comes from a sheet knows no zone and is that clock already."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def shown_value(column: Column, value: Value) -> str:
    """A value in words: percents with their sign, dates as 2026-03-12, nothing for nothing."""
    if value is None or value == "":
        return ""
    if column.kind == "percent" and isinstance(value, int | float | Decimal):
        return f"{value}%"
    if isinstance(value, datetime):
        return placed(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return text.clean(str(value))


def shown(table: Table, row: tuple[Value, ...]) -> list[str]:
    return [shown_value(column, value) for column, value in zip(table.columns, row, strict=True)]


def natural_widths(table: Table) -> list[float]:
    """Characters that each column asks for, by its own word or by its longest value within bounds."""
    widths = []
    for place, column in enumerate(table.columns):
        longest = max((text.width(shown_value(column, row[place])) for row in table.rows), default=0)
        wanted = max(longest, text.width(column.label)) + 1
        widths.append(column.width or min(max(wanted, MIN_CHARACTERS), MAX_CHARACTERS))
    return widths


def widths(table: Table, whole: float) -> list[float]:
    """The whole width shared out by what each column asks for."""
    natural = natural_widths(table)
    return [whole * wanted / sum(natural) for wanted in natural]
