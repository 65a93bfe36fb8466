"""Styles with the faces and sizes of GB/T 9704. Headings are Word's own, so that the navigation pane shows them."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from lianxinqiao.paper import measures
from lianxinqiao.paper.word.xml import element, set_faces

# What the schema wants after the two elements that python-docx cannot place.
AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:lang")
AFTER_SNAP = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
INDENT_CHARS = 200  # hundredths of a character: two


def set_up(document: Document) -> None:
    _set_defaults(document)
    normal = document.styles["Normal"]
    _set_style(normal, measures.FANGSONG, measures.SAN_HAO, measures.LINE_PT)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    normal.paragraph_format.widow_control = False
    _leave_grid(normal)
    for level in (1, 2, 3, 4):
        heading = document.styles[f"Heading {level}"]
        _set_style(heading, measures.LEVEL_FACES[level], measures.SAN_HAO, measures.LINE_PT)
        heading.paragraph_format.keep_with_next = True
        indent(heading)
    _set_title(document.styles["Title"])
    body = document.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style = normal
    body.quick_style = True
    indent(body)


def _leave_grid(normal: Any) -> None:
    """The section carries the grid; the text meets it by itself, with lines of 28.95 pt and characters of 15.65 pt: a hair
    less than a twenty-eighth, so that a full stop at the end of a full line is not lost where widths are rounded.

    Programs read the grid of characters differently (one gives every character two cells), so no text hangs on it.
    """
    normal.font.snap_to_grid = False
    run = normal.element.get_or_add_rPr()
    run.insert_element_before(element("w:spacing", val=-7), *AFTER_SPACING)
    paragraph = normal.element.get_or_add_pPr()
    # A mark hanging over the edge of the text block leaves the 28 characters, and one program does not even print it.
    paragraph.insert_element_before(element("w:overflowPunct", val=0), *AFTER_SNAP)
    paragraph.insert_element_before(element("w:snapToGrid", val=0), *AFTER_SNAP)


def _set_defaults(document: Document) -> None:
    """Language zh-CN for the whole document; no theme face anywhere."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_faces(defaults, measures.FANGSONG, measures.LATIN)
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))


def _set_style(style: Any, face: str, size: float, line: float) -> None:
    set_faces(style.element.get_or_add_rPr(), face, measures.LATIN)
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)


def _set_title(title: Any) -> None:
    _set_style(title, measures.TITLE_FACE, measures.ER_HAO, measures.TITLE_LINE_PT)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    properties = title.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    # The template spaces and kerns its title; ours stands as the standard has it.
    for tag in ("w:spacing", "w:kern"):
        for old in title.element.rPr.findall(qn(tag)):
            title.element.rPr.remove(old)


def indent(target: Any, chars: int = INDENT_CHARS) -> None:
    """First line two characters in, in characters, so that it follows the size; points for programs that need them."""
    target.paragraph_format.first_line_indent = Pt(measures.CHARACTER_PT * chars / 100)
    holder = target._p if hasattr(target, "_p") else target.element
    holder.get_or_add_pPr().find(qn("w:ind")).set(qn("w:firstLineChars"), str(chars))
