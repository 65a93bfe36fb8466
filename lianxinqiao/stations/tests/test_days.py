"""The rule of the reception day, against what real places wrote on their walls (../shared/vectors: roster.dates)."""

from datetime import date
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.stations import days
from lianxinqiao.stations.tests.scene import vectors
from lianxinqiao.workdays.calendar import Calendar

CALENDAR = Calendar.for_years(2026)
FIFTEENTH = {"every": "month", "months": "odd", "days": [15], "rolls": "workday", "from": "09:00", "to": "11:00"}
FRIDAY = {
    "every": "month", "months": "all", "week": 1, "weekday": 4, "rolls": "week", "from": "15:00", "to": "16:00"
}  # fmt: skip
MONDAY = {"every": "week", "weekday": 0, "rolls": "workday", "from": "09:00", "to": "11:00"}


def of_2026(rule: dict[str, Any], since: date = date(2026, 1, 1), until: date = date(2026, 12, 31)) -> list[str]:
    return [day.isoformat() for day in days.dates(rule, since, until, CALENDAR)]


@pytest.mark.parametrize("case", vectors("roster.dates"), ids=lambda case: f"vector-{case['n']}")
def test_the_days_of_a_rule(case: dict[str, Any]) -> None:
    span = [date.fromisoformat(day) for day in case.get("span", ("2026-01-01", "2026-12-31"))]
    assert of_2026(case["rule"], *span) == case["expect"]["dates"]


def test_a_day_may_fall_away_or_be_held_all_the_same() -> None:
    october = date(2026, 10, 1), date(2026, 10, 31)
    assert of_2026({**MONDAY, "rolls": "skip"}, *october) == ["2026-10-12", "2026-10-19", "2026-10-26"]
    assert of_2026({**MONDAY, "rolls": "held"}, *october)[0] == "2026-10-05"


def test_a_month_without_that_day_has_none() -> None:
    rule = {**FIFTEENTH, "days": [31], "months": "all", "rolls": "held"}
    assert len(of_2026(rule)) == 7


def test_what_rolls_over_the_year_is_found_in_the_new_one() -> None:
    rule = {**FIFTEENTH, "months": [1], "days": [1]}
    assert of_2026(rule) == ["2026-01-04"]  # a Sunday that was worked


@pytest.mark.parametrize(
    "slip", [{"from": "11:00", "to": "09:00"}, {"rolls": "perhaps"}, {"days": []}, {"from": "nine"}, {"every": "year"}]
)
def test_a_rule_that_cannot_be_read_is_refused(slip: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        days.check({**FIFTEENTH, **slip})


def test_a_rule_is_said_in_words() -> None:
    assert days.sentence(FIFTEENTH) == "单月15日 9:00—11:00，遇节假日顺延到下一个工作日"
    assert days.sentence(FRIDAY) == "每月第1个星期五 15:00—16:00，遇节假日顺延一周"
    assert days.sentence(MONDAY).startswith("每周星期一 9:00—11:00")
    assert days.sentence({**FIFTEENTH, "months": [3, 9], "days": [10, 20]}).startswith("3月、9月10日、20日")
