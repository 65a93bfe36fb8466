"""Two organs that are paired."""

from typing import Any

import pytest

from lianxinqiao.exchange.tests.scene import Two, two
from tests.cast import Cast


@pytest.fixture
def pair(people: Cast, monkeypatch: Any) -> Two:
    return two(people, monkeypatch)
