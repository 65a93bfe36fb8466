"""The steps of a life, in the order of the days of the office."""

from datetime import UTC, date, datetime

from django.utils import timezone

from lianxinqiao.matters.stages import Stage
from lianxinqiao.matters.timeline import timeline
from tests.cast import Cast
from tests.walks import a_suggestion


def test_what_is_done_early_in_the_morning_stands_on_that_day(people: Cast) -> None:
    """Six o'clock here is still the day before by the clock of Greenwich."""
    walk = a_suggestion(people, at=Stage.CLOSED)
    suggestion, promise = walk.suggestion, walk.promise
    promise.kept_on = date(2026, 11, 1)
    suggestion.closed_at = timezone.make_aware(datetime(2026, 11, 2, 6)).astimezone(UTC)
    assert [event.code for event in timeline(suggestion, [], [promise])][-2:] == ["kept", "closed"]


def test_on_one_day_each_kind_of_step_stands_in_the_order_in_which_it_is_done(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    codes = [event.code for event in timeline(walk.suggestion, list(walk.suggestion.handlings.all()))]
    assert codes[:3] == ["submitted", "registered", "assigned"]
    assert codes.index("accepted") < codes.index("answered") < codes.index("closed")
