"""The plain text of a report: .docx, .pdf, .txt and .md, in bounded time and memory.

Every refusal is a sentence. Offsets into the text are what the checks speak of, so the same file always gives the same
text.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
from django.utils.translation import gettext as _

from lianxinqiao.paper import revised
from lianxinqiao.paper.archives import UNSOUND
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.reading import SIZE_MAX, check_package

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

CHARACTERS_MAX = 5_000_000
PAGES_MAX = 2_000
KINDS = ("docx", "pdf", "txt", "md")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
ENDS_SENTENCE = "。！？；：…”』」)）"
EVERYDAY = "的一是在人和有大会會年区區工作委员員代表议議建政市全了为為，。"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def check_size(size: int) -> None:
    """Silent up to the limit, in bytes."""
    if size > SIZE_MAX:
        raise PaperError(_("文件超过 %(limit)s MB，无法核对。") % {"limit": SIZE_MAX // 1024 // 1024})


def read(content: bytes, *, name: str) -> str:
    """The text of the file; PaperError, a sentence in the user's language, for what cannot be read."""
    kind = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if not content:
        raise PaperError(_("文件是空的，请重新选择。"))
    check_size(len(content))
    if kind == "docm":
        raise PaperError(_("文件带有宏，不能核对。请另存为 .docx 后再试。"))
    if kind not in KINDS:
        raise PaperError(_("请选择 .docx、.pdf、.txt 或 .md 文件。"))
    text = {"docx": _of_docx, "pdf": _of_pdf}.get(kind, _of_text)(content)
    if not text.strip():
        raise PaperError(_("文件里没有文字。"))
    if len(text) > CHARACTERS_MAX:
        raise PaperError(_("文字超过 %(limit)s 万字，请分开核对。") % {"limit": CHARACTERS_MAX // 10_000})
    return text


def _of_docx(content: bytes) -> str:
    check_package(content, "docx")
    try:
        return "\n".join(map(revised.line, revised.paragraphs(docx.Document(io.BytesIO(content)))))
    except (*UNSOUND, KeyError) as error:
        raise PaperError(_("文件已损坏，无法打开。")) from error


def _of_pdf(content: bytes) -> str:
    import pypdfium2  # deferred: no command needs it at its start

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise PaperError(_("PDF 设有打开密码，请取消密码后再核对。")) from error
        raise PaperError(_("文件内容不是 .pdf 格式，或已损坏。")) from error
    try:
        if len(document) > PAGES_MAX:
            raise PaperError(_("PDF 超过 %(limit)s 页，请分开核对。") % {"limit": PAGES_MAX})
        lines = [line for page in document for line in _page_lines(page)]
    finally:
        document.close()
    if not any(line.strip() for line in lines):
        raise PaperError(_("这份 PDF 是扫描件，没有文字可以核对。请使用文字版或 .docx。"))
    return "".join(_joined(lines))


def _page_lines(page: "PdfPage") -> list[str]:
    textpage = page.get_textpage()
    try:
        return [line.strip() for line in str(textpage.get_text_bounded()).splitlines()]
    finally:
        textpage.close()
        page.close()


def _joined(lines: list[str]) -> Iterator[str]:
    """A PDF breaks its lines where the page ends them; a sentence goes on until it ends."""
    longest = max((len(line) for line in lines), default=0)
    for line in lines:
        yield line
        if not line or line[-1] in ENDS_SENTENCE or len(line) < longest * 0.7:
            yield "\n"


def _of_text(content: bytes) -> str:
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "")
    for each in [(encoding,)] if encoding else [("utf-8",), ("gb18030", "big5hkscs")]:
        texts = [text for text in (_decoded(content, name) for name in each) if text is not None]
        if not texts:
            continue
        # The same bytes are text in both; the wrong reading has none of the everyday characters.
        text = max(texts, key=lambda text: sum(map(text.count, EVERYDAY)))
        if CONTROL.search(text):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise PaperError(_("这不是文本文件，或文字编码无法识别。请存为 UTF-8 或 GB18030 文本。"))


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
