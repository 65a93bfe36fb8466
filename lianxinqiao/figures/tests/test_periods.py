"""Spans of days: what an address asks for, what came before, which years of numbers lie in one."""

from datetime import date

import pytest

from lianxinqiao.figures import periods
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion


@pytest.mark.parametrize("word", ["2026", "2026-03", "term-17", "2026-01-05..2026-03-31"])
def test_an_address_says_it_and_reads_it_again(people: Cast, word: str) -> None:
    found = periods.of_word(word, people.body)
    assert found is not None
    assert found.word == word
    assert found.before.to_on < found.from_on
    key, _, said = found.query.removeprefix("?").partition("=")
    assert periods.asked({key: said}, people.body) == found


@pytest.mark.parametrize(
    "word",
    ["", "0000", "26", "2026-13", "0000-01", "term-", "term-3", "term-９９９９", "2026-03-01..2026-02-01", "a..b"],
)
def test_what_is_no_period_is_none(people: Cast, word: str) -> None:
    assert periods.of_word(word, people.body) is None


def test_before_a_month_is_a_month_and_before_a_year_a_year() -> None:
    assert Period.of_month(2026, 1).before == Period.of_month(2025, 12)
    assert Period.of_year(2026).before == Period.of_year(2025)
    assert Period(date(2026, 1, 11), date(2026, 1, 20)).before == Period(date(2026, 1, 1), date(2026, 1, 10))


def test_a_term_holds_the_years_of_its_sessions(people: Cast) -> None:
    term = people.session.term
    term.to_on = date(2027, 1, 9)
    assert Period.of_term(term).years == (2022, 2026)
    assert Period.of_term(term).before.years == (2017, 2021)


def test_what_is_numbered_by_years_is_found_in_them_and_by_its_day_in_a_month(people: Cast) -> None:
    suggestion = a_suggestion(people, at=Stage.REGISTERED).suggestion
    raised = FIGURES["suggestions.raised"]
    on = suggestion.registered_at.date()
    within = [
        Period.of_year(2026),
        Period.of_term(people.session.term),
        Period.of_month(2026, on.month),
        Period(on, on),
    ]
    assert [raised.value(people.body, period) for period in within] == [1, 1, 1, 1]
    assert [raised.value(people.body, period.before) for period in within] == [0, 0, 0, 0]
