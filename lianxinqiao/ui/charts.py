"""Charts drawn here: bars stand in their own table, beside the numbers that they show; a line is a picture with its table.

Nothing moves, so a page loads no library for them, and what is seen is what is read aloud, printed and copied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from lianxinqiao.paper import graphs

Text = str | Promise
LONGEST = 80  # per cent of the cell: the number stands behind its bar


@dataclass(frozen=True)
class Point:
    """A number and the address of the rows that it counts."""

    value: float
    url: str = ""


@dataclass(frozen=True)
class Bar:
    """How long it is and how much of it the second number takes, in hundredths."""

    long: float
    part: float


@dataclass(frozen=True)
class Chart:
    """`rows` are (label, one point per series); a second series is a part of the first and drawn within its bar."""

    title: Text
    series: Sequence[Text]
    rows: Sequence[tuple[Text, Sequence[Point]]]
    kind: Literal["bar", "line"] = "bar"
    unit: Text = ""
    label: Text = ""  # heading of the first column
    note: Text = ""

    @property
    def bars(self) -> Iterator[tuple[Text, Sequence[Point], Bar | None]]:
        """Each row with its bar; of nothing but zeros there is none."""
        most = max((points[0].value for _label, points in self.rows), default=0)
        for label, points in self.rows:
            whole = points[0].value
            if not whole or not most:
                yield label, points, None
                continue
            part = min(points[1].value / whole, 1) * 100 if len(points) > 1 else 0
            yield label, points, Bar(round(whole / most * LONGEST, 1), round(part, 1))

    @property
    def drawn(self) -> str:
        """The first series as a line, each point a link to its rows."""
        dots = tuple(
            graphs.Dot(str(label), points[0].value, graphs.written(points[0].value), points[0].url)
            for label, points in self.rows
        )
        return SafeString(graphs.svg(graphs.Graph(str(self.title), str(self.unit), dots, "line")))  # escaped there
