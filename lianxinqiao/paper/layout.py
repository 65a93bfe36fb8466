"""How a text is laid out: its lines, and of a Word file also the tables that hold them, with rows, cells and what spans.

A line is told by its place in the text that `prose.read` gives, so that what is said of a place is said of its cell.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

from lianxinqiao.paper import revised

FEW = 1_000  # what one cell may span; Word's own tables end at 63 columns


@dataclass(frozen=True)
class Line:
    start: int
    end: int


@dataclass
class Cell:
    """What a cell holds, and how many columns and rows it takes."""

    across: int = 1
    down: int = 1
    blocks: list["Block"] = field(default_factory=list)


@dataclass
class Table:
    rows: list[list[Cell]] = field(default_factory=list)


Block = Line | Table


def of(content: bytes, text: str, *, name: str) -> list[Block]:
    """The blocks of the file whose plain text is `text`."""
    return of_docx(content) if name.lower().endswith(".docx") else list(of_text(text))


def of_text(text: str) -> Iterator[Line]:
    at = 0
    for line in text.split("\n"):
        yield Line(at, at + len(line))
        at += len(line) + 1


def of_docx(content: bytes) -> list[Block]:
    """The paragraphs in their order, those of a table in its cells; a table in a cell stands in that cell."""
    found = Found()
    at = 0
    for paragraph in revised.paragraphs(docx.Document(io.BytesIO(content))):
        end = at + len(revised.line(paragraph))
        cells = list(paragraph._p.iterancestors(qn("w:tc")))
        blocks = found.cell(cells[0]).blocks if cells else found.blocks
        blocks.append(Line(at, end))
        at = end + 1
    return found.blocks


class Found:
    """What has been met of a document. Its elements are held, so that each is known again."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._tables: dict[Any, Table] = {}
        self._rows: dict[Any, list[Cell]] = {}
        self._cells: dict[Any, Cell] = {}
        # In each table: which cell begins in a column, or goes on into it from above.
        self._above: dict[Any, dict[int, Cell]] = {}

    def cell(self, element: Any) -> Cell:
        if element not in self._cells:
            row = next(element.iterancestors(qn("w:tr")))
            table = next(row.iterancestors(qn("w:tbl")))
            self._cells[element] = self._placed(element, row, table)
        return self._cells[element]

    def _table(self, element: Any) -> Table:
        if element not in self._tables:
            around = next(element.iterancestors(qn("w:tc")), None)
            self._tables[element] = Table()
            (self.blocks if around is None else self.cell(around).blocks).append(self._tables[element])
            self._above[element] = {}
        return self._tables[element]

    def _row(self, element: Any, table: Any) -> list[Cell]:
        if element not in self._rows:
            self._rows[element] = []
            self._table(table).rows.append(self._rows[element])
            skipped = _number(element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
            self._rows[element] += [Cell(across=skipped)] * bool(skipped)
        return self._rows[element]

    def _placed(self, element: Any, row: Any, table: Any) -> Cell:
        """The cell; one that goes on from above is the one above, as the reader sees it."""
        cells = self._row(row, table)
        above = self._above[table]
        column = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for before in element.itersiblings(qn("w:tc"), preceding=True):
            column += _across(before)
        merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(qn("w:val")) != "restart" and column in above:
            above[column].down += 1
            return above[column]
        above[column] = Cell(across=_across(element))
        cells.append(above[column])
        return above[column]


def _across(cell: Any) -> int:
    return _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)


def _number(element: Any, otherwise: int) -> int:
    said = element.get(qn("w:val"), "") if element is not None else ""
    return min(int(said), FEW) if said.isdecimal() else otherwise
