"""The door to PDF: `pdf.write(paper)`. PDF/A-2a for the archive and PDF/UA-1 for readers who listen, fonts embedded.

What a person wrote reaches typst as data (`sys.inputs`), so that no word of it can act as markup.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from lianxinqiao.paper import content, fonts
from lianxinqiao.paper.errors import PaperError

CONTENT_TYPE = "application/pdf"
TEMPLATES = Path(__file__).resolve().parent / "typst"
STANDARDS: list[Any] = ["a-2a", "ua-1"]
# Typesetters set 〓 where a character is missing, so that a reader sees that something stood there.
MISSING_MARK = "〓"
NOT_DISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed')
TRIES = 5


@dataclass(frozen=True)
class Made:
    """The file, and the characters that no font had and that show as 〓."""

    content: bytes
    missing: tuple[str, ...] = ()


def write(paper: object) -> bytes:
    """The PDF of a letter, a form, a report or a compilation. The same paper gives the same bytes."""
    return make(paper).content


def make(paper: object) -> Made:
    """As `write`, and tells which characters no font had. Raises PaperError where fonts are missing."""
    found, faces = fonts.load()
    template, data = content.of(paper)
    data = {**data, "faces": faces, "measures": content.MEASURES}
    on: Any = getattr(paper, "on", None)
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC) if on else datetime(1980, 1, 1, tzinfo=UTC)
    compiler = typst.Compiler(TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=found, ignore_system_fonts=True)
    said, missing = json.dumps(data, ensure_ascii=False), ""
    for _attempt in range(TRIES):
        try:
            made = compiler.compile(format="pdf", sys_inputs={"data": said}, pdf_standards=STANDARDS, timestamp=stamp)
            assert isinstance(made, bytes)
            return Made(made, tuple(dict.fromkeys(missing)))
        except typst.TypstError as error:
            absent = "".join(NOT_DISPLAYED.findall(error.diagnostic))
            if not absent:
                raise
            missing += absent
            said = said.translate({ord(char): MISSING_MARK for char in absent})
    raise PaperError(_("文中有字体无法显示的字符，PDF 未能生成：%(characters)s") % {"characters": missing[:40]})
