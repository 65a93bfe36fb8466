"""What the demo district built in 2020 is what the seed's report says, each number the sum of its rows."""

import pytest

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body
from lianxinqiao.projects.models import Call, Project, Result

body = test_build.body  # the one building
# Rows of the seed's figures of 2020.
SEED = (("projects.key", 53), ("projects.schools_opened", 14), ("projects.school_places", 10_400))


@pytest.mark.parametrize(("code", "number"), SEED, ids=[row[0] for row in SEED])
def test_the_number_is_the_seed_s(body: Body, code: str, number: int) -> None:
    assert FIGURES[code].value(body, Period.of_year(2020)) == number


def test_each_school_has_its_own_row(body: Body) -> None:
    rows = Result.objects.filter(project__body=body, kind="places", on__year=2020)
    assert rows.count() == rows.values("project").distinct().count() == 14


def test_projects_differ_from_each_other(body: Body) -> None:
    rows = Project.objects.filter(body=body)
    assert rows.count() == rows.values("content").distinct().count()


def test_one_call_was_voted_on_and_one_is_open(body: Body) -> None:
    voted, running = Call.objects.filter(body=body).order_by("year")
    assert (voted.stage, running.stage) == ("voted", "open")
    assert voted.candidates.filter(project__isnull=False).count() == voted.places
    assert running.ideas.filter(stage="received").exists()
