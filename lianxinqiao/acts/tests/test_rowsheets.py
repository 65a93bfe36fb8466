"""A sheet of rows: what is filled in, what is left for later."""

from typing import Any

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.rowsheets import RowForm
from lianxinqiao.acts.tests.sample import Duty, Somebody


class SeatRow(RowForm):
    columns = (("unit", "主办"), ("hard", "难度大"))
    unit = forms.CharField(required=False)
    hard = forms.BooleanField(required=False)

    def prepare(self) -> None:
        self.initial["unit"] = self.known.get(self.subject.pk, "")

    @property
    def is_blank(self) -> bool:
        return not self["unit"].value()


def test_a_row_is_filled_in_with_what_is_likely_and_reads_its_own_fields() -> None:
    told: Any = {"post": Somebody(RoleCode.OFFICE_CLERK), "known": {3: "教育局"}}
    fresh = SeatRow(subject=Duty(), **told)
    assert [(str(label), cell.name) for label, cell in fresh.cells] == [("主办", "unit"), ("难度大", "hard")]
    assert (fresh.is_blank, fresh["unit"].value()) == (False, "教育局")
    typed = SeatRow(MultiValueDict({"row-3-unit": [""], "row-4-unit": ["财政局"]}), subject=Duty(), **told)
    assert typed.is_blank
    other = SeatRow(MultiValueDict({"row-4-unit": ["财政局"]}), subject=Duty(pk=4), **told)
    assert other.is_valid() and other.cleaned_data == {"unit": "财政局", "hard": False}


class AskedRow(RowForm):
    who = forms.CharField(required=False)
    comes = forms.BooleanField(required=False)
    on = forms.DateField(required=False)
    beside = ("on",)

    def told(self) -> tuple[str | None, ...]:
        return "一号桌", None, "", "靠窗"


@pytest.mark.parametrize(
    ("typed", "blank"),
    [
        ({}, True),
        ({"who": "  ", "on": "2026-03-01"}, True),
        ({"who": "林晓禾"}, False),
        ({"comes": "on", "on": "2026-03-01"}, False),
    ],
)
def test_a_row_is_left_for_later_unless_more_is_filled_in_than_what_stands_beside(
    typed: dict[str, str], *, blank: bool
) -> None:
    data = {f"row-3-{name}": value for name, value in typed.items()}
    row = AskedRow(data, subject=Duty(), post=Somebody(RoleCode.OFFICE_CLERK), known=None)
    assert (row.is_blank, row.about) == (blank, "一号桌　靠窗")
