"""The years that a list and the portal offer: those in which there is a row, and no others."""

import pytest

from lianxinqiao.opinions import summary
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast


@pytest.mark.parametrize(
    ("years", "withdrawn", "offered", "counted"),
    [
        ((), (), [], []),
        ((2026,), (), [2026], [2026]),
        ((2020, 2026, 2026), (), [2026, 2020], [2026, 2020]),
        ((2020, 2023, 2026), (2023,), [2026, 2023, 2020], [2026, 2020]),
        ((2026,), (2026,), [2026], []),
    ],
)
def test_years_without_a_row_are_left_out(
    people: Cast, years: tuple[int, ...], withdrawn: tuple[int, ...], offered: list[int], counted: list[int]
) -> None:
    for place, year in enumerate(years):
        opinion = Walk(people, text=f"{place}号楼的路灯坏了，晚上看不见台阶。").opinion
        stage = "withdrawn" if year in withdrawn else "received"
        Opinion.objects.filter(pk=opinion.pk).update(year=year, stage=stage)
    assert summary.years_of(people.body.pk, Opinion.objects.filter(body=people.body)) == offered
    assert summary.years(people.body) == counted
