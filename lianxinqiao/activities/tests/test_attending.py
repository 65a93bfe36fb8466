"""Places, those who wait, leave, and the sign-in."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import answering, attending, planning
from lianxinqiao.activities.models import Participation
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, called, seat_of, signed_in
from lianxinqiao.acts import doorcodes as codes
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.points import Point
from tests.cast import Cast


def stage(people: Cast, part: str) -> str:
    return Participation.objects.get(mandate=seat_of(people, part)).stage


def test_who_comes_after_the_last_place_waits_and_moves_up_in_order(people: Cast) -> None:
    activity = called(people, seats=1)
    for minute, part in enumerate(("deputy", "cosigner", "other_deputy")):
        attending.sign_up(activity, by=people.posts[part], at=CALLED + timedelta(minutes=minute))
    assert [stage(people, part) for part in ("deputy", "cosigner", "other_deputy")] == [
        "signed_up",
        "waiting",
        "waiting",
    ]
    first = Participation.objects.get(mandate=seat_of(people, "deputy"))
    attending.withdraw(first, by=people.deputy, at=CALLED + timedelta(hours=1))
    assert [stage(people, part) for part in ("deputy", "cosigner", "other_deputy")] == [
        "withdrawn",
        "signed_up",
        "waiting",
    ]
    told = Notice.objects.filter(kind="participation.move_up")
    assert [notice.recipient_id for notice in told] == [people.cosigner.user.pk]


def test_fewer_places_throw_nobody_out_and_more_move_up(people: Cast) -> None:
    activity = called(people, seats=2)
    for part in ("deputy", "cosigner", "other_deputy"):
        attending.sign_up(activity, by=people.posts[part], at=CALLED)
    planning.change(activity, values={"seats": 1}, by=people.clerk, at=CALLED)
    assert stage(people, "cosigner") == "signed_up"
    planning.change(activity, values={"seats": 3}, by=people.clerk, at=CALLED)
    assert stage(people, "other_deputy") == "signed_up"


def test_one_signs_up_once_and_in_time(people: Cast) -> None:
    activity = called(people, signs_up_until=CALLED.date())
    attending.sign_up(activity, by=people.deputy, at=CALLED)
    with pytest.raises(Refused, match="已经报名"):
        attending.sign_up(activity, by=people.deputy, at=CALLED)
    with pytest.raises(Refused, match="截止"):
        attending.sign_up(activity, by=people.cosigner, at=CALLED + timedelta(days=1))


def test_leave_is_asked_and_granted(people: Cast) -> None:
    activity = called(people, "deputy")
    seat = activity.participations.get()
    attending.ask_leave(seat, reason="在外地开会", by=people.deputy, at=CALLED)
    attending.grant_leave(seat, by=people.clerk, at=CALLED)
    assert stage(people, "deputy") == "on_leave"
    with pytest.raises(Refused, match="本人"):
        attending.ask_leave(seat, reason="代她请假", by=people.cosigner, at=CALLED)


def test_the_second_scan_says_already_here(people: Cast) -> None:
    activity = called(people, "deputy")
    code = codes.shown(activity.secret, BEGINS)[0]
    assert attending.sign_in(activity, code=code, by=people.deputy, at=BEGINS)
    assert not attending.sign_in(activity, code=code, by=people.deputy, at=BEGINS + timedelta(seconds=5))
    assert Participation.objects.filter(came_at=BEGINS, way="code").count() == 1


def test_an_old_code_is_refused_and_the_office_marks_by_hand(people: Cast) -> None:
    activity = called(people, "deputy")
    code = codes.shown(activity.secret, BEGINS)[0]
    with pytest.raises(Refused, match="现场的屏幕"):
        attending.sign_in(activity, code=code, by=people.deputy, at=BEGINS + timedelta(minutes=1))
    attending.mark(activity.participations.get(), here=True, by=people.clerk, at=BEGINS)
    assert activity.participations.get().way == "hand"
    attending.mark(activity.participations.get(), here=False, by=people.clerk, at=BEGINS)
    assert activity.participations.get().came_at is None


def test_two_on_one_telephone_are_flagged_and_not_refused(people: Cast) -> None:
    activity = called(people, "deputy", "cosigner")
    code = codes.shown(activity.secret, BEGINS)[0]
    for part in ("deputy", "cosigner"):
        attending.sign_in(activity, code=code, device="one", by=people.posts[part], at=BEGINS)
    doubts = dict(Participation.objects.values_list("mandate", "doubt"))
    assert doubts[seat_of(people, "deputy").pk] == ""
    assert "同一台设备" in doubts[seat_of(people, "cosigner").pk]


HERE = {"latitude": 34.7466, "longitude": 113.6253, "datum": "wgs84"}


@pytest.mark.parametrize(
    ("asked", "position", "doubt"),
    [
        (False, None, ""),
        (False, Point(30.0, 120.0), ""),
        (True, Point(34.7466, 113.6260), ""),
        (True, Point(34.7538, 113.6253), "约800米"),
        (True, None, "没有提供位置"),
    ],
    ids=["nobody is asked", "said unasked", "at the door", "800 metres off", "silent"],
)
def test_where_somebody_is_flags_and_never_refuses(
    people: Cast, asked: bool, position: Point | None, doubt: str
) -> None:
    """92: kept and flagged; of where somebody was nothing is kept but how far off."""
    activity = called(people, "deputy")
    if asked:
        attending.locate(activity, **HERE, by=people.clerk, at=CALLED)  # type: ignore[arg-type]
    code = codes.shown(activity.secret, BEGINS)[0]
    assert attending.sign_in(activity, code=code, position=position, by=people.deputy, at=BEGINS)
    seat = Participation.objects.get(mandate=seat_of(people, "deputy"))
    assert seat.came_at and (doubt in seat.doubt if doubt else seat.doubt == "")
    assert "34.75" not in str(Entry.objects.filter(act="activity.sign_in").values_list("data", flat=True))


def test_a_point_of_a_shifted_map_is_put_right(people: Cast) -> None:
    activity = called(people, "deputy")
    told = {"latitude": 34.745417, "longitude": 113.631347, "datum": "gcj02"}
    attending.locate(activity, **told, by=people.clerk, at=CALLED)  # type: ignore[arg-type]
    assert activity.point and activity.point.metres_to(Point(34.7466, 113.6253)) < 10


def test_who_was_not_on_the_list_comes_on_it_at_the_door(people: Cast) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy", "other_deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    assert activity.participations.filter(came_at__isnull=False).count() == 2


def test_no_sign_in_on_another_day(people: Cast) -> None:
    activity = called(people, "deputy")
    with pytest.raises(Refused, match="签到时间"):
        attending.sign_in(activity, code="X", by=people.deputy, at=BEGINS - timedelta(days=1))
