"""What the program writes itself passes its own check: no number against another, none against the records."""

import io
from collections.abc import Iterator
from datetime import date, timedelta

import docx as word
import pytest

from lianxinqiao.figures import handling_report
from lianxinqiao.figures.checking import check, verdicts
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.actions import promising
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import docx, layout, prose
from lianxinqiao.paper.letter import Report
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

YEAR = Period.of_year(2026)


@pytest.fixture
def a_mixed_year(people: Cast) -> Cast:
    """Closed, open, sent round again; promises kept though their date was moved, promises open though it was not."""
    for stage in (Stage.CLOSED, Stage.CLOSED, Stage.HANDLING, Stage.MEDIATION, Stage.REGISTERED):
        a_suggestion(people, at=stage)
    for _ in range(2):
        _kept_later(Walk(people).answered())
    return people


def _kept_later(walk: Walk) -> None:
    """Moved to a later day and kept in the end: carried over, and not open."""
    promise, people, at = walk.promise, walk.people, walk.later(1)
    moved = promise.due_on + timedelta(days=400)
    promising.carry_over(promise, due_on=moved, reason="等待汛期过后施工。", by=people.jiaoyu_head, at=at)
    promise.refresh_from_db()
    promising.declare_kept(promise, note="已经完成。", by=people.jiaoyu_clerk, at=at)
    promise.refresh_from_db()
    promising.confirm(promise, grade="satisfied", note="", by=people.deputy, at=at)


def _report(people: Cast, *, nudged: bool = False) -> Report:
    return handling_report.report(people.body, YEAR, nudged=nudged, on=date(2026, 12, 1))


def _sentences(report: Report) -> Iterator[str]:
    for section in report.sections:
        for paragraph in section.paragraphs:
            yield paragraph.text


def test_the_yearly_report_does_not_contradict_itself_or_the_records(a_mixed_year: Cast) -> None:
    text = "\n".join(_sentences(_report(a_mixed_year)))
    checked = check.check(text, body=a_mixed_year.body, year=2026)
    assert [str(found) for found in checked.contradictions] == []
    assert [(each.claim.text, each.sentence) for each in checked.claims if each.verdict == "contradicts"] == []
    assert checked.count()["agrees"] == 13


def test_the_same_holds_of_the_word_file_that_is_handed_out(a_mixed_year: Cast) -> None:
    made = docx.write(_report(a_mixed_year))
    checked = check.check(prose.read(made, name="report.docx"), body=a_mixed_year.body, year=2026)
    assert [str(found) for found in checked.contradictions] == []
    assert [(each.claim.text, each.sentence) for each in checked.claims if each.verdict == "contradicts"] == []


def test_carried_over_promises_are_no_part_of_the_open_ones(a_mixed_year: Cast) -> None:
    from lianxinqiao.figures import listing
    from lianxinqiao.figures.registry import FIGURES

    numbers = listing.counts(a_mixed_year.body, YEAR, FIGURES)
    assert numbers["promises.carried_over"] == 2
    said = handling_report.promises(numbers)
    assert "其中转下年度" not in said
    assert check.check(said).contradictions == []


def _checked(people: Cast, made: bytes) -> verdicts.Report:
    text = prose.read(made, name="report.docx")
    return check.check(text, body=people.body, year=2026, blocks=layout.of(made, text, name="report.docx"))


def test_each_cell_of_its_tables_is_held_against_the_records_by_its_heads(a_mixed_year: Cast) -> None:
    made = docx.write(_report(a_mixed_year))
    checked = _checked(a_mixed_year, made)
    prose_alone = check.check(checked.text, body=a_mixed_year.body, year=2026)
    assert [each.sentence for each in checked.claims if each.verdict == "contradicts"] == []
    assert checked.checked > prose_alone.checked + 20


def test_a_wrong_cell_is_found(a_mixed_year: Cast) -> None:
    document = word.Document(io.BytesIO(docx.write(_report(a_mixed_year))))
    cell = next(row.cells for row in document.tables[0].rows if row.cells[0].text == "代表提出的建议")[1]
    cell.paragraphs[0].runs[0].text = "99"
    out = io.BytesIO()
    document.save(out)
    wrong = [each for each in _checked(a_mixed_year, out.getvalue()).claims if each.verdict == "contradicts"]
    assert [(each.claim.text, each.figure) for each in wrong] == [("99", "suggestions.raised")]


def test_a_part_in_a_table_is_the_part_of_the_figure_in_its_column(a_mixed_year: Cast) -> None:
    document = word.Document()
    table = document.add_table(rows=2, cols=2)
    field = a_mixed_year.body.fields.first()
    for cell, said in zip(
        [cell for row in table.rows for cell in row.cells],
        ("类别", "代表提出的建议（件）", field.name, "77"),
        strict=True,
    ):
        cell.text = said
    out = io.BytesIO()
    document.save(out)
    found = _checked(a_mixed_year, out.getvalue()).claims
    assert [(each.figure, each.part) for each in found] == [("suggestions.raised", ("field", str(field.pk)))]
