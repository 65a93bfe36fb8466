"""A text against the records of a body."""

import io
import json
import re
from decimal import Decimal

import docx
import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import actions
from lianxinqiao.figures.checking import check, output
from lianxinqiao.figures.claims import finding
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import layout, prose
from tests.cast import Cast
from tests.walks import START, a_suggestion


@pytest.fixture
def two_of_three(people: Cast) -> Cast:
    """Three raised at the session, two of them handled."""
    for stage in (Stage.CLOSED, Stage.CLOSED, Stage.REGISTERED):
        a_suggestion(people, at=stage)
    return people


def verdicts(people: Cast, text: str, year: int = 2026) -> list[tuple[str, object]]:
    report = check.check(text, body=people.body, year=year)
    return [(each.verdict, each.recorded) for each in report.claims]


def test_it_agrees_and_contradicts(two_of_three: Cast) -> None:
    text = "收到代表建议3件，代表提出的3件建议已全部办理完毕，举办讲座9次。"
    assert verdicts(two_of_three, text) == [("agrees", 3), ("contradicts", 2), ("no_figure", None)]


def test_a_session_and_a_year_say_when(two_of_three: Cast) -> None:
    assert verdicts(two_of_three, "区十七届人大五次会议上代表提出建议3件。") == [("agrees", 3)]
    assert verdicts(two_of_three, "区十七届人大四次会议上代表提出建议3件。") == [("other_period", None)]
    assert verdicts(two_of_three, "2025年收到代表建议3件。") == [("other_period", 0)]
    assert verdicts(two_of_three, "去年收到代表建议3件。") == [("other_period", 0)]
    assert verdicts(two_of_three, "五年来，共收到代表建议700件。")[0][0] == "other_period"


@pytest.mark.parametrize(
    ("said", "recorded", "agrees"),
    [
        ("142件", 142, True),
        ("140余件", 142, True),
        ("近150件", 142, True),
        ("150余件", 142, False),
        ("99.3%", Decimal("99.30"), True),
        ("99%", Decimal("99.30"), True),
        ("99.4%", Decimal("99.30"), False),
        ("100%", Decimal("99.30"), False),
        ("66.67%", Decimal("66.67"), True),
    ],
)
def test_bounds_and_rounding_decide(said: str, recorded: int | Decimal, agrees: bool) -> None:
    assert check.agrees(finding.find(f"共{said}。")[0], recorded) is agrees


def test_without_a_body_it_only_holds_the_text_against_itself() -> None:
    report = check.check("全年收到建议30件，其中教育类10件、交通类12件、其他9件。")
    assert {each.verdict for each in report.claims} == {"no_figure"}
    assert len(report.contradictions) == 1


def test_a_report_looks_back() -> None:
    assert check.year_of("2021年1月8日\n2020年，召开会议7次。2021年将召开会议8次。") == 2020


def test_a_correction_is_remembered_and_taken_back(two_of_three: Cast) -> None:
    text = "全年处理来件3件。"
    claim = check.check(text, body=two_of_three.body, year=2026).claims[0]
    assert claim.verdict == "no_figure"
    actions.bind_claim(two_of_three.body, claim.key, "suggestions.raised", by=two_of_three.clerk, at=START)
    again = check.check("全年处理来件 4 件。", body=two_of_three.body, year=2026).claims[0]
    assert (again.verdict, again.recorded, again.remembered) == ("contradicts", 3, True)
    actions.forget_claim(two_of_three.body, claim.key, by=two_of_three.clerk, at=START)
    assert check.check(text, body=two_of_three.body, year=2026).claims[0].verdict == "no_figure"
    acts = Entry.objects.filter(act__startswith="figures.").values_list("act", flat=True)
    assert set(acts) == {"figures.bind_claim", "figures.forget_claim"}


def test_a_wrong_match_can_be_told_to_be_none(two_of_three: Cast) -> None:
    text = "收到代表建议9件。"
    claim = check.check(text, body=two_of_three.body, year=2026).claims[0]
    assert claim.verdict == "contradicts"
    actions.bind_claim(two_of_three.body, claim.key, "", by=two_of_three.clerk, at=START)
    assert check.check(text, body=two_of_three.body, year=2026).claims[0].verdict == "no_figure"


def test_a_correction_names_a_figure_of_ours_and_is_for_the_office(two_of_three: Cast) -> None:
    with pytest.raises(Refused, match="没有这个指标"):
        actions.bind_claim(two_of_three.body, "x#", "no.such", by=two_of_three.clerk, at=START)
    with pytest.raises(Refused, match="代工委"):
        actions.bind_claim(two_of_three.body, "x#", "", by=two_of_three.deputy, at=START)


def test_json_has_what_the_contract_names(two_of_three: Cast) -> None:
    report = check.check("收到代表建议3件。", body=two_of_three.body, year=2026)
    made = json.loads(output.as_json(report))
    claim = made["claims"][0]
    assert made["text"][claim["start"] : claim["end"]] == claim["text"] == "3件"
    assert {"low", "high", "approximate", "unit", "object", "sentence", "verdict", "figure", "recorded"} <= set(claim)
    assert made["contradictions"] == []


def test_the_header_says_how_many_of_how_many(two_of_three: Cast) -> None:
    report = check.check("收到代表建议3件，举办讲座9次，去年收到代表建议3件。", body=two_of_three.body, year=2026)
    assert output.summary(report) == (
        "文中 3 处数字，与记录核对了 1 处（与记录一致 1、不是本年度的数字 1、没有对应的记录 1）；文中没有发现前后矛盾。"
    )
    made = json.loads(output.as_json(report))
    assert (made["numbers"], made["checked"], made["verdicts"]["no_figure"]) == (3, 1, 1)


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("没有数字。", "文中没有找到数字；文中没有发现前后矛盾。"),
        (
            "应到代表250人，实到260人。",
            "文中 2 处数字未与记录核对（没有指明机构）；文中前后矛盾 1 处。",
        ),
    ],
)
def test_no_number_stands_alone_in_the_header(text: str, header: str) -> None:
    report = check.check(text)
    assert output.header(report) == header
    assert " 0" not in output.summary(report)


def test_a_rate_is_told_with_its_sign(two_of_three: Cast) -> None:
    claim = check.check("办复率100%。", body=two_of_three.body, year=2026).claims[0]
    assert claim.sentence == "记录中“办理率”为66.67%，文中写“100%”。"


def test_json_written_bit_by_bit_is_the_same(two_of_three: Cast) -> None:
    for text in ("没有数字。", '收到代表建议3件，办结2件，办结率90%。"claims": []'):
        report = check.check(text, body=two_of_three.body, year=2026)
        assert json.loads(output.as_json(report)) == json.loads(json.dumps(report.as_json()))


def test_the_page_leads_to_both_places_of_a_contradiction() -> None:
    text = "召开常委会会议7次。工作扎实。共召开常委会会议8次。"
    page = output.as_html(check.check(text))
    for start in (text.index("7次"), text.index("8次")):
        assert f'href="#c{start}"' in page
        assert f'id="c{start}" class="no_figure doubtful"' in page


def test_the_page_stands_alone_and_escapes(two_of_three: Cast) -> None:
    page = output.as_html(check.check("<script>\n收到代表建议3件。", body=two_of_three.body, year=2026))
    assert "<script>" not in page
    assert 'class="agrees"' in page


@pytest.fixture
def tables() -> bytes:
    """A line, a table with a cell over two columns and one over two rows, a table within it, a line."""
    document = docx.Document()
    document.add_paragraph("办理情况如下。")
    table = document.add_table(rows=3, cols=3)
    rows = (("代表建议", "", "说明"), ("提出", "收到代表建议3件", "办理"), ("", "举办讲座9次", ""))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    inner = table.cell(2, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "办结"
    inner.cell(0, 1).text = "代表提出的3件建议已全部办理完毕"
    document.add_paragraph("以上。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def cells_of(page: str) -> list[str]:
    """The innermost cells with their spans, their claims in brackets."""
    marked = re.sub(r"<mark[^>]*>(.*?)</mark>", r"[\1]", page)
    found = re.findall(r"<td([^>]*)>((?:(?!<td|</td>).)*)", marked)
    return [f"{spans.strip()} {re.sub('<[^>]+>', '', words)}".strip() for spans, words in found]


def test_a_table_stays_a_table(two_of_three: Cast, tables: bytes) -> None:
    text = prose.read(tables, name="a.docx")
    report = check.check(text, body=two_of_three.body, year=2026)
    page = output.as_html(report, layout.of(tables, text, name="a.docx")).partition("</table>")[2]
    assert cells_of(page) == [
        *('colspan="2" 代表建议', "说明", 'rowspan="2" 提出', "收到代表建议[3件]", "办理", "举办讲座[9次]"),
        *("", "办结", "代表提出的[3件]建议已全部办理完毕"),
    ]
    assert page.index("办理情况如下") < page.index("<table>") < page.rindex("</table>") < page.index("以上。")
    assert page.count("<table>") == 2
    assert [each.verdict for each in report.claims] == ["agrees", "no_figure", "contradicts"]


def test_a_claim_in_a_cell_is_commented_in_its_cell(two_of_three: Cast, tables: bytes) -> None:
    report = check.check(prose.read(tables, name="a.docx"), body=two_of_three.body, year=2026)
    made = docx.Document(io.BytesIO(output.as_docx(report, tables)))
    table = made.tables[0]
    inner = table.cell(2, 2).tables[0]
    marked = [
        [run.text for run in cell.paragraphs[0].runs if run.font.highlight_color]
        for cell in (table.cell(1, 1), table.cell(2, 1), inner.cell(0, 1))
    ]
    assert marked == [["3件"], [], ["3件"]]
    assert table.cell(0, 0)._tc is table.cell(0, 1)._tc
    assert sorted(each.text for each in made.comments) == sorted(each.sentence for each in report.claims if each.figure)


def test_a_text_without_tables_is_laid_out_in_lines() -> None:
    page = output.as_html(check.check("第一段3件。\n\n第二段。"))
    assert re.sub("<mark[^>]*>|</mark>", "", page).endswith("<p>第一段3件。</p><p></p><p>第二段。</p></html>")
