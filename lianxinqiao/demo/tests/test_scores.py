"""The demo's duty records: a frozen year whose standings are the sum of their points, and an open one with claims."""

from lianxinqiao.demo.tests import test_build
from lianxinqiao.people.models import Body
from lianxinqiao.scores import standing
from lianxinqiao.scores.models import Assessment, Point, Sample
from lianxinqiao.scores.stages import Counted, Stage

body = test_build.body  # the one building


def test_the_frozen_year_is_the_sum_of_its_points(body: Body) -> None:
    assessment = Assessment.objects.get(body=body, year=2020)
    assert assessment.stage == Stage.FROZEN
    totals = dict(assessment.standings.values_list("mandate", "total"))
    assert len(totals) == 160
    assert {key: each.total for key, each in standing.scores(assessment).items()} == totals
    assert len(set(assessment.standings.values_list("grade", flat=True))) > 1


def test_claims_wait_in_the_open_year(body: Body) -> None:
    points = Point.objects.filter(assessment__body=body, assessment__stage=Stage.OPEN, stage=Counted.CLAIMED)
    assert points.count() == 3


def test_a_score_was_disputed_and_corrected_and_a_sample_is_told(body: Body) -> None:
    corrected = Point.objects.get(assessment__body=body, appeal__isnull=False)
    assert corrected.appeal and corrected.appeal.stage == "upheld"
    assert Sample.objects.get(body=body).stage == "published"
