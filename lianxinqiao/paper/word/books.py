"""Reports and compilations: cover, contents with page numbers that Word fills in, headings, tables."""

from itertools import count
from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from lianxinqiao.paper import measures, text
from lianxinqiao.paper.letter import Compilation, Item, Report, Section
from lianxinqiao.paper.word import lines, package, page, pictures, styles, tables
from lianxinqiao.paper.word.xml import add_field, element

PREFACE = "说　明"


def write_report(report: Report) -> bytes:
    document = package.new(report.title, report.unit, report.on)
    if report.free:
        page.set_free(document.sections[0])
    lines.add_title(document, report.title)
    if report.subtitle:
        lines.centre(lines.add(document, report.subtitle, face=measures.KAITI))
    lines.add_blank(document)
    for section in report.sections:
        _add_section(document, section)
    for words in (report.unit, text.date_text(report.on) if report.on else ""):
        if words:
            paragraph = lines.add(document, words)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Pt(2 * measures.CHARACTER_PT)
    return package.save(document)


def _add_section(document: Document, section: Section) -> None:
    if section.heading:
        lines.add(document, text.one_line(section.heading), style=f"Heading {section.level}")
    lines.add_body(document, section.paragraphs)
    for table in section.tables:
        tables.add(document, table)
    for graph in section.graphs:
        pictures.add(document, graph)


def write_compilation(book: Compilation) -> bytes:
    document = package.new(book.title, book.unit, book.on)
    _add_cover(document, book)
    _add_contents(document, book)
    section = document.add_section(WD_SECTION.ODD_PAGE)
    page.set_sheet(section)
    page.number_pages(section)
    page.start_numbering(section)
    if book.preface:
        lines.centre(lines.add(document, PREFACE, face=measures.HEITI))
        lines.add_body(document, book.preface, headed=False)
    first, marks = not book.preface, count(1)
    for chapter in book.chapters:
        if chapter.heading:
            heading = lines.centre(lines.add(document, chapter.heading, style="Heading 1", size=measures.ER_HAO))
            heading.paragraph_format.page_break_before = not first
            first = True
            styles.indent(heading, 0)
            lines.add_blank(document, keep=True)
        for item in chapter.items:
            _add_item(document, item, next(marks), break_before=not first)
            first = False
    return package.save(document)


def _add_cover(document: Document, book: Compilation) -> None:
    lines.add_blank(document, 5)
    lines.add_title(document, book.title)
    if book.subtitle:
        lines.centre(lines.add(document, book.subtitle, face=measures.KAITI, size=measures.SAN_HAO))
    lines.add_blank(document, 9)
    for words in (book.unit, text.month_text(book.on)):
        lines.centre(lines.add(document, words, face=measures.KAITI))
    # Cover and contents carry no page number: the text begins at 1.
    section = document.sections[0]
    for footer in (section.footer, section.even_page_footer):
        for paragraph in footer.paragraphs:
            paragraph.clear()


def _add_contents(document: Document, book: Compilation) -> None:
    heading = lines.centre(lines.add(document, "目　录", face=measures.HEITI, size=measures.ER_HAO))
    heading.paragraph_format.page_break_before = True
    lines.set_line(heading, measures.TITLE_LINE_PT)
    marks = count(1)
    for chapter in book.chapters:
        if chapter.heading:
            lines.add(document, chapter.heading, face=measures.HEITI)
        for item in chapter.items:
            entry = lines.add(document, _label(item), size=measures.SI_HAO)
            entry.add_run().add_tab()
            _set_leader(entry)
            add_field(entry, f"PAGEREF {_mark(next(marks))} \\h", dirty=True)


def _set_leader(entry: Any) -> None:
    form = entry.paragraph_format
    form.left_indent, form.first_line_indent = Pt(2 * measures.SI_HAO), Pt(-2 * measures.SI_HAO)
    tabs = element("w:tabs")
    tabs.append(element("w:tab", val="right", leader="dot", pos=round(measures.TEXT_WIDTH_PT * 20)))
    entry._p.get_or_add_pPr().insert_element_before(tabs, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _label(item: Item) -> str:
    return f"{item.number}　{text.one_line(item.title)}" if item.number else text.one_line(item.title)


def _mark(number: int) -> str:
    """The bookmark of the item that stands at this place; numbers of items may repeat from session to session."""
    return f"item_{number}"


def _add_item(document: Document, item: Item, mark: int, *, break_before: bool) -> None:
    heading = lines.add(document, _label(item), style="Heading 2")
    heading.paragraph_format.page_break_before = break_before
    styles.indent(heading, 0)
    _bookmark(heading, mark)
    for label, value in (("提出人", item.proposers), ("承办单位", item.units)):
        if value:
            line = lines.add(document, f"{label}：", face=measures.HEITI)
            lines.add_run(line, text.one_line(value))
    _add_part(document, item.suggestion_title or "建议内容")
    lines.add_body(document, item.suggestion, headed=False)
    if item.reply:
        _add_part(document, text.one_line(item.reply_title) or "办理答复")
        lines.add_body(document, item.reply, headed=False)
        for words in (item.reply_unit, text.date_text(item.reply_on) if item.reply_on else ""):
            if words:
                signed = lines.add(document, words)
                signed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                signed.paragraph_format.right_indent = Pt(2 * measures.CHARACTER_PT)


def _add_part(document: Document, words: str) -> None:
    lines.add(document, words, style="Heading 3").runs[0].bold = True


def _bookmark(paragraph: Any, number: int) -> None:
    paragraph._p.append(element("w:bookmarkStart", id=number, name=_mark(number)))
    paragraph._p.append(element("w:bookmarkEnd", id=number))
