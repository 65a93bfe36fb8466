"""Some records are of a CPPCC committee."""

import pytest

from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast


@pytest.fixture
def council(db: None) -> Cast:
    return committee()
