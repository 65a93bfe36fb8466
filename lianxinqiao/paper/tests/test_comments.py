"""Comments stand at their places, and nothing else of the document changes."""

import io

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.text.paragraph import Paragraph

from lianxinqiao.paper import comments, prose, revised
from lianxinqiao.paper.comments import Comment

TEXT = "第一段有3件。\n第二段有142件，全部办完。"


def at(words: str, tone: str = "good") -> Comment:
    start = TEXT.index(words)
    return Comment(start, start + len(words), f"说“{words}”", tone)


def test_they_stand_at_their_places() -> None:
    made = comments.written(comments.of_text(TEXT), [at("142件"), at("3件", "bad"), at("办完")], author="核数")
    document = docx.Document(io.BytesIO(made))
    assert prose.read(made, name="a.docx") == TEXT
    assert sorted(each.text for each in document.comments) == ["说“142件”", "说“3件”", "说“办完”"]
    marked = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.highlight_color]
    assert marked == ["3件", "142件", "办完"]


def test_a_place_across_runs_keeps_their_looks() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("共1")
    paragraph.add_run("42").bold = True
    paragraph.add_run("件。")
    out = io.BytesIO()
    document.save(out)
    made = docx.Document(io.BytesIO(comments.written(out.getvalue(), [Comment(1, 5, "好", "good")], author="核数")))
    assert made.paragraphs[0].text == "共142件。"
    assert [(run.text, run.bold) for run in made.paragraphs[0].runs if run.text] == [
        ("共", None),
        ("1", None),
        ("42", True),
        ("件", None),
        ("。", None),
    ]


def test_what_xml_cannot_hold_becomes_a_space_and_all_else_keeps_its_place() -> None:
    assert prose.read(comments.of_text("一\x0b二\x00三"), name="a.docx") == "一 二 三"
    indented = "　　区人大\u200b建议142件\xa0😀"
    assert prose.read(comments.of_text(indented), name="a.docx") == indented


def _tracked(paragraph: Paragraph, kind: str, text: str) -> None:
    change, run = OxmlElement(f"w:{kind}"), OxmlElement("w:r")
    word = OxmlElement("w:delText" if kind == "del" else "w:t")
    word.text = text
    run.append(word)
    change.append(run)
    paragraph._p.append(change)


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("收到")
    for kind, text in (("del", "999"), ("moveFrom", "7件"), ("ins", "建议14"), ("ins", "5件")):
        _tracked(paragraph, kind, text)
    out = io.BytesIO()
    document.save(out)
    text = prose.read(out.getvalue(), name="a.docx")
    assert text == "收到建议145件"
    made = docx.Document(io.BytesIO(comments.written(out.getvalue(), [Comment(4, 8, "好", "good")], author="核数")))
    marked = [run.text for run in revised.runs(made.paragraphs[0]) if run.font.highlight_color]
    assert marked == ["14", "5件"]
    assert [each.text for each in made.comments] == ["好"]


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        '<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>框内3件</w:t></w:r></w:p></w:txbxContent></mc:Choice>'
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内3件</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("外")._p.append(parse_xml(box))
    out = io.BytesIO()
    document.save(out)
    assert prose.read(out.getvalue(), name="a.docx").split("\n") == ["外", "框内3件"]
