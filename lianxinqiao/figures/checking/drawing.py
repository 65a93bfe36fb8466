"""The checked text drawn as it is laid out, its claims marked, its tables as tables: for the screen and the page to keep."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from lianxinqiao.figures.checking.verdicts import Checked, Report
from lianxinqiao.paper.layout import Block, Cell, Line, Table

Mark = Callable[[str, int, Checked], SafeString]


def drawn(report: Report, blocks: Iterable[Block], mark: Mark) -> SafeString:
    """`mark` draws a claim from its words, its number from 0 and what was found of it."""
    return Drawing(report, mark).blocks(blocks)


class Drawing:
    def __init__(self, report: Report, mark: Mark) -> None:
        self._report = report
        self._mark = mark
        self._starts = [each.claim.start for each in report.claims]

    def blocks(self, blocks: Iterable[Block]) -> SafeString:
        return SafeString(  # its parts are escaped
            "".join(self._table(each) if isinstance(each, Table) else f"<p>{self._line(each)}</p>" for each in blocks)
        )

    def _table(self, table: Table) -> str:
        rows = ("".join(map(self._cell, row)) for row in table.rows)
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"

    def _cell(self, cell: Cell) -> str:
        across = format_html(' colspan="{}"', cell.across) if cell.across > 1 else ""
        down = format_html(' rowspan="{}"', cell.down) if cell.down > 1 else ""
        return f"<td{across}{down}>{self.blocks(self._said(cell.blocks))}</td>"

    @staticmethod
    def _said(blocks: list[Block]) -> Iterator[Block]:
        """Without the empty lines that Word puts behind a table and into what is merged."""
        return (each for each in blocks if isinstance(each, Table) or each.end > each.start)

    def _line(self, line: Line) -> str:
        """The words of a line cut at its claims."""
        text, at, parts = self._report.text, line.start, []
        for number in range(bisect_left(self._starts, line.start), bisect_left(self._starts, line.end)):
            each = self._report.claims[number]
            parts += [
                conditional_escape(text[at : each.claim.start]),
                self._mark(text[each.claim.start : each.claim.end], number, each),
            ]
            at = each.claim.end
        return "".join([*parts, conditional_escape(text[at : line.end])])
