"""A number in words never says more than there is: the vectors, and the finder that reads the words back."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from lianxinqiao.figures import saying

VECTORS = json.loads((Path(__file__).parent / "wording.json").read_text())
PHRASES = [each for each in VECTORS if isinstance(each["given"], dict) and "phrase" in each["given"]]
RATES = [each for each in VECTORS if isinstance(each["given"], dict) and "part" in each["given"]]


@pytest.mark.parametrize("vector", PHRASES, ids=lambda each: str(each["n"]))
def test_a_phrase_is_allowed_where_its_bounds_hold_the_number(vector: dict) -> None:
    given = vector["given"]
    assert saying.allowed(given["value"], given["phrase"]) == vector["expect"]["allowed"]


@pytest.mark.parametrize("vector", RATES, ids=lambda each: str(each["n"]))
def test_a_rate_is_cut_off(vector: dict) -> None:
    part, whole = vector["given"]["part"], vector["given"]["whole"]
    assert saying.rate(part, whole, 1) == vector["expect"]["floor_1"]
    assert saying.rate(part, whole, 2) == vector["expect"]["floor_2"]
    assert saying.rate(part, whole, 0) != "100%"


def test_a_burden_is_rounded_up() -> None:
    assert saying.rate(346, 10_000, 1, burden=True) == "3.5%"
    assert saying.rate(346, 10_000, 1) == "3.4%"


@pytest.mark.parametrize(("share", "near", "just", "more"), [("79.6", 1, 0, 0), ("80", 0, 1, 1), ("80.1", 0, 0, 1)])
def test_tenths_are_reached_or_near(share: str, near: int, just: int, more: int) -> None:
    value = Decimal(share)
    assert [saying.allowed(value, each) for each in ("近八成", "八成", "八成以上")] == [near, just, more]
    assert saying.allowed(value, saying.tenths(value))


def test_tenths_in_words() -> None:
    shares = (0, 3, 9, 40, 45, 78, 80, 93, 99, 100)
    said = ["无", "不足一成", "近一成", "四成", "四成以上", "近八成", "八成", "九成以上", "九成以上", "全部"]
    assert [saying.tenths(share) for share in shares] == said


@pytest.mark.parametrize(
    ("value", "exact", "rounded"),
    [
        (12_350_000, "1235万", "1200余万"),
        (10_400, "1.04万", "1万余"),  # vector 112: 14 schools with 1.04万个 places
        (3_936_000, "393.6万", "390余万"),
        (312, "312", "310余"),
        (300, "300", "300"),
        (86, "86", "80余"),
        (7, "7", "7"),
        (0, "0", "0"),
        (123_456, "123456", "12余万"),
        (150_000_000, "1.5亿", "1.5亿"),
    ],
)
def test_a_number_in_words_is_read_back_to_bounds_that_hold_it(value: int, exact: str, rounded: str) -> None:
    assert (saying.in_wan(value), saying.rounded(value)) == (exact, rounded)
    assert saying.allowed(value, f"{saying.in_wan(value)}件")
    assert saying.allowed(value, f"{saying.rounded(value)}件")


def test_nothing_is_said_as_nothing_and_a_plan_may_be_overfulfilled() -> None:
    assert saying.allowed(0, "无")
    assert not saying.allowed(0, "0余")
    assert saying.of_plan(7.5, 7.1) == "完成年度计划的105.6%"
    assert not saying.allowed(12_350_000, "1240万元")
