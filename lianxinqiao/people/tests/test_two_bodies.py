"""Where two bodies are kept in one house, no chooser of a register offers two rows that read alike."""

from datetime import date

import pytest
from django import forms

from lianxinqiao.people.lists import REGISTERS
from lianxinqiao.people.models import Body, Committee, Delegation, District, Organization, Term, Township
from tests.cast import Cast


@pytest.fixture
def both(people: Cast) -> Cast:
    """The congress and the CPPCC of a district, and a second district: their terms, groups and places are called alike."""
    second = Body.objects.create(
        district=people.district, kind="cppcc", code="zx", name="云河区政协", short_name="区政协"
    )
    other = District.objects.create(code="990102", name="青禾区")
    for body in (people.body, second):
        Committee.objects.create(body=body, code="jk", name="教科文卫委员会", kind="special")
        for number, year in ((16, 2017), (17, 2022)):
            term, _new = Term.objects.get_or_create(body=body, number=number, defaults={"from_on": date(year, 1, 10)})
            Delegation.objects.get_or_create(term=term, name="第一代表团")
    for district in (people.district, other):
        Township.objects.get_or_create(district=district, code="hekou", defaults={"name": "河口镇", "kind": "town"})
        Organization.objects.get_or_create(
            district=district, code="jiaoyu", defaults={"name": f"{district.name}教育局", "short_name": "教育局"}
        )
    return people


@pytest.mark.parametrize("key", REGISTERS)
def test_no_chooser_offers_two_that_read_alike(both: Cast, key: str) -> None:
    form = REGISTERS[key].form()
    for name, field in form.fields.items():
        if isinstance(field, forms.ModelChoiceField):
            labels = [label for value, label in field.choices if value]
            assert len(labels) == len(set(labels)), (name, labels)


def test_the_list_of_seats_says_of_which_body_each_is(both: Cast) -> None:
    columns = {column.key for column in REGISTERS["mandates"].columns}
    assert {"body", "term"} <= columns
