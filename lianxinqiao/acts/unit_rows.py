"""Units in a sheet of rows: typed by name or pinyin, completed from a list, filled in with the usual one.

    class RouteRow(UnitRow):
        columns = (("units", _("承办单位（可填几个，用顿号隔开）")),)
        units = UnitsField()

The form knows by `known` (a `Units`) which units there are, and to which one a row's field of work usually goes.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Count
from django.utils.translation import gettext as _

from lianxinqiao.acts.rowsheets import RowForm, Words
from lianxinqiao.people import pinyin
from lianxinqiao.people.models import Organization

SEPARATORS = re.compile(r"[、,，;；]+")
LIST = "acts/units_list.html"  # the `lists` of such a sheet


def _called(unit: Organization) -> str:
    return unit.called


@dataclass
class Units:
    """Those that may be named, and to which one each field of work usually goes, by its key."""

    units: list[Organization]
    usual: dict[int, Organization] = field(default_factory=dict)
    label: Callable[[Organization], str] = _called

    @cached_property
    def by_name(self) -> dict[str, Organization]:
        return {name: unit for unit in self.units for name in (self.label(unit), str(unit), unit.name)}

    @property
    def options(self) -> list[tuple[str, str]]:
        """Name and pinyin: what a typist may begin with."""
        return [(self.label(unit), pinyin.findable(unit.name)) for unit in self.units]

    def named(self, typed: str, *, one: Words = "") -> list[Organization]:
        """The units of a cell; a form's error names the one that is not known, or says `one` where one alone may stand."""
        words = [each.strip() for each in SEPARATORS.split(typed) if each.strip()]
        unknown = [each for each in words if each not in self.by_name]
        if unknown:
            raise forms.ValidationError(_("没有“%(name)s”这个单位。") % {"name": unknown[0]})
        if one and typed and len(words) != 1:
            raise forms.ValidationError(str(one))
        return [self.by_name[each] for each in words]


def in_use(district: int) -> list[Organization]:
    """The units of a district that stand below no other."""
    return list(Organization.objects.filter(district_id=district, active=True, parent=None).order_by("code"))


def usual(units: Iterable[Organization], rows: Any, of: str, unit: str = "organization") -> dict[int, Organization]:
    """Field of work -> the unit that most of these earlier rows went to; `of` and `unit` are paths from a row."""
    by_key = {each.pk: each for each in units}
    counted = rows.values_list(of, unit).annotate(n=Count("pk")).order_by("n", unit)
    return {of_row: by_key[key] for of_row, key, _n in counted if key in by_key}


class UnitsField(forms.CharField):
    """Names of units as they are typed, completed from the list; `one` is what is said where there may be one alone."""

    def __init__(self, *, one: Words = "") -> None:
        super().__init__(required=False, max_length=400)
        self.one = one
        self.widget.attrs.update({"list": "units", "autocomplete": "off", "class": "form-control"})


class UnitRow(RowForm):
    """A row whose cells name units; blank where none of them was filled in."""

    known: Units

    @property
    def is_blank(self) -> bool:
        typed = [self.data.get(self.add_prefix(name), "") for name, each in self.fields.items() if _is_units(each)]
        return not "".join(typed).strip()

    def likely(self, field_id: int | None) -> str:
        """What a cell is filled in with: the usual unit of a field of work."""
        unit = self.known.usual.get(field_id or 0)
        return self.known.label(unit) if unit else ""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, each in self.fields.items():
            if isinstance(each, UnitsField) and name in self.cleaned_data:
                try:
                    self.cleaned_data[name] = self.known.named(self.cleaned_data[name], one=each.one)
                except forms.ValidationError as error:
                    self.add_error(name, error)


def _is_units(each: forms.Field) -> bool:
    return isinstance(each, UnitsField)
