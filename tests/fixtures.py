"""Fixtures for every room: the cast, and walks to a stage."""

import pytest

from tests.cast import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    """A small district with one of each."""
    return cast()
