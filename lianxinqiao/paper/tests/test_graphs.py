"""Charts drawn here: every number is written, escaped, as long as it is large; the same in PDF and Word."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from lianxinqiao.paper import docx, drawing, graphs, letter, pdf
from lianxinqiao.paper.graphs import Dot, Graph

BARS = Graph(
    "建议（按类别）", "件", (Dot("教育", 15, "15", "/figures/a?field=1&x=2"), Dot("交通", 5, "5"), Dot("养老", 0, "0"))
)
LINE = Graph("建议（历年）", "件", tuple(Dot(str(2018 + n), v, str(v)) for n, v in enumerate((98, 120, 142))), "line")
REPORT = letter.Report("报告", (letter.Section("一、情况", 1, graphs=(BARS, LINE)),))


@pytest.mark.parametrize("graph", [BARS, LINE, Graph("空", "件", ()), Graph("<b>&", '"', (Dot("<i>", 1, "&"),))])
def test_it_is_well_formed_and_says_each_number(graph: Graph) -> None:
    root = ElementTree.fromstring(graphs.svg(graph))
    said = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert all(dot.words in said and dot.label in said for dot in graph.dots)
    assert root.get("aria-label") == graph.spoken


def test_a_bar_is_as_long_as_its_number_and_opens_its_list() -> None:
    drawn = graphs.svg(BARS)
    lengths = [int(each) for each in re.findall(r'<rect [^>]*width="(\d+)"', drawn)]
    assert lengths[0] // 3 == pytest.approx(lengths[1], abs=1)
    assert drawn.count("<a href=") == 1
    assert 'href="/figures/a?field=1&amp;x=2"' in drawn
    assert "<a " not in drawing.svg(BARS)  # paper opens nothing


@pytest.mark.parametrize(("value", "words"), [(142, "142"), (1200, "1200"), (None, "–"), (99.296, "99.3"), (0, "0")])
def test_a_number_is_written_plainly(value: float | None, words: str) -> None:
    assert graphs.written(value) == words


def test_a_long_label_is_cut() -> None:
    assert "经济与营商环境和其他…" in graphs.svg(Graph("", "", (Dot("经济与营商环境和其他很长的名称", 1, "1"),)))


def test_both_papers_hold_the_pictures() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(REPORT))) as made:
        assert len([name for name in made.namelist() if name.startswith("word/media/")]) == 2
        assert f'descr="{BARS.spoken}"' in made.read("word/document.xml").decode()
    assert pdf.write(REPORT).startswith(b"%PDF")
    assert docx.write(REPORT) == docx.write(REPORT)


@pytest.mark.parametrize(("count", "written"), [(3, 3), (6, 6), (12, 6), (24, 6)])
def test_labels_of_a_long_line_never_lie_on_each_other(count: int, written: int) -> None:
    months = tuple(Dot(f"2020-{n:02}", n, str(n)) for n in range(1, count + 1))
    drawn = graphs.svg(Graph("每月", "件", months, "line"))
    assert drawn.count(">2020-") == written
    assert f">{months[-1].label}<" in drawn, "the last one always"
