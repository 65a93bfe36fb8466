"""Figures of citizens' opinions: each opens its rows; answered, closed and solved are three numbers."""

from typing import Any

import pytest

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.opinions.actions import following, screening
from lianxinqiao.opinions.tests.walk import Walk, held
from tests.cast import Cast, moment

YEAR = Period.of_year(2026)
ACCUSING = "某局科长收红包才给办证，请查一查。"


@pytest.fixture
def year(people: Cast) -> Cast:
    """One of each: rated as solved, answered as not ours, solved and contested, waiting, taken back, spam, an accusation."""
    Walk(people).published()
    Walk(people, text="公交站没有座椅，老人等车站着累。").answered("not_ours")
    Walk(people, text="菜市场后门天天淌污水。").rated("unsatisfied")
    Walk(people, text="公园长椅坏了两张。")
    back = Walk(people, text="路灯坏了，又好了，不用管。")
    following.withdraw(back.opinion, by=back.citizen, at=back.later())
    screening.discard(
        held(people, text="低息贷款当天放款。"), reason="广告。", by=people.clerk, at=moment("2026-03-01")
    )
    Walk(people, text=ACCUSING)
    return people


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("collected", 4),
        ("answered", 3),
        ("solved", 1),
        ("closed", 1),
        ("on_time", 3),
        ("rated", 2),
        ("content", 1),
        ("reopened", 0),
        ("raised", 0),
        ("petitions", 1),
    ],
)
def test_it_counts_its_rows(year: Cast, code: str, number: int) -> None:
    found = FIGURES[f"opinions.{code}"]
    assert found.value(year.body, YEAR) == number == len(found.rows(year.body, YEAR))


def test_a_rate_is_two_figures(year: Cast) -> None:
    assert str(RATES["opinions.content_rate"].value(year.body, YEAR)) == "50.00"


def test_another_year_has_its_own(year: Cast) -> None:
    assert FIGURES["opinions.collected"].value(year.body, Period.of_year(2025)) == 0


def test_the_office_opens_the_rows(year: Cast, client: Any) -> None:
    client.force_login(year.clerk.user)
    page = client.get("/figures/opinions.collected?year=2026").content.decode()
    assert "公园长椅坏了两张" in page
    assert "收红包" not in page
