"""The vectors of the domain that speak of activities; those of terms, notice and sponsoring are in test_plans."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import hours
from lianxinqiao.activities.actions import answering, attending, keeping, planning
from lianxinqiao.activities.models import Activity, Donation, Participation
from lianxinqiao.activities.stages import AFTER, Seat
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, called, planned, seat_of, signed_in
from lianxinqiao.activities.views.activities import DOOR
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from tests.cast import Cast, moment


def give(people: Cast, **values: Any) -> Donation:
    values = {
        "on": PLANNED.date(),
        "donor": seat_of(people, "deputy"),
        "recipient": "云河区慈善总会",
        "kind": "money",
        "what": "防疫",
        "arrived_on": PLANNED.date(),
        **values,
    }
    return keeping.enter(Donation, body=people.body, values=values, by=people.clerk, at=PLANNED)


def test_persons_are_whoever_signed_in_and_walked_in(people: Cast) -> None:
    """81 and 86: signed up, walked in, on leave and absent add up; person-times are who came."""
    activity = called(people, "deputy", "cosigner", "other_deputy")
    rows = {row.mandate_id: row for row in activity.participations.all()}
    attending.sign_up(activity, by=people.deputy, at=CALLED)
    attending.sign_up(activity, by=people.other_deputy, at=CALLED)
    attending.ask_leave(rows[seat_of(people, "cosigner").pk], reason="出差", by=people.cosigner, at=CALLED)
    attending.grant_leave(rows[seat_of(people, "cosigner").pk], by=people.clerk, at=CALLED)
    signed_in(people, activity, "deputy", "delegation_head")  # who was not on the list walks in
    answering.hold(activity, by=people.clerk, at=ENDS)
    seats = activity.participations.all()
    came = sum(bool(row.came_at) for row in seats)
    leave = sum(row.stage == Seat.ON_LEAVE for row in seats)
    absent = sum(not row.came_at and row.stage != Seat.ON_LEAVE for row in seats)
    assert (came, leave, absent) == (2, 1, 1)
    assert came + leave + absent == len(seats)
    assert FIGURES["activities.person_times"].value(people.body, Period.of_year(2026)) == 2


def test_it_counts_in_the_year_in_which_it_was_held(people: Cast) -> None:
    """85: planned at the end of 2020, held in 2021."""
    at = moment("2021-01-04", "09:00")
    values = {"starts_at": at, "ends_at": at + timedelta(hours=2)}
    activity = planned(people, "deputy", **values)
    Activity.objects.filter(pk=activity.pk).update(planned_at=moment("2020-12-31"))
    activity.refresh_from_db()
    answering.hold(activity, by=people.clerk, at=at + timedelta(hours=2))
    of = FIGURES["activities.inspections"].value
    assert (of(people.body, Period.of_year(2020)), of(people.body, Period.of_year(2021))) == (0, 1)


@pytest.mark.parametrize(
    ("came", "left", "words"),
    [
        ("10:12", "18:19", "8 小时 7 分"),  # 87
        ("08:30", None, "2 小时 0 分"),  # before the beginning, without a sign-out: the planned time
        ("09:30", None, "1 小时 30 分"),
        (None, None, "0 小时 0 分"),
    ],
)
def test_hours_are_those_of_the_same_day(came: str | None, left: str | None, words: str) -> None:
    def at(clock: str | None) -> Any:
        return moment("2026-03-20", clock) if clock else None

    assert hours.in_words(hours.between(BEGINS, ENDS, at(came), at(left))) == words


def test_a_sign_out_on_another_day_is_refused(people: Cast) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    seat = activity.participations.get()
    with pytest.raises(Refused, match="当天"):
        attending.leave(seat, by=people.deputy, at=BEGINS + timedelta(days=6, hours=12))
    attending.leave(seat, by=people.deputy, at=BEGINS + timedelta(hours=1))
    assert hours.of(seat) == Decimal("1.0")


def test_whoever_waits_is_no_participant(people: Cast) -> None:
    """95: neither expected at the door nor told as having come."""
    activity = called(people, seats=1)
    for part in ("deputy", "cosigner"):
        attending.sign_up(activity, by=people.posts[part], at=CALLED)
    assert DOOR.numbers(activity) == (0, 1)


def test_what_the_organiser_registered_is_disputed_looked_at_and_put_right(people: Cast) -> None:
    """198."""
    activity = called(people, "deputy", "cosigner")
    signed_in(people, activity, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    seat = Participation.objects.get(mandate=seat_of(people, "cosigner"))
    attending.dispute(seat, reason="我到了，手机没电没能扫码", by=people.cosigner, at=ENDS)
    with pytest.raises(Refused, match="写明原因"):
        attending.mark(seat, here=True, by=people.clerk, at=ENDS)
    attending.mark(seat, here=True, reason="现场照片里有他", by=people.clerk, at=ENDS)
    assert (seat.dispute, seat.way) == ("", "hand")


def test_gifts_are_summed_where_they_arrived_and_have_a_value(people: Cast) -> None:
    """143: 200,000 and masks worth 7,500; suits without a value and a pledge stand in the list and not in the sum."""
    give(people, value=Decimal(200_000))
    give(people, kind="goods", what="口罩3000只", value=Decimal(7_500), valued_by="受赠单位按发票")
    give(people, kind="goods", what="防护服40套", value=None)
    give(people, value=Decimal(50_000), arrived_on=None)
    give(people, value=Decimal(9_000), returned_on=PLANNED.date())
    assert FIGURES["donations.value"].value(people.body, Period.of_year(2026)) == 207_500
    assert Donation.objects.count() == 5


@pytest.mark.parametrize("recipient", ["云河区人大常委会办公室", "政协云河区委员会", "云桥街道代表联络站"])
def test_a_body_receives_nothing_itself(people: Cast, recipient: str) -> None:
    """捐赠法 §10."""
    with pytest.raises(Refused, match="第十条"):
        give(people, recipient=recipient, value=Decimal(1_000))


def refused_sponsor(people: Cast) -> None:
    planned(people, "deputy", paid_by="sponsor")


def refused_change(people: Cast) -> None:
    planning.change(planned(people, "deputy"), values={"paid_by": "sponsor"}, by=people.clerk, at=PLANNED)


@pytest.mark.parametrize("do", [refused_sponsor, refused_change])
def test_no_door_lets_a_sponsor_in(people: Cast, do: Callable[[Cast], None]) -> None:
    with pytest.raises(ValidationError, match="赞助"):
        do(people)


def test_what_took_place_is_one_set(people: Cast) -> None:
    """83: two bodies count each their own; what is held is counted once in a body."""
    activity = called(people, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    assert activity.stage in AFTER
    assert FIGURES["activities.inspections"].value(people.body, Period.of_year(2026)) == 1
