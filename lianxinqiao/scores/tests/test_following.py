"""The record follows what happens as it happens, once, and takes points back where a record falls."""

from datetime import date
from decimal import Decimal

from lianxinqiao.activities.actions import attending
from lianxinqiao.activities.tests.scene import seat_of
from lianxinqiao.journal import facts
from lianxinqiao.journal.models import Entry
from lianxinqiao.scores.actions import assessing, disputing, following
from lianxinqiao.scores.models import Pending, Point, Standing
from lianxinqiao.scores.tests.test_assessing import LATER, assessed, held, total
from tests.cast import Cast


def test_what_happens_is_noted_once_and_counted_by_the_worker(people: Cast) -> None:
    assessment = assessed(people)
    held(people, "deputy", "cosigner")  # several acts on one activity
    assert Pending.objects.count() == 1
    assert following.follow(assessment, at=LATER) == 2
    assert [total(people, assessment, part) for part in ("deputy", "cosigner")] == [Decimal(5), Decimal(5)]
    assert Entry.objects.filter(act="assessment.follow").count() == 1
    assert (Pending.objects.count(), following.follow(assessment, at=LATER)) == (0, 0)


def test_whoever_was_marked_absent_loses_the_point_and_gets_it_back(people: Cast) -> None:
    assessment = assessed(people)
    activity = held(people, "deputy", "cosigner")
    following.follow(assessment, at=LATER)
    seat = activity.participations.get(mandate=seat_of(people, "deputy"))
    attending.mark(seat, here=False, reason="签到有误。", by=people.clerk, at=LATER)
    assert following.follow(assessment, at=LATER) == 1
    point = Point.objects.get(mandate=seat_of(people, "deputy"))
    assert (point.stage, point.fell) == ("void", True)
    assert total(people, assessment) == 0
    assert [row.place for row in Standing.objects.order_by("place")[:2]] == [1, 2]
    attending.mark(seat, here=True, reason="核对后补记。", by=people.clerk, at=LATER)
    following.follow(assessment, at=LATER)
    point.refresh_from_db()
    assert (point.stage, point.fell) == ("counted", False)
    assert total(people, assessment) == 5


def test_a_year_that_is_frozen_or_of_others_follows_nothing(people: Cast) -> None:
    assessment = assessed(people, year=2024)
    held(people, "deputy")
    assert not Pending.objects.exists()
    assert following.follow(assessment, at=LATER) == 0


def test_points_gathered_before_they_had_an_origin_are_the_same_points(people: Cast) -> None:
    assessment = assessed(people)
    held(people, "deputy", "cosigner")
    following.follow(assessment, at=LATER)
    Point.objects.update(origin="")
    Pending.objects.create(assessment=assessment, origin=f"activities.activity:{_activity()}")
    following.follow(assessment, at=LATER)
    assert Point.objects.count() == 2
    assert not Point.objects.filter(origin="").exists()


def _activity() -> int:
    from lianxinqiao.activities.models import Activity

    return Activity.objects.get().pk


def test_points_belong_to_the_day_of_the_act(people: Cast) -> None:
    assessment = assessed(people)
    held(people, "deputy")
    following.follow(assessment, at=LATER)
    assert {on.year for on in Point.objects.values_list("on", flat=True)} == {2026}
    assert date(2026, 1, 1) < Point.objects.get().on < LATER.date()


def test_an_act_on_one_person_tells_that_persons_rows_and_what_is_changed_beside_it_is_found(people: Cast) -> None:
    assessment = assessed(people)
    held(people, "deputy", "cosigner")
    following.follow(assessment, at=LATER)
    told = Entry.objects.get(act="assessment.follow").facts
    seats = sorted(seat_of(people, part).pk for part in ("deputy", "cosigner"))
    rows = [f"{name}:{seat}" for seat in seats for name in ("record", "standing")]
    assert told
    assert sorted(told["part"]) == sorted(["assessment", *rows])
    point = Point.objects.filter(mandate=seat_of(people, "deputy")).get()
    disputing.void(point, reason="当天请假。", by=people.clerk, at=LATER)
    assert list(facts.differences()) == []

    Point.objects.filter(mandate=seat_of(people, "cosigner")).update(title="改过的")
    assert [each.rows for each in facts.differences()] == [(f"record:{seat_of(people, 'cosigner').pk}",)]
    gathered = assessing.gather(assessment, by=people.clerk, at=LATER)  # told whole again, as it stands now
    assert (gathered, list(facts.differences())) == ((0, 0), [])
