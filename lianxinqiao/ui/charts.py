"""Charts are drawn in the browser from the table that stands beside them, which anyone can read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Point:
    """A number and the address of the rows that it counts."""

    value: float
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """`rows` are (label, one point per series). A donut has one series."""

    title: Text
    series: Sequence[Text]
    rows: Sequence[tuple[Text, Sequence[Point]]]
    kind: Literal["bar", "stacked", "line", "donut"] = "bar"
    unit: Text = ""
    label: Text = ""  # heading of the first column
    horizontal: bool = False
    note: Text = ""
    nested: bool = False  # each further series is a part of the first, drawn within its bar
