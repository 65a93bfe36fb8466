"""What the database refuses is told in a sentence, and never by the name of a constraint."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError

from lianxinqiao.database import violated

NAMED = [
    each
    for model in apps.get_models()
    for each in model._meta.constraints
    if each.violation_error_message and model.__module__.startswith("lianxinqiao.")
]


def error(name: str | None) -> IntegrityError:
    found = IntegrityError(f'duplicate key value violates unique constraint "{name}"')
    if name is not None:
        found.__cause__ = Exception()
        found.__cause__.diag = SimpleNamespace(constraint_name=name)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("constraint", NAMED[:12], ids=lambda each: each.name)
def test_a_constraint_speaks_for_itself(constraint: object) -> None:
    name = constraint.name  # type: ignore[attr-defined]
    assert violated.sentence(error(name)) == str(constraint.violation_error_message)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["some_key_of_a_library", "", None])
def test_what_says_nothing_is_told_in_general(name: str | None) -> None:
    assert violated.sentence(error(name)) == str(violated.ELSE)


@pytest.mark.parametrize("name", [each.name for each in NAMED])
def test_no_sentence_names_its_constraint(name: str) -> None:
    assert name not in violated.sentence(error(name))
