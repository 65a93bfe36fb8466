"""The figures of conveners: both open as lists."""

from lianxinqiao.conveners.tests.test_conveners import council, held
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from tests.cast import Cast

__all__ = ["council"]  # the fixture


def test_both_figures_are_lists(council: Cast) -> None:
    held(council, "station", "deputy")
    held(council, "clerk", organiser="office")
    period = Period.of_year(2026)
    assert FIGURES["conveners.appointed"].value(council.body, period) == 1
    assert FIGURES["conveners.activities"].value(council.body, period) == 1
    assert [row.title for row in FIGURES["conveners.activities"].rows(council.body, period)] == ["走访"]
