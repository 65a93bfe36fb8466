"""The sheet: size, margins, the grid of 22 lines by 28 characters, page numbers (GB/T 9704 5.2, 7.5)."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from lianxinqiao.paper import measures
from lianxinqiao.paper.word.xml import add_field, element, set_faces

TWIPS = 20
# Word counts the narrowing of a character in 4096ths of a point.
CHARACTER_SPACE = round((measures.CHARACTER_PT - measures.SAN_HAO) * 4096)


def set_up(document: Document) -> None:
    section = document.sections[0]
    set_sheet(section)
    document.settings.odd_and_even_pages_header_footer = True
    number_pages(section)


def set_sheet(section: Section) -> None:
    section.page_width, section.page_height = Mm(measures.PAGE_WIDTH_MM), Mm(measures.PAGE_HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(measures.TOP_MM), Mm(measures.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(measures.LEFT_MM), Mm(measures.RIGHT_MM)
    below = measures.PAGE_NUMBER_BELOW_TEXT_MM + measures.SI_HAO / measures.PT_PER_MM
    section.footer_distance, section.header_distance = Mm(measures.BOTTOM_MM - below), Mm(15)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(
        element(
            "w:docGrid",
            type="linesAndChars",
            linePitch=round(measures.LINE_PT * TWIPS),
            charSpace=CHARACTER_SPACE,
        )
    )


def set_free(section: Section) -> None:
    """Even margins and no grid."""
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(measures.FREE_MM)
    section.footer_distance = Mm(measures.FREE_MM / 2)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)


def number_pages(section: Section) -> None:
    """“— 1 —” in 四号 宋体, odd pages at the right and even ones at the left, one character in."""
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def start_numbering(section: Section, first: int = 1) -> None:
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(element("w:pgNumType", start=first), "w:cols", "w:docGrid")


def _number(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.line_spacing, form.first_line_indent = Pt(measures.SI_HAO), Pt(0)
    form.left_indent = form.right_indent = Pt(0)
    if side == WD_ALIGN_PARAGRAPH.RIGHT:
        form.right_indent = Pt(measures.SI_HAO)
    else:
        form.left_indent = Pt(measures.SI_HAO)
    paragraph.add_run("— ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" —")
    for run in paragraph.runs:
        run.font.size = Pt(measures.SI_HAO)
        set_faces(run._r.get_or_add_rPr(), measures.SONGTI, measures.SONGTI)
