"""Names in a sheet of rows: what a cell names is typed by name or pinyin and completed from a list.

    class PlaceRow(NamedRow):
        columns = (("station", _("联络站")),)
        station = NamesField("stations", one=_("请填写一个联络站。"))

`known.lists` says of each list which things it holds: `{"stations": Names(rows, _("没有“%(name)s”这个联络站。"))}`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms

from lianxinqiao.acts.rowsheets import RowForm, Words
from lianxinqiao.people import pinyin
from lianxinqiao.people.choosers import seats
from lianxinqiao.people.models import Mandate

SEPARATORS = re.compile(r"[、,，;；]+")


def _nothing_more(_thing: Any) -> Iterable[str]:
    return ()


@dataclass
class Names:
    """The things that may be named; `unknown` is said of a name that is none of them, `also` other names they go by."""

    things: list[Any]
    unknown: Words
    label: Callable[[Any], str] = str
    also: Callable[[Any], Iterable[str]] = _nothing_more

    @cached_property
    def by_name(self) -> dict[str, Any]:
        return {name: thing for thing in self.things for name in (*self.also(thing), self.label(thing))}

    @property
    def options(self) -> list[tuple[str, str]]:
        """Name and pinyin: what a typist may begin with."""
        labels = [self.label(thing) for thing in self.things]
        return [(label, pinyin.spelled(label)) for label in labels]

    def named(self, typed: str, *, one: Words = "") -> list[Any]:
        """The things of a cell; a form's error names the one that is not known, or says `one` where one alone may stand."""
        words = [each.strip() for each in SEPARATORS.split(typed) if each.strip()]
        if typed.strip() in self.by_name:  # a name may hold a separator itself
            words = [typed.strip()]
        unknown = [each for each in words if each not in self.by_name]
        if unknown:
            raise forms.ValidationError(str(self.unknown) % {"name": unknown[0]})
        if one and typed and len(words) != 1:
            raise forms.ValidationError(str(one))
        return [self.by_name[each] for each in words]


def of_seats(rows: Any, unknown: Words) -> Names:
    """Deputies or members by name; two of one name by what tells them apart."""
    found: list[Mandate] = list(rows.select_related("person", "term", "delegation").order_by("person__pinyin", "pk"))
    return Names(found, unknown, seats(rows))


@dataclass
class Known:
    """What the rows of a sheet share where it is lists alone."""

    lists: dict[str, Names] = field(default_factory=dict)


class NamesField(forms.CharField):
    """Names as they are typed, completed from a list; a row has the things that they name.

    With `one` it has one thing or None, and `one` is what is said of several.
    """

    def __init__(self, source: str, *, one: Words = "") -> None:
        super().__init__(required=False, max_length=400)
        self.source, self.one = source, one
        self.widget.attrs.update({"list": source, "autocomplete": "off", "class": "form-control"})


class NamedRow(RowForm):
    """A row whose cells name things."""

    known: Any  # its `lists` are those of the fields' sources

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, each in self.fields.items():
            if isinstance(each, NamesField) and name in self.cleaned_data:
                try:
                    things = self.known.lists[each.source].named(self.cleaned_data[name], one=each.one)
                except forms.ValidationError as error:
                    self.add_error(name, error)
                else:
                    self.cleaned_data[name] = next(iter(things), None) if each.one else things
