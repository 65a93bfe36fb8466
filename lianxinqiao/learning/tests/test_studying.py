"""A study session is planned, called, signed in to, held and noted; or entered afterwards."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import doorcodes as codes
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.stages import StudyStage
from lianxinqiao.learning.tests.scene import BEGINS, ENDS, PLANNED, called, planned
from lianxinqiao.notices.models import Notice
from tests.cast import Cast


def test_it_lives_to_its_notes(people: Cast) -> None:
    study = called(people, "head", "deputy")
    assert set(Notice.objects.filter(kind="study.call").values_list("recipient", flat=True)) == {
        people.head.user.pk,
        people.deputy.user.pk,
    }
    studying.sign_in(study, code=codes.shown(study.secret, BEGINS)[1], by=people.deputy, at=BEGINS)
    with pytest.raises(Refused, match="签过到"):
        studying.sign_in(study, code=codes.shown(study.secret, BEGINS)[0], by=people.deputy, at=BEGINS)
    studying.mark(study.attendees.get(person=people.head.person), here=True, by=people.clerk, at=BEGINS)
    studying.hold(study, by=people.clerk, at=ENDS)
    studying.note(study, notes="传达学习，交流发言三人。", by=people.clerk, at=ENDS)
    came = study.attendees.order_by("pk").values_list("person", "way")
    assert list(came) == [(people.head.person_id, "hand"), (people.deputy.person_id, "typed")]
    assert study.stage == StudyStage.HELD


def test_an_old_code_and_another_time_are_refused(people: Cast) -> None:
    study = called(people)
    old = codes.shown(study.secret, BEGINS - timedelta(minutes=5))[0]
    with pytest.raises(Refused, match="过期"):
        studying.sign_in(study, code=old, by=people.head, at=BEGINS)
    with pytest.raises(Refused, match="不是签到时间"):
        studying.sign_in(study, code=old, by=people.head, at=BEGINS - timedelta(days=1))


def test_a_unit_and_a_deputy_plan_none(people: Cast) -> None:
    values = {"kind": "lecture", "title": "讲堂", "starts_at": BEGINS, "ends_at": ENDS}
    for post in (people.deputy, people.jiaoyu_head):
        with pytest.raises(Refused, match="安排学习"):
            studying.plan(body=people.body, values=values, by=post, at=PLANNED)


def test_what_is_entered_afterwards_is_over(people: Cast) -> None:
    values = {"kind": "lecture", "title": "讲堂", "starts_at": BEGINS, "ends_at": ENDS}
    persons = [people.head.person]
    with pytest.raises(Refused, match="还没有结束"):
        studying.record(body=people.body, values=values, persons=persons, by=people.clerk, at=BEGINS)
    study = studying.record(body=people.body, values=values, persons=persons, by=people.clerk, at=ENDS)
    assert study.attendees.get().came_at == BEGINS


def test_somebody_of_elsewhere_is_not_on_the_list(people: Cast) -> None:
    with pytest.raises(Refused, match="不是本机构"):
        planned(people, "jiaoyu_clerk")


def test_a_change_is_told_once_it_was_called(people: Cast) -> None:
    study = called(people, "head")
    studying.change(study, values={"place": "一楼报告厅"}, by=people.clerk, at=PLANNED)
    assert Notice.objects.filter(kind="study.change", recipient=people.head.user).exists()
    studying.cancel(study, reason="与大会冲突", by=people.clerk, at=PLANNED)
    assert study.stage == StudyStage.CANCELLED
