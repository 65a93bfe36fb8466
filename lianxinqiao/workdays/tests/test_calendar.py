from datetime import date, timedelta

import pytest

from lianxinqiao.workdays.calendar import Calendar, Year, built_in

CALENDAR = Calendar.for_years()
# Days off and make-up workdays of each notice, counted in its text.
NOTICES = {2020: (30, 6), 2021: (31, 7), 2022: (31, 7), 2023: (27, 7), 2024: (28, 8), 2025: (28, 5), 2026: (33, 6)}


def test_it_knows_2020_to_2026_and_the_notice_of_each():
    assert [year.year for year in built_in()] == list(range(2020, 2027))
    assert all("国办发明电" in year.notice for year in built_in())


@pytest.mark.parametrize("year", built_in(), ids=lambda year: year.year)
def test_a_year_has_the_days_of_its_notice(year):
    assert (len(year.off), len(year.work)) == NOTICES[year.year]


@pytest.mark.parametrize("year", built_in(), ids=lambda year: year.year)
def test_make_up_workdays_are_weekend_days_and_never_off(year):
    assert all(day.weekday() >= 5 for day in year.work)
    assert not year.work.keys() & year.off.keys()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2020, 1, 31), False),  # the extended Spring Festival
        (date(2020, 2, 1), False),  # a Saturday first ordered to be worked, then freed by the second notice
        (date(2020, 2, 3), True),
        (date(2022, 12, 31), False),
        (date(2024, 2, 9), True),  # New Year's Eve was a workday in 2024
        (date(2025, 1, 28), False),  # and a holiday by law from 2025 on
        (date(2026, 2, 14), True),
        (date(2026, 2, 28), True),
        (date(2026, 9, 20), True),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
    ],
)
def test_it_knows_the_day(day, worked):
    assert CALENDAR.is_workday(day) is worked


def test_it_agrees_with_a_calendar_kept_by_others():
    chinese_calendar = pytest.importorskip("chinese_calendar", reason="the outside judge is not installed")
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(2557)]
    assert [day for day in days if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_an_unknown_year_is_unknown():
    assert not CALENDAR.known(date(2027, 3, 1))
    assert CALENDAR.missing(date(2026, 12, 30)) == (2027,)
    assert CALENDAR.known(date(2026, 12, 28))


def test_a_later_notice_of_the_same_year_replaces_the_earlier():
    first = Year(2030, "a", {date(2030, 1, 1): "元旦", date(2030, 1, 2): "元旦"}, {})
    second = Year(2030, "b", {date(2030, 1, 1): "元旦"}, {})
    calendar = Calendar.of([first, second])
    assert calendar.is_workday(date(2030, 1, 2))
    assert calendar.years == frozenset({2030})


def test_the_next_workday_is_the_day_itself_if_it_is_worked():
    assert CALENDAR.next_workday(date(2026, 2, 14)) == date(2026, 2, 14)
    assert CALENDAR.next_workday(date(2026, 2, 15)) == date(2026, 2, 24)
