"""What several districts counted, added up."""

from typing import Any

import pytest

from lianxinqiao.setup import adding


@pytest.mark.parametrize(
    ("values", "adds", "total"),
    [
        ([3, None, 4], True, 7),
        ([0.1, 0.2], True, 0.3),
        ([0.5, 0.5], True, 1),
        ([0], True, 0),
        ([None, None], True, None),
        ([], True, None),
        ([3, 4], False, None),
    ],
)
def test_numbers_are_added_where_they_add_up(values: list[Any], adds: bool, total: Any) -> None:
    found = adding.total(values, adds=adds)
    assert (found, type(found)) == (total, type(total))
