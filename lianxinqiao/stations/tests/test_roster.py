"""A fair roster, against the vectors (../shared/vectors: roster.fair) and against every small roster there is."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxinqiao.access.refused import Refused
from lianxinqiao.stations import roster
from lianxinqiao.stations.tests.scene import vectors

FIRST = date(2026, 1, 5)


def weeks(n: int) -> list[date]:
    return [FIRST + timedelta(7 * week) for week in range(n)]


def counts(days: int, people: int) -> list[int]:
    team = list(range(people))
    return sorted(roster.make(weeks(days), team).counts(team).values(), reverse=True)


@pytest.mark.parametrize("case", vectors("roster.fair"), ids=lambda case: f"vector-{case['n']}")
def test_it_is_as_fair_as_it_can_be_or_says_what_is_lacking(case: dict[str, Any]) -> None:
    expected = case["expect"]
    if "counts" in expected:
        assert counts(case["days"], case["people"]) == expected["counts"]
        return
    said = f"{expected['places']}个班次，按每人最少次数要{expected['needed']}个，还差{expected['short']}个"
    with pytest.raises(Refused, match=said):
        roster.enough_places(case["days"], case["per_day"], case["people"], case["least"])
    roster.enough_places(expected["needed"] // case["per_day"], case["per_day"], case["people"], case["least"])


def test_a_day_on_which_nobody_is_free_stays_empty_and_is_told() -> None:
    days = weeks(3)
    made = roster.make(days, ["甲", "乙"], away={"甲": days[1:2], "乙": days[1:2]})
    assert made.turns[days[1]] == [] and made.lacking == {days[1]: 1}


def test_who_served_before_serves_less_now() -> None:
    made = roster.make(weeks(2), ["甲", "乙", "丙"], served={"甲": 4, "乙": 3, "丙": 3})
    assert made.counts(["甲", "乙", "丙"]) == {"甲": 0, "乙": 1, "丙": 1}


def test_nobody_serves_twice_on_one_day() -> None:
    made = roster.make(weeks(2), ["甲"], per_day=2)
    assert made.turns == {day: ["甲"] for day in weeks(2)} and set(made.lacking.values()) == {1}


def test_two_do_not_serve_in_a_row_where_it_can_be_helped() -> None:
    made = roster.make(weeks(6), ["甲", "乙", "丙"])
    pairs = zip(made.turns.values(), list(made.turns.values())[1:], strict=False)
    assert all(one != two for one, two in pairs)


@given(st.integers(1, 9), st.integers(1, 14), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_where_all_are_free_nobody_serves_more_than_once_more(people: int, days: int, per_day: int) -> None:
    team = list(range(people))
    spread = roster.make(weeks(days), team, per_day=per_day).counts(team).values()
    assert max(spread) - min(spread) <= 1


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_nobody_is_put_where_they_are_away_and_no_fairer_roster_exists(seed: int) -> None:
    draw = Random(seed)
    team, days = list(range(draw.randint(2, 4))), weeks(draw.randint(1, 5))
    away = {person: [day for day in days if draw.random() < 0.4] for person in team}
    made = roster.make(days, team, away=away)
    assert all(day not in away[person] for day, serving in made.turns.items() for person in serving)
    loads = made.counts(team)
    assert sum(n * n for n in loads.values()) == _best(days, team, away)


def _best(days: list[date], team: list[int], away: dict[int, list[date]]) -> int:
    """The least sum of squares over all rosters that fill every day that can be filled."""
    rosters: list[dict[int, int]] = [dict.fromkeys(team, 0)]
    for day in days:
        free = [person for person in team if day not in away[person]]
        if free:
            rosters = [{**loads, person: loads[person] + 1} for loads in rosters for person in free]
    return min(sum(n * n for n in loads.values()) for loads in rosters)


def test_120_stations_take_no_time() -> None:
    draw = Random(120)
    for _station in range(120):
        team, days = list(range(draw.randint(4, 14))), weeks(draw.randint(12, 52))
        away = {person: [day for day in days if draw.random() < 0.3] for person in team}
        roster.make(days, team, away=away)
