"""How a number by reference stands in the text, and under which key it is frozen."""

from decimal import Decimal
from typing import Any

import pytest

from lianxinqiao.writing import freezing, values
from lianxinqiao.writing.references import Ref
from lianxinqiao.writing.tests.scene import BEGUN
from lianxinqiao.writing.values import Shown


def said(number: Any, unit: str = "件", style: str = "") -> str:
    ref = Ref("suggestions.raised", style=style)
    return Shown(ref, number, "代表提出的建议", unit, "", "", BEGUN).words


@pytest.mark.parametrize(
    ("number", "unit", "style", "words"),
    [
        (217, "件", "", "217"),
        (0, "件", "", "0"),
        (None, "件", "", "—"),
        (None, "%", "", "—"),
        (312, "件", "余", "310余"),
        (300, "件", "余", "300"),
        (9, "件", "余", "9"),
        (3_912_345, "元", "余", "390余万"),
        (12_350_000, "元", "万", "1235万"),
        (10_400, "人次", "万", "1.04万"),
        (10_401, "人次", "万", "10401"),
        (Decimal("98.59"), "%", "", "98.59%"),
        (Decimal("98.59"), "%", "一位", "98.5%"),
        (Decimal("99.99"), "%", "一位", "99.9%"),
        (Decimal("78.20"), "%", "成", "近八成"),
        (Decimal(80), "%", "成", "八成"),
        (Decimal("71.30"), "%", "成", "七成以上"),
        (Decimal(100), "%", "成", "全部"),
    ],
)
def test_it_never_says_more_than_there_is(number: Any, unit: str, style: str, words: str) -> None:
    assert said(number, unit, style) == words


@pytest.mark.parametrize(
    ("ref", "key"),
    [
        (Ref("suggestions.raised"), "suggestions.raised@0"),
        (Ref("suggestions.raised", 1), "suggestions.raised@1"),
        (Ref("suggestions.raised", style="余"), "suggestions.raised@0"),
        (Ref("suggestions.raised", 0, "field", "教育"), "suggestions.raised@0?field=教育"),
        (Ref("suggestions.raised", 0, "field", block="表"), "表:suggestions.raised@0?field="),
    ],
)
def test_what_is_frozen_is_named_by_what_it_counts(ref: Ref, key: str) -> None:
    assert ref.key == key


@pytest.mark.parametrize(
    ("value", "number"),
    [(None, None), (Decimal("5.00"), 5), (Decimal("5.50"), Decimal("5.5")), (Decimal("0.00"), 0)],
)
def test_a_frozen_number_comes_back_without_zeros(value: Decimal | None, number: Any) -> None:
    assert values._plain(value) == number
    assert str(values._plain(value)) == str(number)


@pytest.mark.parametrize(
    ("measure", "kept"),
    [((), None), ((None,), None), ((Decimal("390.00"),), 390), ((Decimal("0.50"),), 0.5), ((7,), 7)],
)
def test_the_measure_of_a_row_is_kept_as_a_number(measure: tuple[Any, ...], kept: Any) -> None:
    assert freezing._number(*measure) == kept
