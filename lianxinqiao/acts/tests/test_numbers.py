"""Each series counts by itself, without a gap where an act is taken back."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxinqiao.acts import numbers
from tests.cast import Cast


def test_each_series_counts_by_itself(people: Cast) -> None:
    body = people.body
    assert [numbers.take(body, "duty", "2026") for _ in range(3)] == [1, 2, 3]
    assert numbers.take(body, "duty", "2027") == 1
    assert numbers.take(body, "opinion", "2026") == 1
    assert numbers.last(body, "duty", "2026") == 3
    assert numbers.last(body, "duty", "2028") == 0


def test_a_number_taken_in_vain_is_given_again(people: Cast) -> None:
    numbers.take(people.body, "duty", "2026")
    with pytest.raises(RuntimeError), transaction.atomic():
        assert numbers.take(people.body, "duty", "2026") == 2
        raise RuntimeError("the act failed")
    assert numbers.take(people.body, "duty", "2026") == 2


def test_a_number_is_taken_in_one_statement(people: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        numbers.take(people.body, "duty", "2026")
    assert len(asked) == 1


def test_a_series_goes_on_after_what_was_numbered_elsewhere_and_never_back(people: Cast) -> None:
    numbers.count_from(people.body, "duty", "2026", 40)
    numbers.count_from(people.body, "duty", "2026", 12)
    assert numbers.take(people.body, "duty", "2026") == 41
    numbers.wind_back(people.body, "duty", "2026", 12)
    assert numbers.take(people.body, "duty", "2026") == 13
