"""A form asks for what its act takes, by the same names; what the frame supplies it does not ask."""

import inspect

import pytest

from lianxinqiao.matters.act_forms import FORMS
from lianxinqiao.matters.acts import ACTS

SUPPLIED = {"by", "at"}  # beside the first argument, which is what the act is done on
# What is chosen in several fields, or under a plainer name, and handed to the act as one.
TURNED = {
    "suggestion.assign": {"lead": "to", "assist": "to", "separate": "to"},
    "suggestion.add_unit": {"unit": "to"},
}


def test_every_form_is_of_an_act() -> None:
    assert set(FORMS) <= set(ACTS)
    assert set(TURNED) <= set(FORMS)


@pytest.mark.parametrize("code", FORMS)
def test_a_form_asks_for_what_its_act_takes(code: str) -> None:
    _subject, *arguments = inspect.signature(FORMS[code].act).parameters.values()
    fields = {TURNED.get(code, {}).get(name, name): field for name, field in FORMS[code].base_fields.items()}
    assert set(fields) == {argument.name for argument in arguments} - SUPPLIED
    assert {argument.name for argument in arguments} >= SUPPLIED
