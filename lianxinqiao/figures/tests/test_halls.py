"""The figures of deliberation: what was put, what it came to, what was said by position."""

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.halls.tests.scene import Hall
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

YEAR = Period.of_year(2026)


def counted(people: Cast) -> list[int | None]:
    codes = ("topics", "concluded", "became", "said", "person_times")
    return [FIGURES[f"halls.{code}"].value(people.body, YEAR) for code in codes]


def test_a_question_counts_from_the_day_on_which_it_is_put(people: Cast) -> None:
    hall = Hall(people)
    assert counted(people)[0] == 0
    hall.opened().say()
    assert counted(people) == [1, 0, 0, 0, 0]


def test_its_outcome_and_what_it_became_are_counted_apart(people: Cast) -> None:
    opinion = Walk(people).opinion
    Hall(people).concluded(opinion=opinion)
    assert counted(people) == [1, 1, 1, 2, 23]
    other = Period.of_year(2025)
    assert FIGURES["halls.topics"].value(people.body, other) in {0, None}
