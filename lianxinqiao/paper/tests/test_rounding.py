"""The published tables of DOMAIN 1.5, and what must hold for any column."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxinqiao.paper import rounding


def as_text(shares):
    return [str(share) for share in shares]


def test_128_suggestions_by_class_round_plainly_to_100():
    assert as_text(rounding.plain([64, 38, 21, 5], 1)) == ["50.0", "29.7", "16.4", "3.9"]
    assert as_text(rounding.sum_to_100([64, 38, 21, 5], 1)) == ["50.0", "29.7", "16.4", "3.9"]


def test_128_suggestions_by_field_round_plainly_to_100():
    published = ["15.6", "5.5", "25.0", "34.4", "19.5"]
    assert as_text(rounding.plain([20, 7, 32, 44, 25], 1)) == published
    assert as_text(rounding.sum_to_100([20, 7, 32, 44, 25], 1)) == published


def test_93_suggestions_were_published_nudged():
    assert as_text(rounding.sum_to_100([54, 33, 2, 4])) == ["58.07", "35.48", "2.15", "4.30"]
    assert as_text(rounding.plain([54, 33, 2, 4])) == ["58.06", "35.48", "2.15", "4.30"]


def test_92_proposals_were_published_plainly():
    shares = rounding.plain([22, 68, 2])
    assert as_text(shares) == ["23.91", "73.91", "2.17"]
    assert sum(shares) == Decimal("99.99")
    assert sum(rounding.sum_to_100([22, 68, 2])) == 100


def test_first_round_satisfaction_of_93():
    assert rounding.percent(86, 93) == Decimal("92.47")
    assert rounding.percent(7, 93) == Decimal("7.53")


def test_equal_remainders_nudge_the_first_of_the_largest():
    assert as_text(rounding.sum_to_100([1, 1, 1])) == ["33.34", "33.33", "33.33"]


def test_half_is_rounded_up():
    assert rounding.percent(1, 8, 1) == Decimal("12.5")
    assert rounding.percent(1, 16, 1) == Decimal("6.3")


def test_nothing_counted_is_no_percentage():
    assert rounding.percent(0, 0) is None
    assert rounding.sum_to_100([0, 0]) == [0, 0]
    assert rounding.sum_to_100([]) == []


def test_it_refuses_a_negative_count():
    with pytest.raises(ValueError, match="negative"):
        rounding.plain([3, -1])


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=40).filter(any), st.integers(0, 3))
def test_any_column_sums_to_100_and_no_share_is_a_step_off(counts, places):
    shares = rounding.sum_to_100(counts, places)
    assert sum(shares) == 100
    for count, share in zip(counts, shares, strict=True):
        assert abs(share - Decimal(100) * count / sum(counts)) < Decimal(1).scaleb(-places)
