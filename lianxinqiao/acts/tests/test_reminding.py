"""When somebody is reminded: by the distances of the profile, in the hours that it leaves, on the days that it means."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.acts import reminding
from lianxinqiao.acts.audience import Audiences
from lianxinqiao.acts.reminding import Due, Reminding
from lianxinqiao.people.models import BodyProfile
from lianxinqiao.rulebook.handling import Reminders
from tests.cast import Cast, moment

SOURCE = {"authority": "本级规定"}
FREE, WORKED = date(2026, 3, 7), date(2026, 3, 9)  # a Saturday and the Monday after it


def reminders(**more: Any) -> Reminders:
    return Reminders.model_validate({"days_before": [30, 7, 1], "source": SOURCE, **more})


@pytest.mark.parametrize(
    ("today", "distance"),
    [
        ("2026-03-01", None),
        ("2026-03-02", 30),
        ("2026-03-03", 30),
        ("2026-03-24", 30),
        ("2026-03-25", 7),
        ("2026-03-30", 7),
        ("2026-03-31", 1),
        ("2026-04-01", 1),
        ("2026-04-02", -1),
        ("2026-12-31", -1),
    ],
)
def test_the_nearest_distance_that_was_reached(today: str, distance: int | None) -> None:
    due = date(2026, 4, 1)
    assert reminding.due_distance(due, date.fromisoformat(today), reminders()) == distance


def test_who_is_never_reminded_before_is_told_of_what_is_late() -> None:
    silent = reminders(days_before=[])
    assert reminding.due_distance(date(2026, 4, 1), date(2026, 4, 1), silent) is None
    assert reminding.due_distance(date(2026, 4, 1), date(2026, 4, 2), silent) == -1


@pytest.mark.parametrize(
    ("at", "on_free_days", "goes_out"),
    [
        ("2026-03-05 10:00", False, "2026-03-05 10:00"),
        ("2026-03-05 08:00", False, "2026-03-05 08:00"),
        ("2026-03-05 07:59", False, "2026-03-05 08:00"),
        ("2026-03-05 20:00", False, "2026-03-06 08:00"),
        ("2026-03-06 21:00", False, "2026-03-09 08:00"),
        ("2026-03-06 21:00", True, "2026-03-07 08:00"),
        ("2026-03-07 05:00", True, "2026-03-07 08:00"),
    ],
)
def test_the_hours_that_the_profile_leaves(db: None, at: str, on_free_days: bool, goes_out: str) -> None:
    given, expected = (moment(*each.split()) for each in (at, goes_out))
    assert reminding.not_at_night(given, reminders(on_free_days=on_free_days)) == expected


def test_other_quiet_hours_are_kept(db: None) -> None:
    early = reminders(quiet_from=time(17, 30), quiet_to=time(9, 15))
    assert reminding.not_at_night(moment("2026-03-05", "17:45"), early) == moment("2026-03-06", "09:15")


@pytest.mark.parametrize(("day", "on_free_days", "told"), [(FREE, False, 0), (FREE, True, 1), (WORKED, False, 1)])
def test_on_a_free_day_where_the_profile_says_so(people: Cast, day: date, on_free_days: bool, told: int) -> None:
    told_of = SimpleNamespace(
        profile_version=SimpleNamespace(rules=SimpleNamespace(reminders=reminders(on_free_days=on_free_days))),
        body=people.body,
        body_id=people.body.pk,
        profile_version_id=None,
        get_absolute_url=lambda: "/duties/3",
    )
    told_of.root = told_of
    audiences = Audiences({}, ())
    audiences.users = lambda names, row, but=None: [people.clerk.user]  # type: ignore[assignment,method-assign]
    due = Due(told_of, date(2026, 3, 10), "clerks", key="promise:3")
    asked = Reminding(audiences, (lambda today: [due, Due(told_of, None, "clerks", key="promise:4")],))
    at = moment(day.isoformat())
    assert asked.remind_all(at=at) == told
    assert asked.remind_all(at=at) == 0  # once a distance
    assert timezone.localdate(at) == day


def test_a_thing_of_a_body_without_profile_is_not_reminded_of(people: Cast) -> None:
    alone = SimpleNamespace(body=people.body)
    assert reminding._reminders(alone, WORKED) is not None
    BodyProfile.objects.filter(body=people.body).delete()
    assert reminding._reminders(alone, WORKED) is None
