"""Members of the CPPCC who were co-opted and who left, as figures of a year."""

from datetime import date

import pytest

from lianxinqiao.figures import meetings as figures
from lianxinqiao.figures.periods import Period
from lianxinqiao.meetings.tests.conftest import council
from lianxinqiao.meetings.tests.scene import decided
from lianxinqiao.meetings.tests.test_members import item_in_session, leaving, proposed, ready
from tests.cast import Cast

__all__ = ["council"]


@pytest.mark.parametrize("yes", [4, 2])
def test_a_year_counts_who_came_and_who_left(council: Cast, yes: int) -> None:
    """What did not pass counts nowhere."""
    item = item_in_session(council)
    comes, goes = proposed(council, item), leaving(council, item)
    ready(council, comes, goes)
    decided(council, item, yes=yes)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    passed = yes > 2
    assert [row.pk for row in figures.co_opted(council.body, year)] == ([comes.pk] if passed else [])
    assert [row.pk for row in figures.members_left(council.body, year)] == ([goes.pk] if passed else [])
