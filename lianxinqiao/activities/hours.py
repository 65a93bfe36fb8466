"""Hours that somebody gave: from sign-in to sign-out, or to the planned end; never before the beginning. Pure."""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

MOST = timedelta(hours=24)  # longer than a day in one go is a mistake (horilla#825 showed 156 hours)


def between(begins: datetime, ends: datetime, came: datetime | None, left: datetime | None) -> timedelta:
    """How long; nothing for whoever did not come."""
    if came is None:
        return timedelta(0)
    since = max(came, begins) if left is None else came
    until = left or max(ends, since)
    return min(max(until - since, timedelta(0)), MOST)


def tenths(long: timedelta) -> Decimal:
    """In hours with one decimal, as a certificate says it."""
    return (Decimal(int(long.total_seconds())) / 3600).quantize(Decimal("0.1"), ROUND_HALF_UP)


def of(seat: Any) -> Decimal:
    return tenths(between(seat.activity.starts_at, seat.activity.ends_at, seat.came_at, seat.left_at))


def in_words(long: timedelta) -> str:
    """8 小时 7 分."""
    minutes = int(long.total_seconds()) // 60
    return f"{minutes // 60} 小时 {minutes % 60} 分"
