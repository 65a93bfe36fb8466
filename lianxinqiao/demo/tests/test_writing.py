"""The two reports of the seed are written, signed and public in the demo, and every number of them agrees with its records."""

import csv
from pathlib import Path

import pytest
from django.test import Client

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.checking import check
from lianxinqiao.people.models import Body
from lianxinqiao.writing import rendered, values
from lianxinqiao.writing.models import WorkReport

congress = test_build.body  # the one building
with (Path(__file__).parent / "figures-2020.tsv").open(encoding="utf-8") as file:
    SEED = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("code", ["yunhe", "yunhe-cppcc"])
def test_the_report_of_2020_says_the_seed_s_numbers_and_opens_them(congress: Body, code: str) -> None:
    report = WorkReport.objects.get(body__code=code, year=2020)
    frozen = {row.code: row for row in report.frozen.filter(key__endswith="@0", narrowed="")}
    told = [row for row in SEED if row["body"] == code and row["code"] in frozen]
    assert len(told) >= (25 if code == "yunhe" else 10)
    for row in told:
        value = frozen[row["code"]].value
        assert int(row["low"]) <= value
        assert not row["high"] or value <= int(row["high"])
        assert frozen[row["code"]].rows
    page = Client().get(f"/work-reports/{report.pk}").content.decode()
    assert page.count('class="figure"') >= len(told)


@pytest.mark.parametrize("code", ["yunhe", "yunhe-cppcc"])
def test_it_passes_our_own_check(congress: Body, code: str) -> None:
    report = WorkReport.objects.get(body__code=code, year=2020)
    text = rendered.plain(report, values.of(report))
    found = check.check(text, body=report.body, year=2020)
    assert [each.sentence for each in found.claims if each.verdict == "contradicts"] == []
    assert [each.sentence for each in found.contradictions] == []
