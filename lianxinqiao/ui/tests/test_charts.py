"""Charts that are drawn here: how long a bar is, how much of it a part takes, what nothing but zeros shows."""

import pytest
from django.template.loader import render_to_string

from lianxinqiao.ui.charts import Bar, Chart, Point


def of(*numbers: tuple[float, ...]) -> Chart:
    rows = [(f"第{place}项", [Point(each, f"?n={each}") for each in row]) for place, row in enumerate(numbers, 1)]
    return Chart("承办件数", ["承办", "其中逾期"][: len(numbers[0])], rows, unit="件", label="单位")


@pytest.mark.parametrize(
    ("numbers", "bars"),
    [
        (((40,), (10,), (0,)), [Bar(80, 0), Bar(20, 0), None]),
        (((20, 5), (10, 10)), [Bar(80, 25), Bar(40, 100)]),
        (((8, 9),), [Bar(80, 100)]),
        (((0,), (0,)), [None, None]),
        (((0, 0),), [None]),
    ],
)
def test_a_bar_is_as_long_as_its_number(numbers: tuple[tuple[float, ...], ...], bars: list[Bar | None]) -> None:
    assert [bar for _label, _points, bar in of(*numbers).bars] == bars


def test_each_number_stands_in_the_table_and_opens_its_rows() -> None:
    page = render_to_string("ui/parts/chart.html", {"chart": of((20, 5), (10, 0))})
    assert [page.count(f'href="?n={number}"') for number in (20, 5, 10, 0)] == [1, 1, 1, 1]
    assert page.count("<rect") == 3, "two bars and one part: none of nothing"
    assert "script" not in page


def test_a_line_is_a_picture_whose_points_open_their_rows() -> None:
    chart = Chart("历年", ["件数"], [("2019", [Point(3, "?y=2019")]), ("2020", [Point(5, "?y=2020")])], kind="line")
    page = render_to_string("ui/parts/chart.html", {"chart": chart})
    assert page.count('href="?y=2020"') == 2, "in the picture and in the table"
    assert page.count("<circle") == 2
