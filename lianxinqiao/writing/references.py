"""Figures in the text of a section, by reference: `{代表提出的建议}件`, read into pieces; no value is known here.

    {代表提出的建议}                    its number
    {代表提出的建议：按类别=教育}        of one part
    {代表提出的建议：上年}              of the year before
    {捐款捐物：余}元                    in words that never overstate; 万, 成, 一位 (one place of a rate)
    {表：代表提出的建议，按类别}          a table of all parts, in a line of its own; 图 a chart, 历年 the years before it

A figure is named by its printed name or by its code.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.utils import translation

from lianxinqiao.figures.registry import FIGURES, RATES, Figure, Rate

MARK = re.compile(r"\{([^{}\n]{1,160})\}")
STYLES = ("余", "万", "成", "一位")
BLOCKS = ("表", "图")
LAST_YEAR, OVER_YEARS = "上年", "历年"
PAUSE = re.compile(r"[，,；;]")


@dataclass(frozen=True)
class Ref:
    """One reference; `part` is a way and its label as they were written, `block` a table or a chart of all parts."""

    code: str
    back: int = 0
    way: str = ""
    label: str = ""
    style: str = ""
    block: str = ""

    @property
    def figure(self) -> Figure | Rate:
        return FIGURES.get(self.code) or RATES[self.code]

    @property
    def key(self) -> str:
        """What it counts, however it is said: by this it is frozen."""
        part = f"?{self.way}={self.label}" if self.way else ""
        return f"{self.code}@{self.back}{part}" if not self.block else f"{self.block}:{self.code}@{self.back}{part}"


@dataclass(frozen=True)
class Broken:
    """What stands in braces and names nothing that there is."""

    words: str
    why: str


Piece = str | Ref | Broken


@cache
def names() -> dict[str, str]:
    """Printed names in Chinese, as reports are written, each with its code."""
    with translation.override("zh-hans"):
        figures = {str(each.name): code for code, each in FIGURES.items()}
        return figures | {str(each.name): code for code, each in RATES.items()}


@cache
def name_of(code: str) -> str:
    return next((name for name, of in names().items() if of == code), code)


@cache
def ways_of(code: str) -> dict[str, str]:
    """The ways of a figure by their Chinese titles and their codes; a rate has none."""
    if code not in FIGURES:
        return {}
    with translation.override("zh-hans"):
        found = {str(way.title): key for key, way in FIGURES[code].ways.items()}
    return {**found, **{key: key for key in FIGURES[code].ways}}


def pieces(text: str) -> Iterator[Piece]:
    """The words and references of a line or a whole text, in order."""
    at = 0
    for found in MARK.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield read(found[1])
        at = found.end()
    if at < len(text):
        yield text[at:]


def refs(text: str) -> list[Ref]:
    return [piece for piece in pieces(text) if isinstance(piece, Ref)]


def broken(text: str) -> list[Broken]:
    return [piece for piece in pieces(text) if isinstance(piece, Broken)]


def block_of(line: str) -> Ref | None:
    """The table or chart that a line is, where it is nothing else."""
    found = MARK.fullmatch(line.strip())
    piece = read(found[1]) if found else None
    return piece if isinstance(piece, Ref) and piece.block else None


def read(words: str) -> Ref | Broken:
    """What stands between braces. Names may hold 、and brackets, and a comma where they are printed so."""
    said, block = words.strip(), ""
    for each in BLOCKS:
        if said.startswith((f"{each}：", f"{each}:")):
            said, block = said[2:].strip(), each
    name, options = _named(said)
    code = names().get(name) or (name if name in FIGURES or name in RATES else "")
    if not code:
        return Broken(words, "unknown")
    back, way, label, style = 0, "", "", ""
    for option in options:
        if option == LAST_YEAR:
            back = 1
        elif option in STYLES:
            style = option
        elif block and option == OVER_YEARS:
            way = OVER_YEARS
        elif (asked := ways_of(code).get(option.partition("=")[0])) and bool(block) != ("=" in option):
            way, label = asked, option.partition("=")[2]
        else:
            return Broken(words, "option")
    if block and not way:
        return Broken(words, "option")
    return Ref(code, back, way, label, style, block)


def _named(said: str) -> tuple[str, list[str]]:
    """The longest printed name that it begins with, and what is asked of it."""
    best = max((name for name in names() if said.startswith(name)), key=len, default="")
    if best:
        rest = said[len(best) :]
    else:
        best, _pause, rest = re.sub(r"[：:，,]", "：", said, count=1).partition("：")
    return best.strip(), [each.strip() for each in PAUSE.split(rest.lstrip("：:，, ")) if each.strip()]


def written(code: str, *options: str) -> str:
    """The reference as it is put into a text."""
    asked = "，".join(options)
    return f"{{{name_of(code)}：{asked}}}" if asked else f"{{{name_of(code)}}}"
