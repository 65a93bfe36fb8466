"""What the CPPCC committee of the demo did in 2020 is what the seed's report says, each number from its rows."""

import pytest

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body
from lianxinqiao.reports.models import Point, Report

congress = test_build.body  # the one building
# Rows of the seed's figures of 2020: code, least, most, unit, name.
SEED = (
    ("plenary.topics", 30, 30, "个", "全会议政课题"),
    ("plenary.opinions", 112, 112, "条", "全会意见和建议"),
    ("public_opinion.collected", 78, 78, "篇", "收集的社情民意信息"),
    ("public_opinion.submitted", 43, 43, "篇", "向上级政协报送的社情民意信息"),
    ("public_opinion.adopted", 17, 17, "篇", "被采纳转送有关部门的社情民意信息"),
    ("donations.value", 3_900_001, 3_999_999, "元", "捐款捐物"),
    ("conveners.appointed", 18, 18, "名", "乡镇、街道（管委会）政协工作召集人"),
    ("conveners.activities", 151, 159, "次", "召集人组织的活动"),
)


@pytest.fixture
def body(congress: Body) -> Body:
    return Body.objects.get(code="yunhe-cppcc")


@pytest.mark.parametrize(("code", "least", "most", "unit", "name"), SEED, ids=[row[0] for row in SEED])
def test_the_number_is_the_seed_s(body: Body, code: str, least: int, most: int, unit: str, name: str) -> None:
    found = FIGURES[code]
    assert (str(found.unit), str(found.name)) == (unit, name)
    value = found.value(body, Period.of_year(2020))
    assert value is not None
    assert least <= value <= most


def test_no_two_reports_say_the_same(body: Body) -> None:
    for column in ("title", "text"):
        said = list(Report.objects.filter(body=body).values_list(column, flat=True))
        assert len(set(said)) == len(said)
    points = list(Point.objects.filter(body=body).values_list("text", flat=True))
    assert len(set(points)) == len(points)


def test_they_come_by_every_channel_and_meet_every_fate(body: Body) -> None:
    rows = Report.objects.filter(body=body, year=2020)
    assert set(rows.values_list("source", flat=True)) >= {"member", "sector", "group", "party", "informant"}
    assert set(rows.values_list("stage", flat=True)) == {"closed", "not_used", "combined"}
    assert rows.filter(notes__isnull=False).exists()


def test_something_waits_at_each_step_today(body: Body) -> None:
    now = Report.objects.filter(body=body).exclude(year=2020)
    assert set(now.values_list("stage", flat=True)) >= {"draft", "handed_in", "edited", "issued", "sent"}
    assert set(Point.objects.filter(body=body, drawn_on__year__gt=2020).values_list("stage", flat=True)) >= {
        "drawn",
        "forwarded",
        "answered",
    }
