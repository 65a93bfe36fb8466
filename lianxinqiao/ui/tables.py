"""A list as a screen shows it: columns to choose, a sort, pages, ticks; and the same rows for export.

class SuggestionTable(tables.Table):
    noun = "件"
    default_sort = "-number"
    columns = (
        Column("number", "编号", "number", sort="number"),
        Column("title", "标题", "title", link=lambda s: s.get_absolute_url(), main=True),
        Column("due", "期限", "due_on", sort="due_on", nullable=True, clock=lambda s: Term(s.due_on, s.answered_on)),
    )

table = SuggestionTable(rows, request.GET)
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar, NamedTuple, Protocol

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from lianxinqiao.ui import keyset
from lianxinqiao.ui.clock import Term

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """One column.

    `value` is an attribute path ("unit.name") or a function of the row; `sort` the field to order by, with
    `nullable` where it may be NULL; `clock` tells the due day that the cell shows, `template` draws it from `row` and
    `value`; `default` False waits in the column chooser; `main` is the line that names the row and becomes the head of its card on a phone.
    `sheet` is the value for export where the screen shows something else.
    """

    key: str
    label: Text
    value: str | Callable[[Any], Any]
    sort: str = ""
    nullable: bool = False
    default: bool = True
    main: bool = False
    number: bool = False
    link: Callable[[Any], str] | None = None
    template: str = ""
    clock: Callable[[Any], Term] | None = None
    sheet: Callable[[Any], Any] | None = None

    def of(self, row: Any) -> Any:
        return _walk(row, self.value) if isinstance(self.value, str) else self.value(row)

    def for_sheet(self, row: Any) -> Any:
        return self.sheet(row) if self.sheet else self.of(row)


class Cell(NamedTuple):
    column: Column
    value: Any
    url: str


class Row(NamedTuple):
    object: Any
    cells: list[Cell]

    @property
    def name(self) -> str:
        """What a screen reader calls the row."""
        main = next((cell for cell in self.cells if cell.column.main), None)
        return str(main.value if main else self.object)


@dataclass(frozen=True)
class Heading:
    column: Column
    direction: str  # "ascending", "descending" or "": not sorted by this one
    next_sort: str


@dataclass(frozen=True)
class Page:
    objects: list[Any]
    number: int
    newer: str  # position tokens; empty where there is nothing beyond
    older: str


class Ask(Protocol):
    """Who knows the first page of a list and its count faster than the queryset; None where it does not."""

    def count(self, most: int) -> int | None: ...

    def first(self, order: keyset.Order, size: int) -> list[Any] | None: ...


class Table:
    """Bind a queryset to the parameters of an address. Costs a capped count and the rows of one page."""

    columns: ClassVar[Sequence[Column]] = ()
    default_sort: ClassVar[str] = "-pk"
    noun: ClassVar[Text] = _("项")
    per_page: ClassVar[int] = 20
    cap: ClassVar[int] = 10_000  # rows: nothing counts or jumps further, so that no page grows with the table
    ask: Ask | None = None

    def __init__(self, objects: QuerySet[Any], params: QueryDict) -> None:
        self.objects = objects
        self.params = params

    # ---- columns
    @cached_property
    def shown(self) -> list[Column]:
        wanted = set(self.params.getlist("cols"))
        shown = [column for column in self.columns if column.key in wanted or (column.main and wanted)]
        return shown or [column for column in self.columns if column.default]

    @cached_property
    def openings(self) -> list[str]:
        """The beginning of each shown column's cells, escaped once instead of in every row."""
        return [
            f'<th scope="row" class="main" data-label="{escape(column.label)}"'
            if column.main
            else f'<td class="{"number" if column.number else ""}" data-label="{escape(column.label)}"'
            for column in self.shown
        ]

    @property
    def choices(self) -> list[tuple[Column, bool]]:
        return [(column, column in self.shown) for column in self.columns]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters that the column chooser carries along."""
        return [(key, value) for key, value in self.carried if key != "cols"]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Parameters that the jump to a page carries along."""
        paging = {"after", "before", "page", "export"}
        return [(key, value) for key, values in self.params.lists() if key not in paging for value in values]

    # ---- order
    @cached_property
    def sort(self) -> str:
        asked = self.params.get("sort", "")
        return asked if asked.lstrip("-") in self._sortable and not asked.startswith("--") else self.default_sort

    @property
    def _sortable(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns if column.sort}

    @cached_property
    def order(self) -> keyset.Order:
        column = self._sortable.get(self.sort.lstrip("-"))
        descending = self.sort.startswith("-")
        if column is None:
            return keyset.Order(self.sort.lstrip("-"), descending)
        return keyset.Order(column.sort, descending, column.nullable)

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.shown]

    def _heading(self, column: Column) -> Heading:
        up, down = self.sort == column.key, self.sort == f"-{column.key}"
        return Heading(
            column,
            "ascending" if up else "descending" if down else "",
            f"-{column.key}" if up else column.key,
        )

    # ---- pages
    @cached_property
    def count(self) -> int:
        """How many, up to one more than the cap."""
        known = self.ask.count(self.cap + 1) if self.ask else None
        return self.objects.order_by().values("pk")[: self.cap + 1].count() if known is None else known

    @property
    def capped(self) -> bool:
        return self.count > self.cap

    @property
    def pages(self) -> int:
        """Pages that can be jumped to."""
        return max(1, -(-min(self.count, self.cap) // self.per_page))

    @cached_property
    def page(self) -> Page:
        if (token := self.params.get("before")) and (position := keyset.read(token, self.objects, self.order)):
            return self._before(position)
        if (token := self.params.get("after")) and (position := keyset.read(token, self.objects, self.order)):
            return self._after(position, max(2, self._asked))
        number = min(self._asked, self.pages)
        start = keyset.at(self.objects, self.order, (number - 1) * self.per_page - 1) if number > 1 else None
        return self._after(start, number)

    @property
    def _asked(self) -> int:
        asked = self.params.get("page", "1")
        return max(1, int(asked)) if asked.isdecimal() and len(asked) < 9 else 1

    def _after(self, position: keyset.Position | None, number: int) -> Page:
        found = self.ask.first(self.order, self.per_page + 1) if self.ask and position is None else None
        if found is None:
            found = keyset.after(self.objects, self.order, position, self.per_page + 1)
        objects = found[: self.per_page]
        newer = keyset.sign(objects[0]) if position and objects else ""
        older = keyset.sign(objects[-1]) if len(found) > self.per_page else ""
        return Page(objects, number, newer, older)

    def _before(self, position: keyset.Position) -> Page:
        found = keyset.before(self.objects, self.order, position, self.per_page + 1)
        if len(found) <= self.per_page:
            return self._after(None, 1)  # the beginning: show it whole
        objects = found[1:]
        return Page(
            objects,
            max(2, self._asked),
            keyset.sign(objects[0]),
            keyset.sign(objects[-1]),
        )

    @cached_property
    def rows(self) -> list[Row]:
        items = [self.seen(item) for item in self.page.objects]
        return [Row(item, [self._cell(column, item) for column in self.shown]) for item in items]

    def seen(self, item: Any) -> Any:
        """A row as who looks at it may see it, on the screen and in the sheet alike; a room's own table says how."""
        return item

    def _cell(self, column: Column, item: Any) -> Cell:
        return Cell(column, column.of(item), column.link(item) if column.link else "")

    # ---- export: exactly what is shown, all pages of it
    @property
    def wants_export(self) -> bool:
        return self.params.get("export") == "xlsx"

    def sheet_headings(self) -> list[str]:
        return [str(column.label) for column in self.shown]

    def sheet_rows(self) -> Iterator[list[Any]]:
        """Every row in the order shown; streamed, a few hundred at a time."""
        for item in self.order.sort(self.objects).iterator(chunk_size=500):
            seen = self.seen(item)
            yield [_plain(column.for_sheet(seen)) for column in self.shown]


def selected(objects: QuerySet[Any], data: QueryDict) -> QuerySet[Any]:
    """The ticked rows (`pk`) among those the person may see; what is not a key is not found."""
    keys = [key for key in data.getlist("pk") if key.isdecimal() and len(key) < 19]
    return objects.filter(pk__in=keys)


_steps = cache(lambda path: tuple(path.split(".")))


def _walk(row: Any, path: str) -> Any:
    value = row
    for name in _steps(path):
        value = getattr(value, name, None) if value is not None else None
        if callable(value):
            value = value()
    return value


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Promise) else value
