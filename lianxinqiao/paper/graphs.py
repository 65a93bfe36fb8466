"""A chart drawn here as an SVG: bars or a line with their numbers written at them, so that it says all without a table.

On a page each number opens its list; on paper the same picture stands in the PDF, and as a PNG in the Word file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Literal
from unicodedata import east_asian_width

WIDTH, SIZE = 460, 14  # narrow, so that its words can be read on a telephone
INK, GRID, WORDS = "#1d4a80", "#d5d8dd", "#1b2430"
ROW, BAR = 30, 18
LINE_HEIGHT, SIDE, TOP, FOOT = 220, 40, 34, 34
LABEL_MAX = 11  # full characters


@dataclass(frozen=True)
class Dot:
    """One number: how high it is, as it is written, what it opens ("" for nothing)."""

    label: str
    value: float
    words: str
    address: str = ""


@dataclass(frozen=True)
class Graph:
    title: str
    unit: str
    dots: tuple[Dot, ...]
    kind: Literal["bar", "line"] = "bar"

    @property
    def heading(self) -> str:
        return f"{self.title}（单位：{self.unit}）" if self.unit else self.title

    @property
    def spoken(self) -> str:
        """For who cannot see it."""
        return f"{self.title}：" + "，".join(f"{dot.label}{dot.words}{self.unit}" for dot in self.dots)


def written(value: Decimal | float | None) -> str:
    """A number as the picture writes it."""
    if value is None:
        return "–"
    return f"{Decimal(str(value)).quantize(Decimal('0.01')).normalize():f}"


def svg(graph: Graph, *, family: Sequence[str] = ()) -> str:
    """`family` names typefaces where no page lends its own."""
    drawn, height = _line(graph) if graph.kind == "line" else _bars(graph)
    role = "group" if any(dot.address for dot in graph.dots) else "img"  # a picture with links is no picture
    face = f' font-family="{escape(", ".join(family), quote=True)}"' if family else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' role="{role}" aria-label="{escape(graph.spoken, quote=True)}" font-size="{SIZE}" fill="{WORDS}"{face}>'
        f"{''.join(drawn)}</svg>"
    )


def _bars(graph: Graph) -> tuple[list[str], int]:
    labels = [_cut(dot.label) for dot in graph.dots]
    left = round(max((_width(label) for label in labels), default=0) * SIZE) + 12
    room = WIDTH - left - round(max((_width(dot.words) for dot in graph.dots), default=0) * SIZE) - 16
    most = max((dot.value for dot in graph.dots), default=0) or 1
    drawn = []
    for place, (dot, label) in enumerate(zip(graph.dots, labels, strict=True)):
        top, long = place * ROW + 7, max(round(room * dot.value / most), 1)
        middle = top + BAR / 2 + SIZE * 0.36
        drawn.append(f'<text x="{left - 8}" y="{middle:g}" text-anchor="end">{escape(label)}</text>')
        bar = f'<rect x="{left}" y="{top}" width="{long}" height="{BAR}" rx="2" fill="{INK}"/>'
        number = f'<text x="{left + long + 7}" y="{middle:g}">{escape(dot.words)}</text>'
        drawn.append(_opening(dot, bar + number))
    return drawn, len(graph.dots) * ROW + 4


def _line(graph: Graph) -> tuple[list[str], int]:
    most = max((dot.value for dot in graph.dots), default=0) or 1
    step = (WIDTH - 2 * SIDE) / max(len(graph.dots) - 1, 1)
    floor = LINE_HEIGHT - FOOT
    places = [
        (round(SIDE + number * step), round(floor - (floor - TOP) * dot.value / most))
        for number, dot in enumerate(graph.dots)
    ]
    grid = [TOP + (floor - TOP) * part / 4 for part in range(5)]
    drawn = [f'<path d="M{SIDE - 20} {y:g}H{WIDTH - SIDE + 20}" stroke="{GRID}"/>' for y in grid]
    path = " ".join(f"{'L' if number else 'M'}{x} {y}" for number, (x, y) in enumerate(places))
    drawn.append(f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="2.5"/>')
    labels = [_cut(dot.label, 6) for dot in graph.dots]
    apart = math.ceil((max((_width(label) for label in labels), default=0) * SIZE + 6) / step)  # so that none overlap
    for place, ((x, y), dot) in enumerate(zip(places, graph.dots, strict=True)):
        if (len(labels) - 1 - place) % apart == 0:
            drawn.append(f'<text x="{x}" y="{LINE_HEIGHT - 10}" text-anchor="middle">{escape(labels[place])}</text>')
        point = f'<circle cx="{x}" cy="{y}" r="5" fill="{INK}"/>'
        number_at = f'<text x="{x}" y="{y - 12}" text-anchor="middle">{escape(dot.words)}</text>'
        drawn.append(_opening(dot, point + number_at))
    return drawn, LINE_HEIGHT


def _opening(dot: Dot, inner: str) -> str:
    if not dot.address:
        return inner
    spoken = escape(f"{dot.label} {dot.words}", quote=True)
    return f'<a href="{escape(dot.address, quote=True)}" aria-label="{spoken}">{inner}</a>'


def _width(words: str) -> float:
    """In full characters."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.58 for char in words)


def _cut(words: str, most: int = LABEL_MAX) -> str:
    if _width(words) <= most:
        return words
    kept = next(end for end in range(len(words), 0, -1) if _width(words[:end]) <= most - 1)
    return f"{words[:kept]}…"
