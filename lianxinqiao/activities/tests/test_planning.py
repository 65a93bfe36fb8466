"""An activity is planned, called, changed, called off, or entered after it was held."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import planning
from lianxinqiao.activities.lists import HELD
from lianxinqiao.activities.models import Host, Participation
from lianxinqiao.activities.stages import Stage
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, called, planned, seat_of
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from tests.cast import Cast

VALUES = {"kind": "hearing", "title": "物业座谈会", "organiser": "township", "starts_at": BEGINS, "ends_at": ENDS}


def told(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True))


def test_who_is_on_the_list_is_told_when_it_is_called(people: Cast) -> None:
    activity = planned(people, "deputy", "cosigner")
    assert not Notice.objects.exists()
    planning.call(activity, by=people.clerk, at=CALLED)
    assert told("activity.call") == {people.deputy.user.pk, people.cosigner.user.pk}
    assert activity.stage == Stage.CALLED


def test_a_township_s_staff_plan_their_own_only(people: Cast) -> None:
    post = people.station
    own, other = people.townships["yunqiao"], people.townships["wanghe"]
    with pytest.raises(Refused):
        planning.plan(body=people.body, values={**VALUES, "township": own}, by=post, at=PLANNED)
    type(post).objects.filter(pk=post.pk).update(township=own)
    post.refresh_from_db()
    activity = planning.plan(body=people.body, values=VALUES, by=post, at=PLANNED)
    assert activity.township == own, "without a word it is their own"
    with pytest.raises(Refused):
        planning.plan(body=people.body, values={**VALUES, "township": other}, by=post, at=PLANNED)


def test_a_deputy_plans_none(people: Cast) -> None:
    with pytest.raises(Refused, match="安排活动"):
        planning.plan(body=people.body, values={**VALUES, "organiser": "group"}, by=people.deputy, at=PLANNED)


def test_a_kind_has_its_organisers(people: Cast) -> None:
    with pytest.raises(ValidationError, match="不由代表小组组织"):
        planned(people, kind="enforcement", organiser="group")


def test_a_township_s_activity_names_it(people: Cast) -> None:
    with pytest.raises(ValidationError, match="写明是哪一个"):
        planned(people, organiser="township")


def test_it_ends_after_it_begins(people: Cast) -> None:
    with pytest.raises(ValidationError, match="晚于开始"):
        planned(people, ends_at=BEGINS - timedelta(hours=1))


def test_a_change_is_told_once_it_was_called(people: Cast) -> None:
    activity = called(people, "deputy")
    planning.change(activity, values={"place": "学校报告厅"}, by=people.clerk, at=CALLED)
    assert told("activity.change") == {people.deputy.user.pk}
    planning.change(activity, values={"place": "学校报告厅"}, by=people.clerk, at=CALLED)
    entry = Entry.objects.get(act="activity.change")
    assert entry.data["after"] == {"place": "学校报告厅"}


def test_it_is_called_off_with_a_reason(people: Cast) -> None:
    activity = called(people, "deputy")
    with pytest.raises(Refused, match="原因"):
        planning.cancel(activity, reason=" ", by=people.clerk, at=CALLED)
    planning.cancel(activity, reason="暴雨红色预警", by=people.clerk, at=CALLED)
    assert told("activity.cancel") == {people.deputy.user.pk}
    assert activity.stage == Stage.CANCELLED


def test_one_that_was_held_is_entered_with_who_came_and_whom_they_saw(people: Cast) -> None:
    host = Host.objects.create(district=people.district, kind="enterprise", name="恒远机械")
    values = {**VALUES, "kind": "enterprises", "organiser": "office", "township": None}
    activity = planning.record(
        body=people.body,
        values=values,
        present=[seat_of(people, "deputy"), seat_of(people, "deputy")],
        hosts=[host],
        by=people.clerk,
        at=ENDS + timedelta(days=1),
    )
    assert activity.stage == Stage.HELD
    assert Participation.objects.get(activity=activity).way == "hand"
    assert Entry.objects.get(act="activity.record").data["present"] == 1
    with pytest.raises(Refused, match="还没有结束"):
        planning.record(body=people.body, values=values, by=people.clerk, at=BEGINS)


@pytest.mark.parametrize(
    ("lasts", "first", "last", "touches"),
    [
        (0, 0, 0, True),
        (0, 1, 30, False),
        (3, -9, -1, False),
        (3, 2, 40, True),
        (3, 4, 40, False),
        (30, 29, 60, True),
        (60, 31, 90, True),
        (60, 32, 90, False),  # what lasts longer than a month stands on its first days only
    ],
)
def test_the_calendar_asks_for_what_touches_its_days(
    people: Cast, *, lasts: int, first: int, last: int, touches: bool
) -> None:
    activity = planned(people, ends_at=ENDS + timedelta(days=lasts))
    begins = timezone.localdate(BEGINS)
    found = HELD.between(people.clerk, begins + timedelta(days=first), begins + timedelta(days=last))
    assert (activity in found) is touches
