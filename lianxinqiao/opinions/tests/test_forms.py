"""Each act's form asks what its function takes, and nothing else."""

import inspect

import pytest

from lianxinqiao.opinions.act_forms import FORMS
from lianxinqiao.opinions.acts import ACTS


@pytest.mark.parametrize("code", sorted(FORMS))
def test_a_forms_fields_are_the_arguments_of_its_act(code: str) -> None:
    made = FORMS[code]
    arguments = [name for name in inspect.signature(made.act).parameters if name not in {"by", "at"}][1:]
    assert set(made.base_fields) == set(arguments)
    assert code in ACTS
