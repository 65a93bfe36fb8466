"""Comments stand at their places, and nothing else of the document changes."""

import io

import docx

from lianxinqiao.paper import comments, prose
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


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert prose.read(comments.of_text("一\x0b二\x00三"), name="a.docx") == "一二三"
