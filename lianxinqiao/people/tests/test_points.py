"""Points by their datum, against what others computed (../shared/vectors: place)."""

import pytest

from lianxinqiao.people.points import Datum, Point, to_gcj02

PHONE = Point(34.7466, 113.6253)
PIN = 34.745417, 113.631347  # the same pothole on a Chinese map


def test_the_same_place_on_a_phone_and_on_a_chinese_map() -> None:
    assert PHONE.metres_to(Point(*PIN)) == pytest.approx(568, abs=1)
    assert PHONE.metres_to(Point.taken(*PIN, Datum.GCJ02)) < 1


def test_metres_along_the_ground() -> None:
    assert Point(34.75, 113.6).metres_to(Point(34.75, 113.6009)) == pytest.approx(82, abs=0.5)


def test_a_phones_point_stands_as_it_is() -> None:
    assert Point.taken(34.7466, 113.6253, Datum.WGS84) == PHONE


def test_there_and_back() -> None:
    assert Point.taken(*to_gcj02(PHONE), Datum.GCJ02).metres_to(PHONE) < 0.01


def test_nothing_is_shifted_abroad() -> None:
    assert to_gcj02(Point(48.85, 2.35)) == (48.85, 2.35)


@pytest.mark.parametrize(
    ("latitude", "longitude", "on_earth"),
    [
        (34.7, 113.6, True),
        (-90, 180, True),
        (90.1, 0, False),
        (0, -180.1, False),
        (float("nan"), 113.6, False),
        (34.7, float("inf"), False),
    ],
)
def test_a_number_is_not_yet_a_place(latitude: float, longitude: float, on_earth: bool) -> None:
    assert Point(latitude, longitude).is_on_earth is on_earth
