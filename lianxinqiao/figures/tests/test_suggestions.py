"""Figures count what their definitions say; papers are made of them."""

import io
from datetime import date

import docx as python_docx
import pytest

from lianxinqiao.figures import breakdowns, compilation, handling_report
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES, Number
from lianxinqiao.matters.actions import registering
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import docx
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

YEAR = Period.of_year(2026)


def value(people: Cast, code: str) -> Number | None:
    return FIGURES[code].value(people.body, YEAR)


def test_every_figure_has_a_definition_and_a_number(people: Cast) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    for code, figure in FIGURES.items():
        assert figure.definition, code
        assert value(people, code) >= 0


def test_it_counts_what_is_registered_and_what_is_answered(people: Cast) -> None:
    for stage in (Stage.DRAFT, Stage.SUBMITTED, Stage.DECLINED, Stage.WITHDRAWN, Stage.REGISTERED, Stage.HANDLING):
        a_suggestion(people, at=stage)
    a_suggestion(people, at=Stage.CLOSED)
    assert value(people, "suggestions.raised") == 3
    assert value(people, "suggestions.handled") == 1
    assert value(people, "suggestions.on_time") == 1
    assert str(RATES["suggestions.handled_rate"].value(people.body, YEAR)) == "33.33"


def test_first_round_and_final_satisfaction_are_two_figures(people: Cast) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    Walk(people).mediated()
    assert value(people, "suggestions.first_satisfied") == 1
    assert value(people, "suggestions.first_unsatisfied") == 1
    assert value(people, "suggestions.final_unsatisfied") == 1
    assert value(people, "suggestions.rehandled") == 1
    assert str(RATES["suggestions.first_rate"].value(people.body, YEAR)) == "50.00"


def test_a_rate_of_nothing_is_nothing(people: Cast) -> None:
    assert RATES["suggestions.final_rate"].value(people.body, YEAR) is None


def test_breakdowns_sum_to_what_they_break_down(people: Cast) -> None:
    for _ in range(3):
        a_suggestion(people, at=Stage.REGISTERED)
    other = a_suggestion(people, at=Stage.SUBMITTED)
    registering.register(other.suggestion, by=people.clerk, at=other.at)
    breakdown = breakdowns.by_field(people.body, YEAR, nudged=True)
    assert breakdown.total == 4
    assert sum(line.share for line in breakdown.lines) == 100


def test_a_unit_line_counts_leading_and_assisting_apart(people: Cast) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    lines = {line.name: line for line in breakdowns.by_unit(people.body, YEAR)}
    assert (lines["教育局"].answering, lines["教育局"].on_time, lines["教育局"].satisfied) == (1, 1, 1)
    assert (lines["财政局"].answering, lines["财政局"].assisting) == (0, 1)


@pytest.mark.parametrize("nudged", [True, False])
def test_the_report_says_the_figures_in_its_sentences(people: Cast, nudged: bool) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    paper = handling_report.report(people.body, YEAR, nudged=nudged, on=date(2026, 12, 1))
    written = python_docx.Document(io.BytesIO(docx.write(paper)))
    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert "共收到代表建议1件" in text
    assert "办理率100%" in text


def test_the_compilation_holds_every_suggestion_with_its_reply(people: Cast) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    a_suggestion(people, at=Stage.REGISTERED)
    book = compilation.book(people.body, YEAR, on=date(2026, 12, 1))
    items = [item for chapter in book.chapters for item in chapter.items]
    assert [bool(item.reply) for item in items] == [True, False]
