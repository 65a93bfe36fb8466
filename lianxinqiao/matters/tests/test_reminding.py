"""Reminders: who is told and when, never at night, never on a free day, each once."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from lianxinqiao.acts.reminding import not_at_night
from lianxinqiao.matters import reminding
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Dispatch, Notice
from tests.cast import Cast, moment
from tests.walks import Walk, a_suggestion

SPRING_FESTIVAL = "2026-02-18"
MADE_UP_FOR = "2026-02-14"  # a Saturday worked for the festival
ORDINARY_SATURDAY = "2026-02-07"
MADE_UP_SUNDAY = "2026-01-04"  # worked for New Year
UNKNOWN_YEAR = date(2031, 2, 24)  # no notice of its holidays


def readers() -> set[str]:
    return set(Notice.objects.filter(kind="reminder").values_list("recipient__name", flat=True))


def near(walk: Walk) -> datetime:
    """Half past eight on the working day on which the first reminder is due."""
    return moment(str(walk.suggestion.due_on - timedelta(days=5))).replace(hour=8, minute=30)


def test_the_unit_is_told_once_and_nobody_else(people: Cast) -> None:
    walk = Walk(people).being_handled()
    at = near(walk)
    assert reminding.REMINDING.remind_all(at=at) > 0
    assert {"yunhe-jiaoyu_clerk", "yunhe-caizheng_clerk"} <= readers()
    assert "yunhe-jiaotong_clerk" not in readers()
    assert "yunhe-deputy" not in readers()
    assert reminding.REMINDING.remind_all(at=at + timedelta(hours=1)) == 0


def test_a_late_one_is_said_to_be_late(people: Cast) -> None:
    walk = Walk(people).being_handled()
    reminding.REMINDING.remind_all(at=moment(str(walk.suggestion.due_on + timedelta(days=3))))
    subject = Notice.objects.filter(kind="reminder", recipient__name="yunhe-jiaoyu_clerk").get().subject
    assert subject.startswith("已超期3天：")


def test_the_deputy_is_told_of_the_form(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    reminding.REMINDING.remind_all(at=moment(str(walk.assessment.due_on)))
    assert "yunhe-deputy" in readers()


def test_nobody_is_told_once_the_answer_is_delivered(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    reminding.REMINDING.remind_all(at=moment(str(walk.suggestion.due_on)))
    assert (
        not Notice.objects.filter(kind="reminder", subject__contains="到期").exclude(key__startswith="promise").exists()
    )


@pytest.mark.parametrize(
    ("day", "told"), [(SPRING_FESTIVAL, False), (ORDINARY_SATURDAY, False), (MADE_UP_FOR, True), (MADE_UP_SUNDAY, True)]
)
def test_a_free_day_is_free_and_a_made_up_one_is_not(people: Cast, day: str, told: bool) -> None:
    walk = Walk(people).being_handled()
    walk.suggestion.handlings.update(due_on=date.fromisoformat(day) + timedelta(days=1))
    assert (reminding.REMINDING.remind_all(at=moment(day)) > 0) == told


@pytest.mark.parametrize(
    ("at", "goes_out"),
    [
        ("2026-03-05 10:00", "2026-03-05 10:00"),
        ("2026-03-05 23:30", "2026-03-06 08:00"),
        ("2026-03-06 05:00", "2026-03-06 08:00"),
        ("2026-03-06 23:30", "2026-03-09 08:00"),  # Friday night: Monday morning
        ("2026-02-13 23:30", "2026-02-14 08:00"),  # the Saturday after it is worked
        ("2026-02-14 23:30", "2026-02-24 08:00"),  # the festival lies between
    ],
)
def test_no_letter_goes_out_at_night(people: Cast, at: str, goes_out: str) -> None:
    reminders = people.body.profiles.get().version.rules.reminders
    given, expected = (timezone.make_aware(datetime.fromisoformat(text)) for text in (at, goes_out))
    assert timezone.localtime(not_at_night(given, reminders)) == expected


def test_a_letter_written_at_night_waits_for_the_morning(people: Cast) -> None:
    walk = Walk(people).being_handled()
    people.jiaoyu_clerk.user.email = "clerk@example.org"
    people.jiaoyu_clerk.user.save()
    night = near(walk).replace(hour=23, minute=30)
    reminding.REMINDING.remind_all(at=night)
    letter = Dispatch.objects.filter(address="clerk@example.org").latest("pk")
    assert timezone.localtime(letter.not_before).hour == 8
    assert letter.not_before > night


def test_a_date_in_a_year_without_calendar_is_told_as_provisional(people: Cast) -> None:
    walk = Walk(people).being_handled()
    walk.suggestion.handlings.update(due_on=UNKNOWN_YEAR)
    assert reminding.REMINDING.remind_all(at=moment(str(UNKNOWN_YEAR - timedelta(days=3)))) > 0
    body = Notice.objects.filter(kind="reminder", recipient__name="yunhe-jiaoyu_clerk").get().body
    assert "期限为2031-02-24。这个期限是暂定的" in body
    reminding.REMINDING.remind_all(at=moment("2031-02-23"))  # a Sunday, as far as anybody knows
    assert Notice.objects.filter(kind="reminder", recipient__name="yunhe-jiaoyu_clerk").count() == 1
