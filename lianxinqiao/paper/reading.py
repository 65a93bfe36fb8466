"""Reading what people bring: .xlsx as rows of values, .docx as the parts of a suggestion.

Nothing is unpacked before the archive's directory has been looked at, and every refusal is a sentence.
"""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import docx
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from lianxinqiao.paper import archives, drafted, revised, text
from lianxinqiao.paper.archives import UNSOUND, Fault, Faulty
from lianxinqiao.paper.drafted import Line, ReadSuggestion
from lianxinqiao.paper.errors import PaperError

SIZE_MAX = 20 * 1024 * 1024
ROWS_MAX, COLUMNS_MAX = 20_000, 200
PARAGRAPHS_MAX, CHARACTERS_MAX = 5_000, 200_000
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
MAIN_PARTS = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}
ENCRYPTED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0".encode("latin-1")
PIECE = 1024 * 1024
Cell = str | int | float | bool | date | datetime | time | timedelta


def check_size(size: int) -> None:
    """Silent up to the limit, in bytes, else PaperError; asked before a file is read into memory."""
    if size > SIZE_MAX:
        raise PaperError(_("文件超过 %(limit)s MB，无法读取。") % {"limit": SIZE_MAX // 1024 // 1024})


def check_package(content: bytes, kind: str, name: str = "") -> None:
    """Silent for a sound .xlsx or .docx within the limits, else PaperError; `kind` is the extension it must be."""
    if not content:
        raise PaperError(_("文件是空的，请重新选择。"))
    check_size(len(content))
    _check_name(name, kind)
    if content.startswith(OLE):
        raise PaperError(
            _("文件设有打开密码，请取消密码后再试。")
            if ENCRYPTED in content
            else _("这是旧版格式的文件，请另存为 .%(kind)s 后再试。") % {"kind": kind}
        )
    if not content.startswith(ZIP):
        raise PaperError(_("文件内容不是 .%(kind)s 格式，可能被改过扩展名。") % {"kind": kind})
    _check_archive(content, kind)


def _check_name(name: str, kind: str) -> None:
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else kind
    if extension in {"docm", "dotm", "xlsm", "xltm", "xlsb"}:
        raise PaperError(_("文件带有宏，不能读取。请另存为 .%(kind)s 后再试。") % {"kind": kind})
    if extension != kind:
        raise PaperError(_("请选择扩展名为 .%(kind)s 的文件。") % {"kind": kind})


def _check_archive(content: bytes, kind: str) -> None:
    said = {
        Fault.BROKEN: _("文件已损坏，无法打开。"),
        Fault.BOMB: _("文件解压后过大，已拒绝打开。"),
        Fault.MACROS: _("文件带有宏，不能读取。请另存为 .%(kind)s 后再试。"),
        Fault.ENTITIES: _("文件里有办公文件不允许的实体声明，已拒绝打开。请用办公软件另存后再试。"),
    }
    try:
        names = archives.names(io.BytesIO(content))
    except Faulty as faulty:
        raise PaperError(said[faulty.fault] % {"kind": kind}) from faulty
    if MAIN_PARTS[kind] not in names:
        raise PaperError(_("文件内容不是 .%(kind)s 格式，可能被改过扩展名。") % {"kind": kind})
    _prove_sizes(content)


def _prove_sizes(content: bytes) -> None:
    """Unpack every part in small pieces and keep none: a size that the directory understates fails its checksum.

    It does so here, before a library that trusts the stream more than the directory unpacks it without end.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                with archive.open(member) as part:
                    while part.read(PIECE):
                        pass
    except UNSOUND as error:
        raise PaperError(_("文件已损坏，无法打开。")) from error


# ------------------------------------------------------------------ sheets


def read_rows(content: bytes, *, name: str = "", sheet: int = 0) -> list[list[Cell]]:
    """The rows of one sheet, empty ones at the end left off; empty cells are "" and whole numbers are int.

    Raises PaperError for anything but a sound .xlsx within the limits.
    """
    check_package(content, "xlsx", name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if sheet >= len(book.sheet_names):
            raise PaperError(_("表格里没有第 %(n)s 张工作表。") % {"n": sheet + 1})
        found = book.get_sheet_by_index(sheet)
        last_row, last_column = found.end or (-1, -1)
        check_extent(last_row + 1, last_column + 1)
        rows = found.to_python(skip_empty_area=False)
    except PasswordError as error:
        raise PaperError(_("文件设有打开密码，请取消密码后再试。")) from error
    except (CalamineError, ValueError, OSError) as error:
        raise PaperError(_("表格已损坏，无法打开。")) from error
    return cleaned(rows)


def cleaned(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The values as they are used, and no empty rows at the end."""
    found = [[_cell(value) for value in row] for row in rows]
    while found and not any(value != "" for value in found[-1]):
        found.pop()
    return found


def check_extent(rows: int, columns: int) -> None:
    """Silent within the limits of a sheet, else PaperError."""
    if rows > ROWS_MAX:
        raise PaperError(_("表格有 %(n)s 行，一次最多导入 %(limit)s 行。") % {"n": rows, "limit": ROWS_MAX})
    if columns > COLUMNS_MAX:
        raise PaperError(_("表格有 %(n)s 列，最多 %(limit)s 列。") % {"n": columns, "limit": COLUMNS_MAX})


def _cell(value: Cell) -> Cell:
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return text.clean(value).strip() if isinstance(value, str) else value


# ------------------------------------------------------------------ suggestions


def read_suggestion(content: bytes, *, name: str = "") -> ReadSuggestion:
    """Title, cause, analysis and requests of a suggestion written in Word, tables in reading order.

    Raises PaperError as `check_package`, and where there is no text.
    """
    lines = _lines(content, name)
    if not any(line.said for line in lines):
        raise PaperError(_("文件里没有文字，可能是图片或扫描件。请作为附件上传并手工录入。"))
    return drafted.parts(lines)


def _lines(content: bytes, name: str) -> list[Line]:
    """Each line in reading order with its style and its place in a table; empty cells are lines too."""
    check_package(content, "docx", name)
    try:
        document = docx.Document(io.BytesIO(content))
        lines: list[Line] = []
        characters = 0
        for place, paragraph in enumerate(revised.paragraphs(document)):
            said = revised.said(paragraph)
            characters += len(said)
            if place > PARAGRAPHS_MAX or characters > CHARACTERS_MAX:
                raise PaperError(_("文字过长，一件建议最多读入 %(n)s 个字。") % {"n": CHARACTERS_MAX})
            style = (paragraph.style.name or "") if paragraph.style else ""
            row, cell = _place(paragraph)
            lines += [
                Line(each.strip().strip(" \u3000"), style, row, cell)
                for each in text.clean(said).split("\n")
                if each.strip(" \u3000") or cell
            ]
    except (KeyError, ValueError, AttributeError, SyntaxError, PackageNotFoundError, zipfile.BadZipFile) as error:
        # SyntaxError is what lxml's own error is; KeyError and AttributeError are parts that are not there.
        raise PaperError(_("文件已损坏，无法打开。")) from error
    return lines


def _place(paragraph: Paragraph) -> tuple[str, str]:
    """The row and the cell that a paragraph stands in, by their places in the file; ("", "") outside of a table."""
    cell = next(paragraph._p.iterancestors(qn("w:tc")), None)
    if cell is None:
        return "", ""
    tree = cell.getroottree()
    return tree.getpath(cell.getparent()), tree.getpath(cell)
