"""The rows under a figure, as a list."""

from typing import Any

from django.utils.translation import pgettext_lazy

from lianxinqiao.figures.registry import Figure
from lianxinqiao.ui import tables


class RowTable(tables.Table):
    """In the columns of their subject; where one of its columns makes the number, with that one."""

    default_sort = "pk"
    noun = pgettext_lazy("量词", "行")

    def __init__(self, figure: Figure, *args: Any) -> None:
        self.figure = figure
        super().__init__(*args)
        self.columns = (*figure.subject.columns(figure), *_measured(figure))  # type: ignore[misc]


def _measured(figure: Figure) -> list[tables.Column]:
    if not figure.column:
        return []
    return [tables.Column("measured", figure.name, figure.column.replace("__", "."), number=True)]
