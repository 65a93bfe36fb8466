"""What the CPPCC's people of the demo district learned in 2020 is what the seed's report says, each number from its rows."""

import pytest

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.learning.models import Group, Reading, Taking
from lianxinqiao.people.models import Body

body = test_build.body  # the one building
# Rows of the seed's figures of 2020.
SEED = (("learning.study_sessions", 36), ("learning.lectures", 2), ("learning.books_least", 8))


@pytest.mark.parametrize(("code", "number"), SEED, ids=[row[0] for row in SEED])
def test_the_number_is_the_seed_s(body: Body, code: str, number: int) -> None:
    cppcc = Body.objects.get(code=f"{body.code}-cppcc")
    assert FIGURES[code].value(cppcc, Period.of_year(2020)) == number


def test_each_reader_s_note_is_another(body: Body) -> None:
    rows = Reading.objects.filter(counts=True, finished_on__year=2020)
    assert rows.count() == rows.values("note").distinct().count() > 80


def test_one_has_passed_a_course_and_a_note_waits_in_a_group(body: Body) -> None:
    assert set(Taking.objects.values_list("stage", flat=True)) == {"passed", "under_way"}
    assert Group.objects.get().talks.filter(stage="waiting").exists()
