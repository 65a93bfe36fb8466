"""A workbook with what its values alone do not say: hidden sheets, rows and columns, merged cells, cells in error.

The library that reads the values gives "" for `#N/A` and for a formula that was never calculated, so that a fault
looks like an empty cell. The parts of the file are therefore read once more for what they mark.
"""

import csv
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from lianxinqiao.paper import reading
from lianxinqiao.paper.archives import UNSOUND
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.reading import Cell

Place = tuple[int, int]  # row and column, from 0
NOT_CALCULATED = "="
ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
OFFICE_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True)
class Marks:
    """What a sheet marks beside its values."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    faults: dict[Place, str] = field(default_factory=dict)  # "#N/A", or NOT_CALCULATED


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: Sequence[Sequence[Cell]]
    visible: bool = True
    merged: tuple[tuple[Place, Place], ...] = ()
    marks: Marks = Marks()

    @classmethod
    def of(cls, rows: Sequence[Sequence[Cell]], name: str = "") -> "Sheet":
        """Bare rows as a sheet, with their error words marked."""
        return cls(name, rows, marks=Marks(faults=_error_words(rows)))


def read(content: bytes, *, name: str = "") -> list[Sheet]:
    """Every sheet of an .xlsx, or the one of a .csv. Raises PaperError for anything else, in a sentence."""
    if name.lower().endswith((".csv", ".txt")):
        return [Sheet.of(_csv_rows(content), name)]
    reading.check_package(content, "xlsx", name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        marks = _marks(content)
        return [_sheet(book, place, marks) for place, _name in enumerate(book.sheet_names)]
    except PasswordError as error:
        raise PaperError(_("文件设有打开密码，请取消密码后再试。")) from error
    except (CalamineError, ValueError, OSError, KeyError, etree.XMLSyntaxError, *UNSOUND) as error:
        raise PaperError(_("表格已损坏，无法打开。")) from error


def _sheet(book: CalamineWorkbook, place: int, marks: dict[str, Marks]) -> Sheet:
    found, known = book.get_sheet_by_index(place), book.sheets_metadata[place]
    last_row, last_column = found.end or (-1, -1)
    reading.check_extent(last_row + 1, last_column + 1)
    rows = reading.cleaned(found.to_python(skip_empty_area=False))
    mark = marks.get(found.name, Marks())
    faults = {**_error_words(rows), **mark.faults}
    merged = tuple(found.merged_cell_ranges or ())
    visible = known.visible == SheetVisibleEnum.Visible
    return Sheet(found.name, rows, visible, merged, Marks(mark.hidden_rows, mark.hidden_columns, faults))


def _error_words(rows: Sequence[Sequence[Cell]]) -> dict[Place, str]:
    """Errors that were pasted as values, or came through a .csv."""
    return {
        (row, column): cell.strip().upper()
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell[:1] == "#" and cell.strip().upper() in ERRORS
    }


# ------------------------------------------------------------------ the parts of an .xlsx
def _marks(content: bytes) -> dict[str, Marks]:
    """By the name of the sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = dict(_parts(archive))
        return {name: _marked(archive, part) for name, part in parts.items() if part in archive.namelist()}


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        target = targets.get(sheet.get(OFFICE_REL) or sheet.get(STRICT_REL)) or ""
        yield (
            sheet.get("name", ""),
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}"),
        )


def _elements(archive: zipfile.ZipFile, part: str, *names: str) -> Iterator[Any]:
    """Elements of a part by their local names, as they end; nothing outside the file is ever fetched."""
    with archive.open(part) as stream:
        wanted = [f"{{*}}{name}" for name in names]
        for _event, element in etree.iterparse(stream, tag=wanted, resolve_entities=False, no_network=True):
            yield element
            element.clear(keep_tail=False)


def _marked(archive: zipfile.ZipFile, part: str) -> Marks:
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    faults: dict[Place, str] = {}
    number = -1
    for element in _elements(archive, part, "row", "col"):
        if element.tag.endswith("}col"):
            if element.get("hidden") in {"1", "true"}:
                first = int(element.get("min", "1")) - 1
                hidden_columns |= set(range(first, min(int(element.get("max", "1")), reading.COLUMNS_MAX)))
            continue
        number = int(element.get("r", number + 2)) - 1
        if element.get("hidden") in {"1", "true"}:
            hidden_rows.add(number)
        faults |= {(number, column): said for column, said in _faults(element)}
    return Marks(frozenset(hidden_rows), frozenset(hidden_columns), faults)


def _faults(row: Any) -> Iterator[tuple[int, str]]:
    column = -1
    for cell in row.iterchildren("{*}c"):
        column = _column(cell.get("r", "")) if cell.get("r") else column + 1
        value, formula, kind = cell.find("{*}v"), cell.find("{*}f"), cell.get("t", "")
        if kind == "e":
            yield column, (value.text or "").strip() if value is not None else "#N/A"
        elif formula is not None and kind not in {"str", "inlineStr"} and (value is None or not value.text):
            yield column, NOT_CALCULATED


def _column(reference: str) -> int:
    column = 0
    for letter in re.match(r"[A-Z]*", reference).group():  # type: ignore[union-attr]  # it matches nothing at all too
        column = column * 26 + ord(letter) - 64
    return column - 1


# ------------------------------------------------------------------ .csv
def _csv_rows(content: bytes) -> list[list[Cell]]:
    """As Excel and WPS save it here: GB18030, or UTF-8 with or without its mark."""
    if not content:
        raise PaperError(_("文件是空的，请重新选择。"))
    reading.check_size(len(content))
    if b"\x00" in content[:4096]:
        raise PaperError(_("文件内容不是 .%(kind)s 格式，可能被改过扩展名。") % {"kind": "csv"})
    first = (said := _decoded(content)).partition("\n")[0]
    delimiter = max(",\t;，", key=first.count)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(said), delimiter=delimiter)]
    except csv.Error as error:
        raise PaperError(_("表格已损坏，无法打开。")) from error
    reading.check_extent(len(rows), max(map(len, rows), default=0))
    return reading.cleaned(rows)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PaperError(_("认不出文件的文字编码。请用 WPS 表格或者 Excel 另存为 .xlsx 后再上传。"))
