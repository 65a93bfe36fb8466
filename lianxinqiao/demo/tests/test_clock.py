"""The demo's clock: lives are told in the order of time, at office hours, the same for the same seed."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice

import pytest
from django.utils import timezone

from lianxinqiao.demo.clock import Life, Pace, on, play, workday
from lianxinqiao.demo.names import GIVEN, SURNAMES, names

EARLY, NOON, LATE = (on(date(2026, 3, 2), hour) for hour in (9, 12, 17))
OFFICE = range(9, 18)


def life(name: str, moments: Sequence[datetime], told: list[str]) -> Life:
    for number, moment in enumerate(moments):
        yield moment
        told.append(f"{name}{number}")


@pytest.mark.parametrize(
    ("lives", "until", "told", "left"),
    [
        ({"a": [EARLY, LATE], "b": [NOON]}, LATE, ["a0", "b0", "a1"], 0),
        ({"a": [EARLY, LATE], "b": [NOON]}, NOON, ["a0", "b0"], 1),
        ({"a": [NOON], "b": [NOON]}, NOON, ["a0", "b0"], 0),
        ({"a": [LATE], "b": [LATE]}, EARLY, [], 2),
        ({"a": [], "b": [EARLY]}, LATE, ["b0"], 0),
        ({}, LATE, [], 0),
    ],
)
def test_lives_are_told_in_the_order_of_time(
    lives: dict[str, list[datetime]], until: datetime, told: list[str], left: int
) -> None:
    heard: list[str] = []
    rest = play([life(name, moments, heard) for name, moments in lives.items()], until=until)
    assert (heard, len(rest)) == (told, left)


def test_what_is_left_goes_on_where_it_stopped() -> None:
    heard: list[str] = []
    rest = play([life("a", [EARLY, LATE], heard)], until=NOON)
    assert heard == ["a0"]
    assert play(rest, until=LATE) == [] and heard == ["a0", "a1"]


def test_it_says_how_many_have_ended() -> None:
    seen: list[tuple[int, int]] = []
    play([life("a", [EARLY, NOON], []), life("b", [LATE], [])], until=LATE, tell=lambda *n: seen.append(n))
    assert seen == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "open_on"),
    [
        (date(2026, 3, 2), date(2026, 3, 2)),  # a Monday
        (date(2026, 3, 7), date(2026, 3, 9)),  # a Saturday
        (date(2026, 3, 8), date(2026, 3, 9)),  # a Sunday
    ],
)
def test_an_office_is_open_on_workdays(day: date, open_on: date) -> None:
    assert workday(day) == open_on


@pytest.mark.django_db
def test_a_pace_keeps_office_hours_and_goes_forward() -> None:
    pace, before = Pace("护学岗", date(2026, 3, 2)), date(2026, 3, 2)
    for _each in range(40):
        moment = timezone.localtime(pace.after(1, 5))
        assert moment.hour in OFFICE and workday(moment.date()) == moment.date()
        assert moment.date() > before
        before = moment.date()


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "found"), [(date(2026, 2, 2), date(2026, 3, 2)), (date(2026, 3, 7), date(2026, 3, 9))])
def test_a_pace_does_not_go_back(day: date, found: date) -> None:
    pace = Pace("护学岗", date(2026, 3, 2))
    assert timezone.localdate(pace.until(day)) == found


@pytest.mark.django_db
def test_the_same_seed_is_the_same_story() -> None:
    first, again, other = (Pace(seed, date(2026, 3, 2)) for seed in ("护学岗", "护学岗", "路灯"))
    told = [[pace.after(1, 9) for _each in range(12)] for pace in (first, again, other)]
    assert told[0] == told[1] != told[2]


def test_a_name_is_given_once_and_is_the_same_for_the_same_seed() -> None:
    many = len(SURNAMES) * len(GIVEN)
    given = list(names(7))
    assert len(given) == len(set(given)) == many > 3_000
    assert list(islice(names(7), 20)) == given[:20] != list(islice(names(8), 20))
