"""Paragraphs of every kind of document: plain, headed, blank, titled."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from lianxinqiao.paper import measures, text
from lianxinqiao.paper.letter import Paragraph
from lianxinqiao.paper.titles import title_lines
from lianxinqiao.paper.word.xml import set_faces

BODY = "公文正文"


def add(document: Any, words: str, *, face: str = "", size: float = 0, style: str | None = None) -> WordParagraph:
    paragraph = new(document, style)
    add_run(paragraph, words, face=face, size=size)
    return paragraph


def new(document: Any, style: str | None = None) -> WordParagraph:
    """An empty paragraph. Its style is set by id: asked for by name, python-docx reads all styles for each one."""
    paragraph: WordParagraph = document.add_paragraph()
    if style:
        paragraph._p.style = style.replace(" ", "")
    return paragraph


def add_run(paragraph: WordParagraph, words: str, *, face: str = "", size: float = 0) -> Any:
    run = paragraph.add_run(text.clean(words))
    if face:
        set_faces(run._r.get_or_add_rPr(), face, measures.LATIN)
    if size:
        run.font.size = Pt(size)
    return run


def add_blank(document: Any, count: int = 1, *, keep: bool = False) -> None:
    for _number in range(count):
        document.add_paragraph().paragraph_format.keep_with_next = keep


def add_title(document: Document, title: str) -> None:
    """二号 小标宋, centred, in even lines: one paragraph, so that the navigation pane shows it whole."""
    paragraph = new(document, "Title")
    for place, line in enumerate(title_lines(text.clean(title))):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)


def add_body(document: Document, paragraphs: tuple[Paragraph, ...], *, headed: bool = True) -> None:
    """`headed=False` keeps short headings out of the navigation pane, where a book has its own above them."""
    for paragraph in paragraphs:
        if words := text.one_line(paragraph.text):
            _add_paragraph(document, words, paragraph.level, headed)


def _add_paragraph(document: Document, words: str, level: int, headed: bool) -> WordParagraph:
    """One paragraph in the face of its level; a lead such as （一）加强管理。 keeps its face before the text runs on."""
    lead, rest = text.split_lead(words, level)
    if headed and text.is_heading(words, level):
        return add(document, words, style=f"Heading {level}")
    made = new(document, BODY)
    if lead:
        add_run(made, lead, face=measures.LEVEL_FACES[level])
        add_run(made, rest)
    else:
        add_run(made, rest)
    return made


def set_line(paragraph: WordParagraph, points: float) -> None:
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)


def centre(paragraph: WordParagraph) -> WordParagraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph
