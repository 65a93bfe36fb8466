"""A form: title, number, a ruled grid of twelve columns, notes."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from lianxinqiao.paper import measures, text
from lianxinqiao.paper.forms import GRID, Cell, Form
from lianxinqiao.paper.word import lines, package

LINE_PT = 20.0


def write(form: Form) -> bytes:
    document = package.new(form.title, "", form.on)
    lines.add_title(document, form.title)
    document.paragraphs[-1].paragraph_format.space_after = Mm(3)
    if form.number:
        number = lines.add(document, form.number, size=measures.SI_HAO)
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table = document.add_table(rows=0, cols=GRID, style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for row in form.rows:
        made = table.add_row()
        made.height, made.height_rule = Mm(row.height_mm), WD_ROW_HEIGHT_RULE.AT_LEAST
        start = 0
        for cell in row.cells:
            merged = made.cells[start].merge(made.cells[start + cell.span - 1])
            merged.width = Mm(measures.TEXT_WIDTH_MM * cell.span / GRID)
            _fill(merged, cell)
            start += cell.span
    for note in form.notes:
        lines.set_line(lines.add(document, note, size=measures.XIAO_SI), LINE_PT)
    return package.save(document)


def _fill(target: Any, cell: Cell) -> None:
    target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for place, line in enumerate(text.clean(cell.text).split("\n")):
        paragraph = target.paragraphs[0] if place == 0 else target.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if cell.label else WD_ALIGN_PARAGRAPH.LEFT
        lines.set_line(paragraph, LINE_PT)
        lines.add_run(paragraph, line, face=measures.HEITI if cell.label else "", size=measures.XIAO_SI)
