"""The calendar without a database: months, weeks, the order of a day, and what there is room for."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.acts.calendar import SHOWN, Day, Entry, Month, on_days
from lianxinqiao.workdays.calendar import Calendar
from tests.cast import moment

TODAY = date(2026, 11, 30)


def entry(uid: str = "duty-1", on: str = "2026-11-30", **more: Any) -> Entry:
    known: dict[str, Any] = {"label": "值班", "title": uid, "url": "/", "due": False, "mine": True}
    return Entry(uid=uid, on=date.fromisoformat(on), **{**known, **more})


@pytest.mark.parametrize(
    ("asked", "month"),
    [
        ("2026-02", "2026-02"),
        ("2026-2", "2026-02"),
        ("2000-01", "2000-01"),
        ("2100-12", "2100-12"),
        ("1999-12", "2026-11"),
        ("2101-01", "2026-11"),
        ("2026-13", "2026-11"),
        ("2026-00", "2026-11"),
        ("2026", "2026-11"),
        ("", "2026-11"),
        ("二〇二六-3", "2026-11"),
        ("-1-2", "2026-11"),
    ],
)
def test_a_month_as_an_address_says_it(asked: str, month: str) -> None:
    assert str(Month.of(asked, TODAY)) == month


@pytest.mark.parametrize(
    ("month", "before", "after", "last", "weeks"),
    [
        ((2026, 1), "2025-12", "2026-02", date(2026, 1, 31), 5),
        ((2026, 2), "2026-01", "2026-03", date(2026, 2, 28), 5),
        ((2024, 2), "2024-01", "2024-03", date(2024, 2, 29), 5),
        ((2026, 12), "2026-11", "2027-01", date(2026, 12, 31), 5),
        ((2026, 8), "2026-07", "2026-09", date(2026, 8, 31), 6),
        ((2027, 2), "2027-01", "2027-03", date(2027, 2, 28), 4),
    ],
)
def test_a_month_and_its_neighbours(month: tuple[int, int], before: str, after: str, last: date, weeks: int) -> None:
    asked = Month(*month)
    assert (str(asked.before), str(asked.after), asked.last, len(asked.weeks)) == (before, after, last, weeks)
    assert {week[0].weekday() for week in asked.weeks} == {0}


def test_within_a_day_what_has_no_hour_comes_first_and_mine_before_others() -> None:
    at = {"starts_at": moment("2026-11-30", "14:00"), "ends_at": moment("2026-11-30", "16:00")}
    early = {"starts_at": moment("2026-11-30", "09:00"), "ends_at": moment("2026-11-30", "11:00")}
    found = [
        entry("d", **at),
        entry("c", **early),
        entry("b", mine=False),
        entry("a", due=True),
        entry("a2"),
    ]
    assert [each.uid for each in on_days(found)[TODAY]] == ["a", "a2", "b", "c", "d"]


@pytest.mark.parametrize(
    ("to", "days"), [(None, 1), ("2026-11-30", 1), ("2026-12-02", 3), ("2026-11-29", 0), ("2027-11-30", 32)]
)
def test_what_lasts_stands_on_each_day_for_a_month_at_most(to: str | None, days: int) -> None:
    found = on_days([entry(to=date.fromisoformat(to) if to else None)])
    assert len(found) == days


@pytest.mark.parametrize(
    ("due", "on", "late"), [(True, "2026-11-29", True), (True, "2026-11-30", False), (False, "2026-11-29", False)]
)
def test_late_is_what_was_due(due: bool, on: str, late: bool) -> None:
    assert entry(on=on, due=due).is_late(TODAY) is late


@pytest.mark.parametrize("number", range(8))
def test_a_day_shows_what_there_is_room_for_and_counts_the_rest(number: int) -> None:
    day = Day(TODAY, [entry(str(each)) for each in range(number)], True, TODAY, Calendar.of(()))
    assert len(day.shown) + day.more == number
    assert day.more != 1  # a line for one more takes as much room as the one
    assert len(day.shown) <= SHOWN + 1


def test_today_is_marked_and_a_weekend_is_free() -> None:
    worked = Calendar.of(())
    days = {on: Day(on, [], True, TODAY, worked) for on in (TODAY, date(2026, 11, 28))}
    assert [day.is_today for day in days.values()] == [True, False]
    assert [day.is_free for day in days.values()] == [False, True]
    assert not any(day.is_made_up for day in days.values())


def test_the_month_holds_whole_weeks_and_knows_which_days_are_its_own(db: None) -> None:
    weeks = Month(2026, 11).days([entry(to=TODAY + timedelta(days=1))], TODAY)
    days = [day for week in weeks for day in week]
    assert (len(days), sum(day.here for day in days)) == (42, 30)
    assert [day.on for day in days if day.entries] == [TODAY, date(2026, 12, 1)]


def test_an_hour_is_that_of_the_district() -> None:
    late = datetime.fromisoformat("2026-11-30T16:30:00+00:00")
    assert entry(starts_at=late).order[0] == timezone.localtime(late).time().isoformat() == "00:30:00"
