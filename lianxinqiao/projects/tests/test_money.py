"""The ten per cent are two rules; the cases are those of the published texts (vectors.json)."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from lianxinqiao.projects import money

VECTORS = {row["n"]: row for row in json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))}


@pytest.mark.parametrize(("n", "budget"), [(97, "5500.00"), (98, "5500.01")])
def test_over_and_from_ten_per_cent_on(n: int, budget: str) -> None:
    """超过 nationally, 以上 in 郑州."""
    expected, base = VECTORS[n]["expect"], Decimal("5000.00")
    assert money.over(base, Decimal(budget), 10, inclusive=False) == expected["national_report"]
    assert money.over(base, Decimal(budget), 10, inclusive=True) == expected["zhengzhou_resubmit"]


def test_a_total_is_moved_both_ways() -> None:
    told = [money.moved(Decimal(200000), Decimal(now), 10, inclusive=False) for now in ("220000", "220100", "179900")]
    assert told == VECTORS[100]["expect"]["sc_approval"]


def test_how_much_is_beyond_the_cap() -> None:
    assert money.exceeds(Decimal(8000), [Decimal(7900), Decimal(200)]) == 100
    assert money.exceeds(Decimal(8000), [Decimal(7900), Decimal(100)]) == 0


def test_a_share_is_never_rounded_up_to_a_hundred() -> None:
    assert money.percent(Decimal("99.99"), Decimal(100)) == 99
    assert money.percent(Decimal(1), None) is None


def test_a_part_may_overrun_while_the_total_holds() -> None:
    """郑州§24: one part costs thirty per cent more, another so much less."""
    before, now = (Decimal(1000), Decimal(4000)), (Decimal(1300), Decimal(3700))
    assert money.over(before[0], now[0], 10, inclusive=True)
    told = money.over(sum(before, Decimal(0)), sum(now, Decimal(0)), 10, inclusive=True)
    assert told is VECTORS[103]["expect"]["new_estimate_needed"]
