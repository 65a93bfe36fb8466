"""The imprint (版记) at the foot of the last page: copies, printed by, printed on, between rules (7.4)."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lianxinqiao.paper import measures, text
from lianxinqiao.paper.letter import Letter
from lianxinqiao.paper.word import lines
from lianxinqiao.paper.word.xml import element, set_border

LINE_PT = 26.0
PREFERRED_TWIPS = 8560


def rows_of(letter: Letter) -> list[tuple[str, str]]:
    """Left and right of each line of the imprint."""
    rows = [*letter.imprint]
    if letter.copies:
        rows.append(("抄送：" + "，".join(text.one_line(copy) for copy in letter.copies) + "。", ""))
    if letter.printed_by:
        day = letter.printed_on or letter.on
        rows.append((letter.printed_by, f"{text.date_text(day)}印发" if day else ""))
    return rows


def add(document: Document, letter: Letter) -> None:
    """A table pinned to the bottom of the text block, one cell a line."""
    rows = rows_of(letter)
    if not rows:
        return
    table = document.add_table(rows=len(rows), cols=1)
    table.autofit = False
    # Cells as wide as the text block decide in a fixed layout; a preferred width a little under it keeps programs
    # that float only tables narrower than the text from setting this one under the last line.
    table._tbl.tblPr.find(qn("w:tblW")).attrib.update({qn("w:type"): "dxa", qn("w:w"): str(PREFERRED_TWIPS)})
    _pin(table)
    for place, (left, right) in enumerate(rows):
        cell = table.cell(place, 0)
        cell.width = Mm(measures.TEXT_WIDTH_MM)
        _rule(cell, first=place == 0, last=place == len(rows) - 1)
        paragraph = cell.paragraphs[0]
        lines.set_line(paragraph, LINE_PT)
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = Pt(measures.SI_HAO)
        lines.add_run(paragraph, left, size=measures.SI_HAO)
        if right:
            edge = measures.TEXT_WIDTH_PT - measures.SI_HAO
            form.tab_stops.add_tab_stop(Pt(edge), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run().add_tab()
            lines.add_run(paragraph, right, size=measures.SI_HAO)
        else:  # 抄送：the names of a second line stand under the first name
            form.left_indent, form.first_line_indent = Pt(measures.SI_HAO * 4), Pt(-measures.SI_HAO * 3)
    # A document may not end in a table; the line after it takes no room.
    after = document.add_paragraph()
    lines.set_line(after, 1)


def _pin(table: Any) -> None:
    properties = table._tbl.tblPr
    place = element("w:tblpPr", leftFromText=0, rightFromText=0, vertAnchor="margin", horzAnchor="margin")
    place.set(qn("w:tblpXSpec"), "center")
    place.set(qn("w:tblpYSpec"), "bottom")
    properties.insert_element_before(place, "w:tblOverlap", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
    properties.insert_element_before(element("w:tblOverlap", val="never"), "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=0, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")


def _rule(cell: Any, *, first: bool, last: bool) -> None:
    def rule(mm: float) -> dict[str, object]:
        return {"val": "single", "sz": round(mm * measures.PT_PER_MM * 8), "space": 0, "color": "000000"}

    edges = {"top": rule(measures.RULE_OUTER_MM if first else measures.RULE_INNER_MM)}
    if last:
        edges["bottom"] = rule(measures.RULE_OUTER_MM)
    set_border(cell._tc.get_or_add_tcPr(), "w:tcBorders", **edges)
