"""A map of the district, drawn on the server as shapes and points: no outside service, no script. Pure.

With boundaries (GeoJSON in WGS-84) each township has its shape; without, it is a cell in a schematic of equal cells. Points
that would lie on each other become one with their number. It is a schematic map （示意图） and says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, cos, radians, sqrt
from typing import Any

WIDE, HIGHEST, MARGIN, NEAR = 900.0, 1100.0, 14.0, 26.0  # of the drawing; NEAR: closer points are one
CELL = 150.0
Node = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """A street or township as it is to be drawn."""

    key: int
    name: str
    boundary: dict[str, Any] = field(default_factory=dict)
    href: str = ""


@dataclass(frozen=True)
class Dot:
    """A station: where it lies in WGS-84 (None: somewhere in its place), and what opens on it."""

    place: int
    name: str
    href: str
    longitude: float | None = None
    latitude: float | None = None
    marked: bool = False


@dataclass(frozen=True)
class Shape:
    place: Place
    path: str
    x: float
    y: float
    count: int


@dataclass(frozen=True)
class Mark:
    """One dot, or several that lie together."""

    x: float
    y: float
    dots: tuple[Dot, ...]
    href: str

    @property
    def count(self) -> int:
        return len(self.dots)

    @property
    def marked(self) -> bool:
        return any(dot.marked for dot in self.dots)

    @property
    def radius(self) -> float:
        return 6.5 if self.count == 1 else min(10 + 2 * sqrt(self.count), 20)

    @property
    def title(self) -> str:
        return "；".join(dot.name for dot in self.dots[:12]) + ("……" if self.count > 12 else "")


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    shapes: list[Shape]
    marks: list[Mark]
    is_true: bool  # by boundaries; else a schematic of equal cells


def draw(places: Sequence[Place], dots: Iterable[Dot]) -> Drawing:
    """By boundaries where every place has one, else by cells."""
    dots = list(dots)
    rings = {place.key: list(_rings(place.boundary)) for place in places}
    if places and all(rings.values()):
        return _true(places, rings, dots)
    return _schematic(places, dots)


def _rings(boundary: dict[str, Any]) -> Iterator[list[Node]]:
    """The outer rings of a polygon or of several."""
    shapes = {"Polygon": [boundary.get("coordinates")], "MultiPolygon": boundary.get("coordinates")}
    for polygon in shapes.get(str(boundary.get("type")), []) or []:
        if polygon:
            yield [(float(node[0]), float(node[1])) for node in polygon[0]]


# ------------------------------------------------------------------ by boundaries
def _true(places: Sequence[Place], rings: dict[int, list[list[Node]]], dots: list[Dot]) -> Drawing:
    nodes = [node for each in rings.values() for ring in each for node in ring]
    west, east = min(x for x, _y in nodes), max(x for x, _y in nodes)
    south, north = min(y for _x, y in nodes), max(y for _x, y in nodes)
    narrow = cos(radians((south + north) / 2))
    scale = min((WIDE - 2 * MARGIN) / ((east - west) * narrow), (HIGHEST - 2 * MARGIN) / (north - south))

    def put(node: Node) -> Node:
        return MARGIN + (node[0] - west) * narrow * scale, MARGIN + (north - node[1]) * scale

    drawn = {key: [[put(node) for node in ring] for ring in each] for key, each in rings.items()}
    middles = {key: _middle(max(each, key=_area)) for key, each in drawn.items()}
    where = [
        (put((dot.longitude, dot.latitude)), dot)
        for dot in dots
        if dot.longitude is not None and dot.latitude is not None
    ]
    where += [(middles[dot.place], dot) for dot in dots if dot.longitude is None and dot.place in middles]
    width, height = 2 * MARGIN + (east - west) * narrow * scale, 2 * MARGIN + (north - south) * scale
    shapes = [_shape(place, _path(drawn[place.key]), middles[place.key], dots) for place in places]
    hrefs = {place.key: place.href for place in places}
    return Drawing(round(width, 1), round(height, 1), shapes, list(_together(where, hrefs)), is_true=True)


def _shape(place: Place, path: str, middle: Node, dots: list[Dot]) -> Shape:
    count = sum(dot.place == place.key for dot in dots)
    return Shape(place, path, round(middle[0], 1), round(middle[1], 1), count)


def _path(rings: Iterable[list[Node]]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


def _area(ring: list[Node]) -> float:
    return abs(_doubled(ring)) / 2


def _doubled(ring: list[Node]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))


def _middle(ring: list[Node]) -> Node:
    """Its centre of gravity."""
    doubled = _doubled(ring) or 1.0
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        part = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * part, y + (y1 + y2) * part
    return x / (3 * doubled), y / (3 * doubled)


def _together(where: Iterable[tuple[Node, Dot]], hrefs: dict[int, str]) -> Iterator[Mark]:
    """Points of one place that lie in one square of the drawing are drawn as one, with their number."""
    squares: dict[tuple[int, int, int], list[tuple[Node, Dot]]] = {}
    for (x, y), dot in where:
        squares.setdefault((dot.place, int(x / NEAR), int(y / NEAR)), []).append(((x, y), dot))
    for (place, *_square), found in squares.items():
        x, y = (sum(node[axis] for node, _dot in found) / len(found) for axis in (0, 1))
        dots = tuple(dot for _node, dot in found)
        yield Mark(round(x, 1), round(y, 1), dots, dots[0].href if len(dots) == 1 else hrefs.get(place, ""))


# ------------------------------------------------------------------ by cells
def _schematic(places: Sequence[Place], dots: list[Dot]) -> Drawing:
    across = max(1, ceil(sqrt(len(places) * 1.6)))
    down = max(1, ceil(len(places) / across))
    shapes, marks = [], []
    for number, place in enumerate(places):
        x, y = MARGIN + number % across * CELL, MARGIN + number // across * CELL
        path = f"M{x + 3:.0f} {y + 3:.0f}h{CELL - 6:.0f}v{CELL - 6:.0f}h-{CELL - 6:.0f}Z"
        shapes.append(_shape(place, path, (x + CELL / 2, y + 30), dots))
        own = tuple(dot for dot in dots if dot.place == place.key)
        if own:
            href = own[0].href if len(own) == 1 else place.href
            marks.append(Mark(x + CELL / 2, y + CELL / 2 + 18, own, href))
    return Drawing(2 * MARGIN + across * CELL, 2 * MARGIN + down * CELL, shapes, marks, is_true=False)
