"""Reading what people bring: .xlsx as rows of values, .docx as the parts of a suggestion.

Nothing is unpacked before the archive's directory has been looked at, and every refusal is a sentence.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import docx
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from lianxinqiao.paper import archives, revised, text
from lianxinqiao.paper.archives import UNSOUND, Fault, Faulty
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
        _check_extent(last_row + 1, last_column + 1)
        rows = found.to_python(skip_empty_area=False)
    except PasswordError as error:
        raise PaperError(_("文件设有打开密码，请取消密码后再试。")) from error
    except (CalamineError, ValueError, OSError) as error:
        raise PaperError(_("表格已损坏，无法打开。")) from error
    cleaned = [[_cell(value) for value in row] for row in rows]
    while cleaned and not any(value != "" for value in cleaned[-1]):
        cleaned.pop()
    return cleaned


def _check_extent(rows: int, columns: int) -> None:
    if rows > ROWS_MAX:
        raise PaperError(_("表格有 %(n)s 行，一次最多导入 %(limit)s 行。") % {"n": rows, "limit": ROWS_MAX})
    if columns > COLUMNS_MAX:
        raise PaperError(_("表格有 %(n)s 列，最多 %(limit)s 列。") % {"n": columns, "limit": COLUMNS_MAX})


def _cell(value: Cell) -> Cell:
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return text.clean(value).strip() if isinstance(value, str) else value


# ------------------------------------------------------------------ suggestions


@dataclass(frozen=True)
class ReadSuggestion:
    """What was found; any part may be empty, and a person looks at it before it becomes a draft."""

    title: str
    cause: str
    analysis: str
    requests: tuple[str, ...]


LABELS = (
    ("title", ("标题", "题目", "案由", "建议标题", "建议名称")),
    ("cause", ("问题", "背景", "现状", "情况", "事由", "基本情况", "存在问题", "存在的问题", "主要问题", "建议缘由")),
    ("analysis", ("原因", "分析", "原因分析", "问题分析", "理由", "成因分析")),
    ("requests", ("建议", "对策", "具体建议", "对策建议", "意见建议", "建议内容", "工作建议", "几点建议", "具体诉求")),
)
NUMERAL = re.compile(r"^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d))\s*")
NOT_BODY = re.compile(
    r"^(领衔代表|代表姓名|提出人|建议人|附议人|联名人|代表团|单位及职务|联系电话|通信地址|邮编|日期)\s*[:：]"
)


def read_suggestion(content: bytes, *, name: str = "") -> ReadSuggestion:
    """Title, cause, analysis and requests of a suggestion written in Word, tables in reading order.

    The title is the paragraph labelled so, or styled as title, or the first short line. Parts begin at headings such
    as 一、存在的问题; what stands before the first is the cause. Raises PaperError as `check_package`, and where
    there is no text.
    """
    lines = _lines(content, name)
    if not lines:
        raise PaperError(_("文件里没有文字，可能是图片或扫描件。请作为附件上传并手工录入。"))
    title, rest = _take_title(lines)
    parts: dict[str, list[str]] = {"cause": [], "analysis": [], "requests": []}
    current = "cause"
    for line, _styled in rest:
        part, words = _part_of(line)
        if part == "title":
            title = words or title
            continue
        if part:
            current = part
        if words and not NOT_BODY.match(words):
            parts[current].append(words)
    requests = tuple(_requests(parts["requests"]))
    return ReadSuggestion(title, "\n".join(parts["cause"]), "\n".join(parts["analysis"]), requests)


def _lines(content: bytes, name: str) -> list[tuple[str, bool]]:
    """Each paragraph in reading order, and whether it is styled or centred as a title."""
    check_package(content, "docx", name)
    try:
        document = docx.Document(io.BytesIO(content))
        lines, characters = [], 0
        for place, paragraph in enumerate(revised.paragraphs(document)):
            said = revised.said(paragraph)
            characters += len(said)
            if place > PARAGRAPHS_MAX or characters > CHARACTERS_MAX:
                raise PaperError(_("文字过长，一件建议最多读入 %(n)s 个字。") % {"n": CHARACTERS_MAX})
            style = (paragraph.style.name or "") if paragraph.style else ""
            lines += [(line.strip(), style == "Title") for line in text.clean(said).split("\n")]
    except (KeyError, ValueError, AttributeError, SyntaxError, PackageNotFoundError, zipfile.BadZipFile) as error:
        # SyntaxError is what lxml's own error is; KeyError and AttributeError are parts that are not there.
        raise PaperError(_("文件已损坏，无法打开。")) from error
    return [(line.strip(" \u3000"), styled) for line, styled in lines if line.strip(" \u3000")]


def _take_title(lines: list[tuple[str, bool]]) -> tuple[str, list[tuple[str, bool]]]:
    styled = [line for line, is_title in lines if is_title]
    if styled:
        return "".join(styled), [pair for pair in lines if not pair[1]]
    for place, (line, _styled) in enumerate(lines[:10]):
        if re.match(r"^关于.{2,100}的(建议|意见|批评|提案|议案)$", line):
            return line, lines[:place] + lines[place + 1 :]
    first = lines[0][0]
    if len(first) <= 60 and not first.endswith(("。", "：", ":")) and not _part_of(first)[0]:
        return first, lines[1:]
    return "", lines


def _part_of(line: str) -> tuple[str, str]:
    """The part that a heading or a label opens, and the words left; ("", line) for ordinary text."""
    bare = NUMERAL.sub("", line)
    label, colon, rest = bare.replace(":", "：", 1).partition("：")
    label = label.strip(" \u3000【】[]").replace(" ", "").replace("\u3000", "")
    if len(label) > 12 or (not colon and len(bare) > 12):
        return "", line
    for part, labels in LABELS:
        if label in labels or any(label.endswith(known) for known in labels if len(known) > 1 and len(label) <= 10):
            return part, rest.strip()
    return "", line


def _requests(lines: list[str]) -> list[str]:
    """One request a point: a new one begins at each numeral of the first kind seen; other lines go with the last."""
    first = next((line for line in lines if text.level_of(line)), "")
    level = text.level_of(first)
    points: list[str] = []
    for line in lines:
        if level and text.level_of(line) == level:
            points.append(NUMERAL.sub("", line))
        elif points and level:
            points[-1] += "\n" + line
        else:
            points.append(line)
    return points
