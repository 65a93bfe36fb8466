"""A map of the district, drawn on the server as shapes and points: no outside service, no script. Pure.

With boundaries (GeoJSON in WGS-84) each township has its shape; without, it is a cell in a schematic of equal cells. A base
map lies under everything and is the frame. Points that would lie on each other become one with their number. It is a
schematic map （示意图） and says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil, cos, radians, sqrt
from typing import Any

from lianxinqiao.people.geojson import rings as rings_of

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
    """A station: where it lies in WGS-84 (None: somewhere in its place), and what opens on it.

    What lies nowhere nearer than its place is counted by the database: one dot is `count` things.
    """

    place: int
    name: str
    href: str
    longitude: float | None = None
    latitude: float | None = None
    marked: bool = False
    count: int = 1


@dataclass(frozen=True)
class Base:
    """A picture of the ground, where its corners lie (west, south, east, north), and the number of its review."""

    href: str
    corners: tuple[float, float, float, float]
    approval: str


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
        return sum(dot.count for dot in self.dots)

    @property
    def marked(self) -> bool:
        return any(dot.marked for dot in self.dots)

    @property
    def radius(self) -> float:
        return 6.5 if self.count == 1 else min(10 + 2 * sqrt(self.count), 20)

    @property
    def title(self) -> str:
        return "；".join(dot.name for dot in self.dots[:12]) + ("……" if len(self.dots) > 12 else "")


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    shapes: list[Shape]
    marks: list[Mark]
    is_true: bool  # by boundaries; else a schematic of equal cells
    base: Base | None = None
    left_out: int = 0  # dots that have no place on a base map

    @property
    def inner_width(self) -> float:
        return round(self.width - 2 * MARGIN, 1)

    @property
    def inner_height(self) -> float:
        return round(self.height - 2 * MARGIN, 1)

    @property
    def foot(self) -> float:
        """Where the number of the base map's review stands."""
        return round(self.height - MARGIN - 8, 1)


def draw(places: Sequence[Place], dots: Iterable[Dot], base: Base | None = None) -> Drawing:
    """On a base map where there is one, by boundaries where every place has one, else by cells."""
    dots = list(dots)
    rings = {place.key: list(rings_of(place.boundary)) for place in places}
    if base or (places and all(rings.values())):
        return _true([place for place in places if rings[place.key]], rings, dots, base)
    return _schematic(places, dots)


def proportions(corners: tuple[float, float, float, float]) -> Node:
    """How wide and how high a frame is on the ground, in degrees of latitude."""
    west, south, east, north = corners
    return (east - west) * cos(radians((south + north) / 2)), north - south


# ------------------------------------------------------------------ by boundaries
def _true(places: Sequence[Place], rings: dict[int, list[list[Node]]], dots: list[Dot], base: Base | None) -> Drawing:
    west, _south, east, north = frame = base.corners if base else _around(rings)
    wide, high = proportions(frame)
    scale = min((WIDE - 2 * MARGIN) / wide, (HIGHEST - 2 * MARGIN) / high)
    width, height = 2 * MARGIN + wide * scale, 2 * MARGIN + high * scale

    def put(node: Node) -> Node:
        x = (node[0] - west) / (east - west) * wide * scale
        return MARGIN + x, MARGIN + (north - node[1]) * scale

    drawn = {place.key: [[put(node) for node in ring] for ring in rings[place.key]] for place in places}
    middles = {key: _middle(max(each, key=_area)) for key, each in drawn.items()}
    where = []
    for dot in dots:
        node = below(middles[dot.place]) if dot.place in middles else None
        if dot.longitude is not None and dot.latitude is not None:
            node = put((dot.longitude, dot.latitude))
        if node and (not base or (0 <= node[0] <= width and 0 <= node[1] <= height)):
            where.append((node, dot))
    counts = _counted(dots)
    shapes = [_shape(place, _path(drawn[place.key]), middles[place.key], counts) for place in places]
    marks = list(_together(where, {place.key: place.href for place in places}))
    left_out = sum(dot.count for dot in dots) - sum(dot.count for _node, dot in where)
    return Drawing(round(width, 1), round(height, 1), shapes, marks, is_true=True, base=base, left_out=left_out)


def _counted(dots: Iterable[Dot]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for dot in dots:
        counts[dot.place] += dot.count
    return counts


def below(node: Node) -> Node:
    """Under the name that stands in the middle of a place: a point of which no more is known."""
    return node[0], node[1] + NEAR


def _around(rings: dict[int, list[list[Node]]]) -> tuple[float, float, float, float]:
    nodes = [node for each in rings.values() for ring in each for node in ring]
    longitudes, latitudes = [x for x, _y in nodes], [y for _x, y in nodes]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _shape(place: Place, path: str, middle: Node, counts: Counter[int]) -> Shape:
    return Shape(place, path, round(middle[0], 1), round(middle[1], 1), counts[place.key])


def _path(rings: Iterable[list[Node]]) -> str:
    """Holes stay open by the rule of even and odd; nodes that fall on one point of the drawing are one."""
    drawn = ((f"{x:.1f} {y:.1f}" for x, y in ring) for ring in rings)
    return "".join("M" + "L".join(node for node, _again in groupby(ring)) + "Z" for ring in drawn)


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
    counts = _counted(dots)
    for number, place in enumerate(places):
        x, y = MARGIN + number % across * CELL, MARGIN + number // across * CELL
        path = f"M{x + 3:.0f} {y + 3:.0f}h{CELL - 6:.0f}v{CELL - 6:.0f}h-{CELL - 6:.0f}Z"
        shapes.append(_shape(place, path, (x + CELL / 2, y + 30), counts))
        own = tuple(dot for dot in dots if dot.place == place.key)
        if own:
            href = own[0].href if len(own) == 1 else place.href
            marks.append(Mark(x + CELL / 2, y + CELL / 2 + 18, own, href))
    return Drawing(2 * MARGIN + across * CELL, 2 * MARGIN + down * CELL, shapes, marks, is_true=False)
