"""The vectors of DOMAIN.md section 5 and the edges of counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxinqiao.workdays import count
from lianxinqiao.workdays.calendar import Calendar

CALENDAR = Calendar.for_years()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-01-30", 5, "2026-02-06"),
        ("2026-01-30", 7, "2026-02-10"),
        ("2026-01-30", 10, "2026-02-13"),
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-10", 10, "2026-03-02"),
        ("2026-04-28", 5, "2026-05-08"),
        ("2026-09-18", 10, "2026-10-09"),
        ("2026-09-28", 10, "2026-10-16"),
    ],
)
def test_it_counts_working_days(start, n, end):
    counted = count.add_workdays(day(start), n, CALENDAR)
    assert counted.date == day(end)
    assert counted.first_day == day(start) + timedelta(days=1)
    assert counted.missing_years == ()


@pytest.mark.parametrize(
    ("start", "n", "end", "rolled_from"),
    [
        ("2026-01-31", 1, "2026-02-28", None),  # the end of the month; a Saturday, but worked
        ("2025-11-30", 3, "2026-02-28", None),
        ("2026-07-01", 3, "2026-10-08", "2026-10-01"),
        ("2024-02-29", 12, "2025-02-28", None),
        ("2025-08-31", 6, "2026-02-28", None),
    ],
)
def test_it_counts_months(start, n, end, rolled_from):
    counted = count.add_months(day(start), n, CALENDAR, roll=True)
    assert counted.date == day(end)
    assert counted.rolled_from == (day(rolled_from) if rolled_from else None)


def test_without_rolling_a_last_day_stays_on_the_holiday():
    assert count.add_months(day("2026-07-01"), 3).date == day("2026-10-01")


def test_it_names_the_holidays_it_skipped_and_the_weekends_it_counted():
    counted = count.add_workdays(day("2026-02-10"), 5, CALENDAR)
    assert counted.worked_weekends == ((day("2026-02-14"), "春节"),)
    assert [each for each, _ in counted.skipped] == [day(f"2026-02-{n}") for n in (16, 17, 18, 19, 20, 23)]
    assert {name for _, name in counted.skipped} == {"春节"}


def test_a_date_that_rests_on_an_unknown_year_says_so():
    counted = count.add_workdays(day("2026-12-25"), 5, CALENDAR)
    assert counted.date == day("2027-01-01")
    assert counted.missing_years == (2027,)
    assert counted.provisional


def test_the_end_of_december_rests_on_the_notice_of_the_next_year():
    assert count.add_workdays(day("2026-12-21"), 5, CALENDAR).missing_years == ()
    assert count.add_workdays(day("2026-12-22"), 5, CALENDAR).missing_years == (2027,)


def test_months_that_end_in_an_unknown_year_are_provisional():
    counted = count.add_months(day("2026-11-23"), 3, CALENDAR, roll=True)
    assert (counted.date, counted.missing_years) == (day("2027-02-23"), (2027,))


def test_months_that_only_roll_inside_a_known_year_are_not_provisional():
    assert not count.add_months(day("2025-10-10"), 12, CALENDAR, roll=True).provisional


def test_held_days_do_not_count():
    held = frozenset({day("2026-03-03"), day("2026-03-04")})
    assert count.add_workdays(day("2026-03-02"), 3, CALENDAR, held=held).date == day("2026-03-09")
    assert count.add_days(day("2026-03-02"), 3, held=held).date == day("2026-03-07")


def test_a_day_won_by_a_hold_may_be_held_itself():
    held = frozenset(day("2026-03-04") + timedelta(days=n) for n in range(3))
    assert count.add_days(day("2026-03-02"), 2, held=held).date == day("2026-03-07")


@pytest.mark.parametrize("add", [count.add_workdays, count.add_days, count.add_months])
def test_it_refuses_an_empty_term(add):
    with pytest.raises(ValueError, match="at least one"):
        add(day("2026-03-02"), 0, CALENDAR)


def test_rolling_without_a_calendar_is_a_mistake():
    with pytest.raises(ValueError, match="calendar"):
        count.add_days(day("2026-03-02"), 3, roll=True)


@given(st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.integers(1, 90))
def test_between_start_and_end_lie_exactly_n_working_days(start, n):
    end = count.add_workdays(start, n, CALENDAR).date
    worked = [start + timedelta(days=k) for k in range(1, (end - start).days + 1)]
    assert sum(CALENDAR.is_workday(each) for each in worked) == n
    assert CALENDAR.is_workday(end)


@given(st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.integers(1, 6))
def test_a_rolled_end_is_a_workday_and_never_earlier(start, n):
    plain = count.add_months(start, n).date
    rolled = count.add_months(start, n, CALENDAR, roll=True).date
    assert rolled >= plain
    assert CALENDAR.is_workday(rolled)
