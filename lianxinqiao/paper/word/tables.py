"""Tables of a report: ruled, header repeated on every page, figures to the right."""

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from lianxinqiao.paper import measures, tables, text
from lianxinqiao.paper.letter import Table
from lianxinqiao.paper.word import lines
from lianxinqiao.paper.word.xml import element

LINE_PT = 20.0
PATTERN = " x "  # with spaces at its ends, so that the copies keep theirs
SIDES = {"text": WD_ALIGN_PARAGRAPH.LEFT, "number": WD_ALIGN_PARAGRAPH.RIGHT, "percent": WD_ALIGN_PARAGRAPH.RIGHT}


def add(document: Document, table: Table) -> None:
    if table.title:
        heading = lines.centre(lines.add(document, table.title, face=measures.HEITI, size=measures.SI_HAO))
        heading.paragraph_format.keep_with_next = True
    widths = tables.widths(table, measures.TEXT_WIDTH_PT)
    made = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    # Word reads a cell's own width, WPS and LibreOffice that of the grid.
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    _add_row(made, [column.label for column in table.columns], widths, table, header=True)
    _add_rows(made, [tables.shown(table, row) for row in table.rows], widths, table)
    if table.note:
        lines.add(document, table.note, size=measures.XIAO_SI)
    lines.add_blank(document)


def _add_rows(made: Any, rows: list[list[str]], widths: list[float], table: Table) -> None:
    """The rows below the header, one drawn as a pattern and the others copied from it: a twentieth of the time."""
    if not rows:
        return
    pattern = _add_row(made, [PATTERN] * len(widths), widths, table)
    made._tbl.remove(pattern)
    *plain, last = rows
    for row in plain if table.total else rows:
        if any("\n" in text.clean(value) for value in row):
            _add_row(made, row, widths, table)  # lines of its own
        else:
            made._tbl.append(_copied(pattern, row))
    if table.total:
        _add_row(made, last, widths, table, strong=True)


def _copied(pattern: Any, values: list[str]) -> Any:
    row = deepcopy(pattern)
    for place, value in zip(row.iter(qn("w:t")), values, strict=True):
        place.text = text.clean(value)
    return row


def _add_row(
    made: Any, values: list[str], widths: list[float], table: Table, *, header: bool = False, strong: bool = False
) -> Any:
    row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    for cell, value, width, column in zip(row.cells, values, widths, table.columns, strict=True):
        cell.width = Pt(width)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if header else SIDES.get(column.kind, WD_ALIGN_PARAGRAPH.CENTER)
        lines.set_line(paragraph, LINE_PT)
        lines.add_run(paragraph, value, face=measures.HEITI if header or strong else "", size=measures.XIAO_SI)
    return row._tr
