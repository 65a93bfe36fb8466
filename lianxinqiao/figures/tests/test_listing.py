"""What is counted together is what each figure counts alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxinqiao.figures import counting
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

YEAR = Period.of_year(2026)


def test_all_figures_asked_together_are_each_one_asked_alone(people: Cast) -> None:
    for stage in (Stage.DRAFT, Stage.REGISTERED, Stage.HANDLING, Stage.CLOSED):
        a_suggestion(people, at=stage)
    Walk(people).mediated()
    together = counting.counts(people.body, YEAR, FIGURES)
    assert together == {code: figure.value(people.body, YEAR) for code, figure in FIGURES.items()}
    assert together["suggestions.raised"] > together["suggestions.handled"] > 0


@pytest.mark.parametrize("kind", ["suggestions.", "promises."])
def test_rows_with_many_figures_are_read_once_for_all_of_them(people: Cast, django_assert_num_queries, kind) -> None:  # type: ignore[no-untyped-def]
    own = [code for code in FIGURES if code.startswith(kind)]
    with django_assert_num_queries(1):
        counting.counts(people.body, YEAR, own)


def test_subjects_of_the_same_rows_share_one_pass(people: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    own = ["activities.inspections", "activities.enforcement_inspections", "activities.research", "activities.deputies"]
    assert len({FIGURES[code].subject for code in own}) > 1
    with django_assert_num_queries(1):
        counting.counts(people.body, YEAR, own)


def test_the_rows_of_a_span_are_planned_for_its_days(people: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    parts = ["training.person_times", "activities.person_times"]
    before = connection.connection.prepare_threshold
    with CaptureQueriesContext(connection) as asked:
        counting.counts(people.body, YEAR, parts)
        counting.counts_before(people.body, YEAR, parts)
    assert connection.connection.prepare_threshold == before
    reaches, *counted = [each["sql"] for each in asked][1:]
    assert 'ORDER BY "activities_activity"."starts_at" ASC LIMIT 1' in reaches  # by the index, not behind other bodies
    assert counted == []  # nothing is recorded that far back
