"""The door to .xlsx: exactly the table that is shown, as a sheet that prints on A4 and can be filtered.

A cell is what it was: numbers stay numbers, dates dates, and every text is written as text. A text that begins with
= + - @ or a tab is never a formula, in this program or in one that opens the file.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lianxinqiao.paper import tables, text
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.letter import Column, Table, Value

if TYPE_CHECKING:  # each start of the program is a tenth shorter without
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FACE = "宋体"
# Limits of the format itself.
ROWS_MAX, CELL_MAX, SHEET_NAME_MAX = 1_048_576, 32_767, 31
A4 = 9
CHOICES_SHEET, OFFERED_ROWS = "选项", 3000
LINE_PT, HEIGHT_MAX_PT = 15.0, 409.0  # of a row; the format knows no higher one
FORMATS = {
    "text": {},
    "number": {"num_format": "#,##0.##########", "align": "right"},
    "integer": {"num_format": "#,##0", "align": "right"},
    "percent": {"num_format": "0.00%", "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    "datetime": {"num_format": "yyyy-mm-dd hh:mm", "align": "center"},
}


def write(*shown: Table, on: date | None = None, choices: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """One sheet a table. The same tables and day give the same bytes.

    `choices` are what may stand in columns of the first table, by their labels: offered as drop-downs, not enforced.
    """
    import xlsxwriter  # deferred: no command needs it at its start

    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target,
        # A text is never guessed to be a formula, a number or a link.
        {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False},
    )
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC) if on else datetime(1980, 1, 1, tzinfo=UTC)
    book.set_properties({"created": moment, "title": text.one_line(shown[0].title) if shown else ""})
    formats = {
        name: book.add_format({"font_name": FACE, "font_size": 11, "valign": "vcenter", "text_wrap": True, **extra})
        for name, extra in FORMATS.items()
    }
    head = {"font_name": FACE, "font_size": 11, "bold": True, "align": "center", "valign": "vcenter", "border": 1}
    formats["head"] = book.add_format({**head, "bg_color": "#EDEDED", "text_wrap": True})
    formats["note"] = book.add_format({"font_name": FACE, "font_size": 10})
    names = _sheet_names(shown)
    for table, name in zip(shown, names, strict=True):
        _write_sheet(book.add_worksheet(name), table, formats)
    if choices:
        _offer(book, shown[0], choices)
    book.close()
    return target.getvalue()


def _sheet_names(shown: Iterable[Table]) -> list[str]:
    """Names that the format allows: 31 characters, none of []:*?/\\ and no two alike."""
    names: list[str] = []
    for place, table in enumerate(shown, 1):
        name = re.sub(r"[\[\]:*?/\\]", " ", text.one_line(table.title)).strip(" '")[: SHEET_NAME_MAX - 3]
        name = name or f"表{place}"
        taken = {other.casefold() for other in names}
        names.append(name if name.casefold() not in taken else f"{name}（{place}）"[:SHEET_NAME_MAX])
    return names


def _write_sheet(sheet: "Worksheet", table: Table, formats: dict[str, Any]) -> None:
    if len(table.rows) + 1 > ROWS_MAX:
        raise PaperError(_("共有 %(n)s 行，超过了一张工作表的上限，请先筛选再导出。") % {"n": len(table.rows)})
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, text.one_line(column.label), formats["head"])
    widths = tables.natural_widths(table)
    for number, row in enumerate(table.rows, 1):
        if (lines := _lines(table, row, widths)) > 1:
            sheet.set_row(number, min(lines * LINE_PT, HEIGHT_MAX_PT))
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, number, place, column, value, formats)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width * 2 + 1)
    last_row, last_column = len(table.rows), max(len(table.columns) - 1, 0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last_row - (1 if table.total and table.rows else 0), last_column)
    if table.note:
        sheet.write_string(last_row + 2, 0, text.clean(table.note)[:CELL_MAX], formats["note"])
    _set_print(sheet, table)


def _offer(book: "Workbook", table: Table, choices: Mapping[str, Sequence[str]]) -> None:
    """Drop-downs from a hidden sheet: a list inside a cell's own rule may have no more than 255 characters."""
    from xlsxwriter.utility import xl_col_to_name  # deferred: no command needs it at its start

    lists = book.add_worksheet(CHOICES_SHEET)
    labels = [column.label for column in table.columns]
    for place, (label, words) in enumerate((label, words) for label, words in choices.items() if words):
        for row, word in enumerate(words):
            lists.write_string(row, place, text.one_line(word)[:CELL_MAX])
        column, letters = labels.index(label), xl_col_to_name(place, col_abs=True)
        rule = {"validate": "list", "source": f"='{CHOICES_SHEET}'!{letters}$1:{letters}${len(words)}"}
        book.worksheets()[0].data_validation(1, column, OFFERED_ROWS, column, {**rule, "error_type": "information"})
    lists.hide()


def _lines(table: Table, row: tuple[Value, ...], widths: list[float]) -> int:
    """How many lines the fullest cell needs: not every program makes room for wrapped text by itself."""
    needed = 1
    for column, value, width in zip(table.columns, row, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            shown = tables.shown_value(column, value)
            needed = max(needed, sum(max(1, ceil(text.width(part) / width)) for part in shown.split("\n")))
    return needed


def _write_cell(
    sheet: "Worksheet", row: int, place: int, column: Column, value: Value, formats: dict[str, Any]
) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, formats[column.kind])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, tables.placed(value).replace(tzinfo=None), formats["datetime"])
    elif isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), formats["date"])  # noqa: DTZ001 - a sheet knows no zone
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        _write_number(sheet, row, place, column, value, formats)
    else:
        sheet.write_string(row, place, text.clean(str(value))[:CELL_MAX], formats["text"])


def _write_number(
    sheet: "Worksheet", row: int, place: int, column: Column, value: float | Decimal, formats: dict[str, Any]
) -> None:
    if column.kind == "percent":
        sheet.write_number(row, place, float(Decimal(str(value)) / 100), formats["percent"])
    elif isinstance(value, int):
        # A number such as a year or a code in a column of text keeps its figures without thousands.
        sheet.write_number(row, place, value, formats["integer" if column.kind == "number" else "text"])
    else:
        sheet.write_number(row, place, float(value), formats["number"])


def _set_print(sheet: "Worksheet", table: Table) -> None:
    """A4 landscape, all columns on one page, header on each page, page number below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # An ampersand begins a code in headers and footers.
    title = text.one_line(table.title).replace("&", "&&")[:120]
    if title:
        sheet.set_header(f'&C&"{FACE},Bold"&14{" " if title[0].isdigit() else ""}{title}')
    sheet.set_footer("&C— &P —")
