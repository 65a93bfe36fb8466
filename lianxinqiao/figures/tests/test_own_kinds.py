"""A figure broken down by kind calls each kind as the body calls it."""

from lianxinqiao.activities.actions import own
from lianxinqiao.activities.tests.scene import PLANNED, planned
from lianxinqiao.figures.activity_rows import kinds_of_activity
from lianxinqiao.figures.periods import Period
from tests.cast import Cast


def test_what_stands_already_follows_a_new_name(people: Cast) -> None:
    activity = planned(people, kind="council", organiser="group")
    assert str(activity.get_kind_display()) == "议事活动"
    for name, shown in (("民生议事堂", "民生议事堂"), ("", "议事活动")):
        own.set_kind(body=people.body, kind="council", is_on=True, name=name, by=people.clerk, at=PLANNED)
        activity.refresh_from_db()
        assert str(activity.get_kind_display()) == shown
        assert kinds_of_activity(people.body, Period.of_year(2026))["council"] == shown
