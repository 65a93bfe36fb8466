"""The ways in which the rows of a figure are divided, and narrowed to one part: the same conditions, both ways.

So the number of a part is the number of the list that it opens.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.figures.periods import Period
from lianxinqiao.people.models import Body, Committee, Township
from lianxinqiao.people.models.spoken import options

Rows = QuerySet[Any]
Labels = Callable[[Body, Period], Mapping[Any, str]]
MONTH = re.compile(r"((?:19|20|21)[0-9]{2})-([0-9]{2})")
KEY_DIGITS = 19  # longer ones are no keys of ours


def _townships(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Township.objects.filter(district=body.district_id).values_list("pk", "name", "name_en")))


def _committees(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Committee.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _committee_names(body: Body, period: Period) -> Mapping[Any, str]:
    return {row.name: row.spoken for row in Committee.objects.filter(body=body)}


@dataclass(frozen=True, eq=False)
class Way:
    """`code` asks for it in an address, as in `by=field` and `field=3`; `path` leads from a row to what it is divided by.

    One that is not `offered` only narrows.
    """

    code: str
    title: str | Promise
    path: str
    labels: Labels = lambda body, period: {}
    offered: bool = True
    chart = "bar"

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        """The rows of one part; None where the word names none."""
        raise NotImplementedError

    def counts(self, rows: Rows, measure: Aggregate) -> dict[Any, Any]:
        """The number of each part."""
        return dict(rows.values_list(self.path).annotate(n=measure))

    def word(self, key: Any) -> str:
        """As an address asks for the part."""
        return str(key)

    def spoken(self, word: str, labels: Mapping[Any, str]) -> str:
        """What the word names, in the reader's language."""
        return labels.get(word, word) or _("未分类")

    def sorted(self, counts: dict[Any, Any], labels: Mapping[Any, str]) -> list[Any]:
        """The keys in the order of their labels."""
        order = {key: place for place, key in enumerate(labels)}
        return sorted(counts, key=lambda key: order.get(key, len(order)))


class ByWord(Way):
    """By a column that holds one of a few words."""

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        return None if "\0" in word else rows.filter(**{self.path: word})


class ByKey(Way):
    """By the row that a foreign key leads to (`path` is its `…_id`); 0 asks for those without one."""

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        key = key_of(word)
        return None if key is None else rows.filter(**{self.path: key or None})

    def word(self, key: Any) -> str:
        return str(key or 0)

    def spoken(self, word: str, labels: Mapping[Any, str]) -> str:
        return labels.get(key_of(word)) or _("未分类")


class ByMonth(Way):
    """By the month of a day; those without the day are in none."""

    chart = "line"

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        if not (found := MONTH.fullmatch(word)):
            return None
        return rows.filter(**{f"{self.path}__year": int(found[1]), f"{self.path}__month": int(found[2])})

    def counts(self, rows: Rows, measure: Aggregate) -> dict[Any, Any]:
        months = rows.exclude(**{self.path: None}).annotate(
            part_year=ExtractYear(self.path), part_month=ExtractMonth(self.path)
        )
        counted = months.values_list("part_year", "part_month").annotate(n=measure)
        return {f"{year}-{month:02}": number for year, month, number in counted}

    def sorted(self, counts: dict[Any, Any], labels: Mapping[Any, str]) -> list[Any]:
        return sorted(counts)


def key_of(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < KEY_DIGITS else None


def by_township(path: str = "township_id") -> ByKey:
    """By street or township, `path` leading to it."""
    return ByKey("township", gettext_lazy("按街道、乡镇"), path, _townships)


def by_seat(path: str) -> tuple[ByKey, ByKey]:
    """Both, by the seat of whoever brought it; `path` leads to the seat."""
    return by_township(f"{path}__township_id"), by_committee(f"{path}__committee_id")


def by_committee(path: str = "committee_id") -> ByKey:
    """By special or working committee, `path` leading to it."""
    return ByKey("committee", gettext_lazy("按委员会"), path, _committees)


def by_committee_name(path: str = "committee") -> ByWord:
    """By a committee that is kept as a name, such as who prepared an item."""
    return ByWord("committee", gettext_lazy("按委员会"), path, _committee_names)
