"""What narrows a list, kept in the address: declared once, drawn as a form, applied to a queryset, shown as chips.

    class SuggestionFilters(filters.Filters):
        declared = (
            Text("q", "标题或编号", ("title", "number")),
            Choice("stage", "阶段", "stage", Stage.choices, several=True),
            Dates("registered", "登记日期", "registered_on"),
            Flag("late", "只看逾期", lambda rows: rows.late(today)),
        )

A value that makes no sense is shown as it is and finds nothing; it is never silently dropped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import takewhile
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

VALUES_MOST = 200
"""Values of one filter that are looked at: all units of a district."""
Label = str | Promise
Rows = QuerySet[Any]
Options = Iterable[tuple[Any, Label]]


@dataclass(frozen=True)
class Chip:
    """One active value and the address without it."""

    label: Label
    value: Label
    clear: str


@dataclass(frozen=True)
class Text:
    """Words looked for in several fields, or by `search(rows, words)`."""

    key: str
    label: Label
    fields: Sequence[str] = ()
    search: Callable[[Rows, str], Rows] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        words = values[self.key][0].replace("\x00", "").strip()
        if self.search:
            return self.search(rows, words)
        found = Q()
        for name in self.fields:
            found |= Q(**{f"{name}__icontains": words})
        return rows.filter(found)

    def say(self, key: str, value: str) -> Label:
        return value


@dataclass(frozen=True)
class Choice:
    """One of a list, or `several`. `options` may be a function, asked only when the form is drawn or used."""

    key: str
    label: Label
    field: str
    options: Options | Callable[[], Options]
    several: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def choices(self) -> list[tuple[str, Label]]:
        options = self.options() if callable(self.options) else self.options
        return [(str(value), label) for value, label in options]

    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        known = {value for value, _label in self.choices()}
        wanted = [value for value in values[self.key] if value in known]
        return rows.filter(**{f"{self.field}__in": wanted}) if wanted else rows.none()

    def say(self, key: str, value: str) -> Label:
        return dict(self.choices()).get(value, value)


@dataclass(frozen=True)
class Dates:
    """From and to, both included. In the address: `<key>_from`, `<key>_to`, ISO days.

    `moments` where the field holds moments rather than days.
    """

    key: str
    label: Label
    field: str
    moments: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return (f"{self.key}_from", f"{self.key}_to")

    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        first, last = self.keys
        if first in values:
            day = _day(values[first][0])
            rows = rows.filter(**{f"{self.field}__gte": self._start(day)}) if day else rows.none()
        if last in values:
            day = _day(values[last][0])
            rows = rows.filter(**{f"{self.field}__lt": self._start(day + timedelta(1))}) if day else rows.none()
        return rows

    def _start(self, day: date) -> date:
        """The beginning of the day, where the office is."""
        return timezone.make_aware(datetime.combine(day, time.min)) if self.moments else day

    def say(self, key: str, value: str) -> Label:
        words = _("自 %(day)s") if key == self.keys[0] else _("至 %(day)s")
        return words % {"day": value}


@dataclass(frozen=True)
class Day:
    """One day of which the list is asked how it stood; `narrow(rows, day)`."""

    key: str
    label: Label
    narrow: Callable[[Rows, date], Rows]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        day = _day(values[self.key][0])
        return self.narrow(rows, day) if day else rows.none()

    def say(self, key: str, value: str) -> Label:
        return value


@dataclass(frozen=True)
class Flag:
    """A tick that narrows the list by `narrow(rows)`."""

    key: str
    label: Label
    narrow: Callable[[Rows], Rows]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        return self.narrow(rows)

    def say(self, key: str, value: str) -> Label:
        return _("是")


Filter = Text | Choice | Dates | Day | Flag


@dataclass(frozen=True)
class Drawn:
    """A filter with its present values, as the template needs it."""

    filter: Filter
    values: dict[str, list[str]]

    @property
    def first(self) -> str:
        return next((value for values in self.values.values() for value in values), "")

    @property
    def choices(self) -> list[tuple[str, Label, bool]]:
        assert isinstance(self.filter, Choice)
        chosen = self.values.get(self.filter.key, [])
        return [(value, label, value in chosen) for value, label in self.filter.choices()]

    @property
    def ends(self) -> list[tuple[str, str]]:
        return [(key, self.values.get(key, [""])[0]) for key in self.filter.keys]


class Filters:
    """Bind the declared filters to the parameters of an address."""

    declared: ClassVar[Sequence[Filter]] = ()

    def __init__(self, params: QueryDict, declared: Sequence[Filter] = ()) -> None:
        self.params = params
        self.filters = tuple(_asked_once(each) for each in declared or self.declared)

    def apply(self, rows: Rows) -> Rows:
        for item in self.drawn:
            if item.values:
                rows = item.filter.apply(rows, item.values)
        return rows

    @cached_property
    def drawn(self) -> list[Drawn]:
        return [Drawn(each, self._values(each)) for each in self.filters]

    @property
    def leading(self) -> list[Drawn]:
        """The words to look for and the day asked of, which stand open above the rest where the list begins with them."""
        return list(takewhile(lambda item: isinstance(item.filter, Text | Day), self.drawn))

    @property
    def further(self) -> list[Drawn]:
        return self.drawn[len(self.leading) :]

    def _values(self, each: Filter) -> dict[str, list[str]]:
        """A value that stands twice is one; the first `VALUES_MOST` of what is longer than anybody ticks."""
        values = {
            key: list(dict.fromkeys(value for value in self.params.getlist(key) if value.strip()))[:VALUES_MOST]
            for key in each.keys
        }
        return {key: found for key, found in values.items() if found}

    @property
    def narrow(self) -> bool:
        """Whether anything is chosen."""
        return any(item.values for item in self.drawn)

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(
                item.filter.label,
                item.filter.say(key, value),
                self._without(key, value),
            )
            for item in self.drawn
            for key, values in item.values.items()
            for value in values
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form carries along: the sort and the columns, not the page."""
        return [(key, value) for key in ("sort", "cols") for value in self.params.getlist(key)]

    @property
    def clear(self) -> str:
        data = QueryDict(mutable=True)
        for key, value in self.kept:
            data.appendlist(key, value)
        return f"?{data.urlencode()}"

    def _without(self, key: str, value: str) -> str:
        data = self.params.copy()
        data.setlist(key, [other for other in data.getlist(key) if other != value])
        for paging in ("after", "before", "page", "export"):
            data.pop(paging, None)
        return f"?{data.urlencode()}"


def _asked_once(each: Filter) -> Filter:
    """Options that are fetched are fetched once for one address, whether to narrow, to name or to draw."""
    if isinstance(each, Choice) and callable(each.options):
        options = each.options
        return replace(each, options=cache(lambda: list(options())))
    return each


def keys(values: Iterable[str]) -> list[int]:
    """Those of the values that are keys."""
    return [int(value) for value in dict.fromkeys(values) if value.isdecimal() and len(value) < 18]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None
