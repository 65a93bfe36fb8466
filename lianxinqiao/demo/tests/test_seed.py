"""Every figure of the two yearly reports （../shared/seed） is told by the demo's 2020, for each of its two bodies.

figures-2020.tsv is the specification's own table. A figure that no room tells yet is named in MISSING, and nothing else.
"""

import csv
from pathlib import Path

import pytest

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body

congress = test_build.body  # the one building
with (Path(__file__).parent / "figures-2020.tsv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))
MISSING: set[str] = set()
TOLD = [row for row in ROWS if row["code"] not in MISSING]


def test_the_table_is_whole_and_no_more_is_missing_than_is_said() -> None:
    assert len(ROWS) == 38
    assert {row["code"] for row in ROWS} - set(FIGURES) == MISSING


@pytest.mark.parametrize("row", TOLD, ids=[f"{row['code']}-{row['body']}" for row in TOLD])
def test_the_demo_s_2020_tells_it_and_opens_its_rows(congress: Body, row: dict[str, str]) -> None:
    body, period = Body.objects.get(code=row["body"]), Period.of_year(2020)
    figure = FIGURES[row["code"]]
    value = figure.value(body, period)
    assert value is not None
    assert str(figure.unit) == row["unit"]
    assert int(row["low"]) <= value
    assert not row["high"] or value <= int(row["high"])
    assert figure.rows(body, period).exists()
