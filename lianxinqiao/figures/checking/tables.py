"""The cells of a table in a Word file: each number is bound by the heads of its row and its column, or to nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lianxinqiao.figures.checking.carried import Bound
from lianxinqiao.figures.checking.labels import OF_FAMILY
from lianxinqiao.figures.checking.matching import When
from lianxinqiao.figures.checking.naming import Parts
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.claims.objects import NOTHING
from lianxinqiao.figures.registry import RATES
from lianxinqiao.paper.layout import Block, Cell, Line, Table

NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(%?)")
# 代表提出的建议（件）: the unit is no part of the name, 满意率（含基本满意） is.
UNIT = re.compile(r"[（(](?:单位:?)?(件次|人次|件|项|条|次|个|篇|元|人|名|家|所|支|期|本|%)[）)]$")
WHOLE = frozenset({"数量", "件数", "合计", "总数", "本年", "今年", "数值", "本年度"})
BEFORE = frozenset({"上年", "去年", "上年度", "上年同期"})
HALVES = {"分子": "part", "分母": "whole", "比率": "", "比例": ""}
SUM = frozenset({"合计", "总计", "小计"})


@dataclass(frozen=True)
class Found:
    claim: Claim
    bound: Bound


def found(text: str, blocks: Iterable[Block], names: Mapping[str, str], parts: Parts, year: int) -> Iterator[Found]:
    """Those cells whose heads name a figure; `names` are the printed names with their codes."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _of_table(text, block, names, parts, year)


def _of_table(text: str, table: Table, names: Mapping[str, str], parts: Parts, year: int) -> Iterator[Found]:
    if len(table.rows) < 2:
        return
    heads = dict(_columns(text, table.rows[0]))
    for row in table.rows[1:]:
        cells = list(_placed(row))
        if not cells:
            continue
        row_head = _said(text, cells[0][1])
        for column, cell in cells[1:]:
            span = _span(cell)
            number = NUMBER.fullmatch(text[span[0] : span[1]].strip()) if span else None
            bound = _bound(row_head, heads.get(column, ""), names, parts, year) if number else None
            if bound and span and number:
                yield Found(_claim(text, span, number, row_head), bound)


def _columns(text: str, row: list[Cell]) -> Iterator[tuple[int, str]]:
    for column, cell in _placed(row):
        for more in range(cell.across):
            yield column + more, _said(text, cell)


def _placed(row: list[Cell]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.across


def _lines(cell: Cell) -> list[Line]:
    return [block for block in cell.blocks if isinstance(block, Line) and block.end > block.start]


def _said(text: str, cell: Cell) -> str:
    return fold("".join(text[line.start : line.end] for line in _lines(cell)).strip())


def _span(cell: Cell) -> tuple[int, int] | None:
    lines = _lines(cell)
    return (lines[0].start, lines[0].end) if len(lines) == 1 else None


def _bound(row: str, column: str, names: Mapping[str, str], parts: Parts, year: int) -> Bound | None:
    row, head = UNIT.sub("", row), UNIT.sub("", column)
    when = _when(head, year)
    if code := names.get(row):
        if when:
            return Bound(code, when)
        if code in RATES and head in HALVES:
            return Bound(getattr(RATES[code], HALVES[head]) if HALVES[head] else code, When())
        return Bound(code, When()) if head in WHOLE else None
    code = names.get(head, "")
    if not code:
        return None
    if row in SUM:
        return Bound(code, When())
    family = next((name for name, of in OF_FAMILY.items() if of.partition(".")[0] == code.partition(".")[0]), "")
    labels = parts.get(family, {})
    part = labels.get(row) or labels.get(f"{row.partition(' ')[0]}类")
    return Bound(code, When(), (), part) if part else None


def _when(head: str, year: int) -> When | None:
    """The year of a column, where its head names one: 2025年, 上年."""
    if head in BEFORE:
        return When(year=year - 1)
    named = re.fullmatch(r"((?:19|20)\d\d)(?:年度?)?", head)
    return When(year=int(named[1])) if named else None


def _claim(text: str, span: tuple[int, int], number: re.Match[str], row: str) -> Claim:
    raw = text[span[0] : span[1]]
    start = span[0] + len(raw) - len(raw.lstrip())
    said = raw.strip()
    value = Decimal(number[1].replace(",", "") + (number[2] or ""))
    exact = int(value) if value == int(value) and not number[2] else value
    unit = "%" if number[3] or number[2] else ""
    return Claim(said, start, start + len(said), exact, exact, False, unit, NOTHING, row, span[0])
