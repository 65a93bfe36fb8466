"""Units in a sheet of rows: typed by name or pinyin, completed from a list, filled in with the usual one.

    class RouteRow(UnitRow):
        columns = (("units", _("承办单位（可填几个，用顿号隔开）")),)
        units = UnitsField()

The form knows by `known` (a `Units`) which units there are, and to which one a row's field of work usually goes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.named_rows import NamedRow, Names, NamesField
from lianxinqiao.acts.rowsheets import Words
from lianxinqiao.people.models import Organization, Post


def _called(unit: Organization) -> str:
    return unit.called


@dataclass
class Units:
    """Those that may be named, to which one each field of work usually goes, by its key, and what else a cell names."""

    units: list[Organization]
    usual: dict[int, Organization] = field(default_factory=dict)
    label: Callable[[Organization], str] = _called
    others: dict[str, Names] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = _("没有“%(name)s”这个单位。")
        named = Names(self.units, unknown, self.label, lambda unit: (unit.name, str(unit)))
        self.lists = {"units": named, **self.others}


def in_use(district: int) -> list[Organization]:
    """The units of a district that stand below no other."""
    return list(Organization.objects.filter(district_id=district, active=True, parent=None).order_by("code"))


def of_body(post: Post, went: Any, of: str, **others: Names) -> Units:
    """Those in use in the district of this post's body; to which one rows of `went` usually went is found by `of`."""
    assert post.body  # the rule of the sheet asked
    units = in_use(post.body.district_id)
    return Units(units, usual(units, went, of), others=others)


def usual(units: Iterable[Organization], rows: Any, of: str, unit: str = "organization") -> dict[int, Organization]:
    """Field of work -> the unit that most of these earlier rows went to; `of` and `unit` are paths from a row."""
    by_key = {each.pk: each for each in units}
    counted = rows.values_list(of, unit).annotate(n=Count("pk")).order_by("n", unit)
    return {of_row: by_key[key] for of_row, key, _n in counted if key in by_key}


class UnitsField(NamesField):
    """Names of units; `one` is what is said where there may be one alone."""

    def __init__(self, *, one: Words = "") -> None:
        super().__init__("units", one=one)


class UnitRow(NamedRow):
    known: Units

    def likely(self, field_id: int | None) -> str:
        """What a cell is filled in with: the usual unit of a field of work."""
        unit = self.known.usual.get(field_id or 0)
        return self.known.label(unit) if unit else ""
