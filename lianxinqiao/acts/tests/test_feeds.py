"""What a calendar was told: each change by its sequence, what is gone for thirty days."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lianxinqiao.acts import feeds
from lianxinqiao.acts.models import Told

EARLY, LATE = datetime(2026, 3, 2, 1, tzinfo=UTC), datetime(2026, 3, 2, 2, tzinfo=UTC)
DAY = {"summary": "值班", "ends": "2026-03-10"}


@pytest.mark.parametrize(
    ("was_gone", "now", "changed", "sequence", "gone"),
    [
        (False, DAY, False, 3, False),
        (False, {**DAY, "summary": "改期"}, True, 4, False),
        (False, None, True, 4, True),
        (True, None, False, 3, True),
        (True, DAY, True, 4, False),  # it came back
    ],
)
def test_each_change_is_told_by_the_next_sequence(
    was_gone: bool, now: dict[str, Any] | None, changed: bool, sequence: int, gone: bool
) -> None:
    row = Told(uid="duty-1", content=DAY, sequence=3, changed_at=EARLY, gone_at=EARLY if was_gone else None)
    assert feeds._follow(row, now, LATE) is changed
    assert (row.sequence, row.gone_at is not None, row.changed_at) == (sequence, gone, LATE if changed else EARLY)
    assert row.content == (now or DAY)


@pytest.mark.parametrize(
    ("days", "ends", "over"),
    [(None, "2026-03-10", False), (1, "2026-03-10", False), (31, "2026-03-10", True), (1, "2026-01-10", True)],
)
def test_what_is_gone_is_told_for_thirty_days(days: int | None, ends: str, over: bool) -> None:
    gone = None if days is None else LATE - timedelta(days=days)
    row = Told(uid="duty-1", content={**DAY, "ends": ends}, gone_at=gone)
    assert feeds._is_over(row, datetime(2026, 2, 1, tzinfo=UTC).date(), LATE) is over
    assert str(row) == "duty-1"
