"""Where the table stands in a workbook: which sheet, which row heads it, which rows are its own.

Offices put a title above, two rows of headings with merged cells, a running number, sums and a signature below, a
cover or a hidden list of words before. What is left out is told, never silently.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from lianxinqiao.paper.intake.plans import Problem, Told, cell_name
from lianxinqiao.paper.intake.workbooks import NOT_CALCULATED, Sheet
from lianxinqiao.paper.reading import Cell

HEAD_WITHIN = 20  # rows: a heading further down belongs to something else
SUMS = re.compile(r"(?:合计|总计|小计|共计)[:：]?(?:共?\d+[件条人项个]?)?")
REMARKS = re.compile(
    r"(?:注|备注|说明|填表说明|填表人|填报人|制表人|审核人|联系人|联系电话|填表日期|填报日期|制表日期)\d?[:：].*",
    re.DOTALL,
)
OWN_SHEETS = frozenset({"填写说明", "选项", "可以填的角色和代码"})  # of our own templates


@dataclass(frozen=True)
class Headings:
    """What the columns may be called: the template's names, and other words for the same."""

    names: tuple[str, ...]
    required: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)

    def of(self, cell: Cell) -> str:
        """The template's name for what stands in a heading; "" where it is none of them."""
        said = plain(cell)
        for name in (said, re.sub(r"[(\[【].*$", "", said)):
            if name in self.names or name in self.others:
                return self.others.get(name, name)
        return ""


@dataclass
class Line:
    """One row of the table."""

    number: int
    values: dict[str, Cell]


@dataclass
class Grid:
    sheet: str = ""
    columns: dict[str, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    ignored: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, heading: str, row: int) -> str:
        return cell_name(self.columns.get(heading, 0), row)


def plain(cell: Cell) -> str:
    """A heading without widths, blanks and stars."""
    return re.sub(r"[\s*:：]+", "", unicodedata.normalize("NFKC", str(cell)))


def find(sheets: Sequence[Sheet] | Sequence[Sequence[Cell]], headings: Headings) -> Grid:
    """The table with most of the known columns among the visible sheets; bare rows are one sheet."""
    book = _book(sheets)
    shown = [sheet for sheet in book if sheet.visible] or list(book)
    best = max(
        ((_score(sheet, row, headings), -place, -row) for place, sheet in enumerate(shown) for row in _rows(sheet)),
        default=None,
    )
    if best is None:
        return Grid(problems=[Problem("A1", _("表格是空的。"))])
    place, row = (-best[1], -best[2]) if best[0] else (0, 0)
    grid = _read(shown[place], row, headings)
    others = [sheet.name for sheet in book if sheet.name and sheet is not shown[place] and sheet.rows]
    others = [name for name in others if name not in OWN_SHEETS]
    hidden = {sheet.name for sheet in book if not sheet.visible}
    for name in others:
        words = _("工作表“%(name)s”是隐藏的，没有读入。") if name in hidden else _("工作表“%(name)s”没有读入。")
        grid.notes.append(Told("", words % {"name": name}))
    return grid


def _book(sheets: Sequence[Sheet] | Sequence[Sequence[Cell]]) -> list[Sheet]:
    if all(isinstance(sheet, Sheet) for sheet in sheets):
        return list(sheets)  # type: ignore[arg-type]
    return [Sheet.of(sheets)]  # type: ignore[arg-type]


def _rows(sheet: Sheet) -> range:
    return range(min(len(sheet.rows), HEAD_WITHIN))


def _score(sheet: Sheet, row: int, headings: Headings) -> int:
    return len({headings.of(cell) for cell in _full(sheet, row)} - {""})


def _full(sheet: Sheet, row: int) -> list[Cell]:
    """A row of headings: what is merged stands in every cell of it."""
    cells = list(sheet.rows[row]) if 0 <= row < len(sheet.rows) else []
    for (top, left), (bottom, right) in sheet.merged:
        if top <= row <= bottom and top < len(sheet.rows) and left < len(sheet.rows[top]):
            for column in range(left, min(right + 1, len(cells))):
                cells[column] = sheet.rows[top][left]
    return cells


def _read(sheet: Sheet, head: int, headings: Headings) -> Grid:
    grid = Grid(sheet.name)
    names, start = _heads(sheet, head, headings)
    _place(grid, sheet, names, start, headings)
    if not grid.problems:
        _fill(grid, sheet, start, headings)
    return grid


def _heads(sheet: Sheet, head: int, headings: Headings) -> tuple[list[Cell], int]:
    """The heading of each column, from one row or two, and the row in which the table begins."""
    own, above, below = (_full(sheet, row) for row in (head, head - 1, head + 1))
    names = list(own)
    start = head + 1
    for column, cell in enumerate(own):
        if not headings.of(cell) and column < len(above) and headings.of(above[column]):
            names[column] = above[column]
    under = [column for column, cell in enumerate(below) if headings.of(cell) and not headings.of(_at(own, column))]
    again = [
        column for column, cell in enumerate(below) if headings.of(cell) and plain(cell) == plain(_at(own, column))
    ]
    if under and len(under) + len(again) == sum(1 for cell in below if cell != ""):
        for column in under:
            names[column] = below[column]
        start = head + 2
    return names, start


def _at(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else ""


def _place(grid: Grid, sheet: Sheet, names: Sequence[Cell], start: int, headings: Headings) -> None:
    """Which column is which; what is not known is told and left out."""
    for column, cell in enumerate(names):
        name, where = headings.of(cell), cell_name(column, start)
        if name and name in grid.columns:
            grid.problems.append(Problem(where, _("列名“%(name)s”重复。") % {"name": name}))
        elif name:
            grid.columns[name] = column
        elif plain(cell):
            words = _("“%(name)s”不是模板里的列，没有读入。") % {"name": str(cell).strip()[:30]}
            grid.ignored.append(Told(where, words))
        elif any(_at(row, column) != "" for row in sheet.rows[start:]):
            grid.ignored.append(Told(where, _("这一列没有列名，没有读入。")))
    for name in headings.required:
        if name not in grid.columns:
            grid.problems.append(Problem(cell_name(0, start), _("缺少“%(name)s”这一列。") % {"name": name}))
    for column in sorted(sheet.marks.hidden_columns & set(grid.columns.values())):
        grid.notes.append(Told(cell_name(column, start), _("这一列在表格里是隐藏的，仍然读入了。")))


def _fill(grid: Grid, sheet: Sheet, start: int, headings: Headings) -> None:
    down = _downwards(sheet, start)
    named = {column: name for name, column in grid.columns.items()}
    for row in range(start, len(sheet.rows)):
        cells = sheet.rows[row]
        if not any(str(cell).strip() for cell in cells) and not _faulty(sheet, row):
            continue
        if words := _left_out(sheet, row, named, headings):
            grid.ignored.append(Told(cell_name(0, row + 1), words))
            continue
        for column in named:
            if fault := sheet.marks.faults.get((row, column)):
                grid.problems.append(Problem(cell_name(column, row + 1), _fault(fault)))
        values = {name: down.get((row, column), _at(cells, column)) for column, name in named.items()}
        grid.lines.append(Line(row + 1, values))


def _faulty(sheet: Sheet, row: int) -> bool:
    return any(place[0] == row for place in sheet.marks.faults)


def _fault(fault: str) -> str:
    if fault == NOT_CALCULATED:
        return _("公式没有算出结果。请在表格程序里打开并保存一次，或者把公式改成值。")
    return _("单元格里是错误值%(error)s，不是空白。请改正或清空。") % {"error": fault}


def _left_out(sheet: Sheet, row: int, named: Mapping[int, str], headings: Headings) -> str:
    """Why a row is no row of the table; "" where it is one."""
    said = [(column, re.sub(r"\s+", "", str(cell))) for column, cell in enumerate(sheet.rows[row]) if str(cell).strip()]
    if row in sheet.marks.hidden_rows:
        return _("这一行在表格里是隐藏的（例如被筛掉），没有导入。要导入的请取消隐藏后重新上传。")
    if any(SUMS.fullmatch(text) for _column, text in said[:3]):
        return _("合计行，没有导入。")
    if said and REMARKS.fullmatch(said[0][1]) and not _faulty(sheet, row):
        return _("表下的说明，没有导入。")
    known = [(column, text) for column, text in said if column in named]
    if known and all(headings.of(text) == named[column] for column, text in known):
        return _("重复的表头，没有导入。")
    if not known and not _faulty(sheet, row):
        return _("这一行在模板的各列里没有内容，没有导入。")
    return ""


def _downwards(sheet: Sheet, start: int) -> dict[tuple[int, int], Cell]:
    """What is merged over several rows holds for each of them."""
    found: dict[tuple[int, int], Cell] = {}
    for (top, left), (bottom, _right) in sheet.merged:
        if top >= start and bottom > top and top < len(sheet.rows):
            found |= {(row, left): _at(sheet.rows[top], left) for row in range(top, bottom + 1)}
    return found


def bounded(lines: Iterable[Line], most: int) -> list[Problem]:
    """One problem where there are more rows than are taken at once."""
    found = list(lines)
    if len(found) <= most:
        return []
    reason = _("一次最多导入%(n)s行，请分成几个文件。") % {"n": most}
    return [Problem(cell_name(0, found[most].number), reason)]
