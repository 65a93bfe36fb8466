"""Days of moments, asked so that an index of moments answers."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q

from lianxinqiao.database import days

DAY = date(2026, 3, 24)
# A moment turned into a day before it is compared; with another column (F) no index would answer anyway.
READ_WHOLE = re.compile(r"__date(?:__(?:lt|lte|gt|gte|range|in))?=(?!F\()")
ROOMS = Path(settings.BASE_DIR) / "lianxinqiao"


def test_no_room_compares_the_day_of_a_moment() -> None:
    sources = [path for path in ROOMS.rglob("*.py") if not {"tests", "migrations", "demo"} & {*path.parts}]
    assert len(sources) > 500
    assert [str(path) for path in sources if READ_WHOLE.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("asked", "condition"),
    [
        ({"expire_date__from_day": DAY}, ">= ('2026-03-24'::date)::timestamp AT TIME ZONE"),
        ({"expire_date__to_day": DAY}, "< ('2026-03-24'::date + 1)::timestamp AT TIME ZONE"),
        ({"expire_date__before_day": DAY}, "< ('2026-03-24'::date)::timestamp AT TIME ZONE"),
    ],
)
def test_the_moment_itself_is_compared(asked: dict[str, date], condition: str) -> None:
    sql = str(Session.objects.filter(Q(**asked)).query).replace("2026-03-24", "'2026-03-24'")
    assert f'"expire_date" {condition}' in sql


@pytest.mark.parametrize(
    ("lookup", "since", "until"),
    [
        ("held_on", {"held_on__gte": DAY}, {"held_on__lte": DAY}),
        ("starts_at__date", {"starts_at__from_day": DAY}, {"starts_at__to_day": DAY}),
    ],
)
def test_a_day_is_compared_as_it_is(lookup: str, since: dict[str, date], until: dict[str, date]) -> None:
    assert (days.since(lookup, DAY), days.until(lookup, DAY)) == (since, until)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "since", "until"),
    [
        (datetime(2026, 3, 23, 15, 59, 59, tzinfo=UTC), False, True),
        (datetime(2026, 3, 23, 16, tzinfo=UTC), True, True),  # midnight in Shanghai
        (datetime(2026, 3, 24, 15, 59, 59, tzinfo=UTC), True, True),
        (datetime(2026, 3, 24, 16, tzinfo=UTC), True, False),
    ],
)
def test_a_moment_belongs_to_the_day_of_the_office(moment: datetime, since: bool, until: bool) -> None:
    Session.objects.create(session_key="a", session_data="", expire_date=moment)
    found = [lookup for lookup in ("from_day", "to_day", "before_day") if _is_found(lookup)]
    assert found == ["from_day"] * since + ["to_day"] * until + ["before_day"] * (not since)


def _is_found(lookup: str) -> bool:
    return Session.objects.filter(**{f"expire_date__{lookup}": DAY}).exists()
