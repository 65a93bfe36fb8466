"""The ground of the invented district: its streets and townships, each with a boundary of its own that fits its neighbours."""

from itertools import pairwise
from random import Random
from typing import Any

from lianxinqiao.people.models import District, Organization, Township

# Where each lies, from north-west to south-east: (code, name, its English, kind).
GRID = (
    (
        ("baisha", "白沙镇", "Baisha Town", "town"),
        ("bailing", "柏岭镇", "Bailing Town", "town"),
        ("shuangquan", "双泉街道", "Shuangquan Subdistrict", "street"),
        ("fenglin", "枫林街道", "Fenglin Subdistrict", "street"),
        ("qianwan", "前湾镇", "Qianwan Town", "town"),
        ("wanghe", "望河镇", "Wanghe Town", "town"),
    ),
    (
        ("liyuan", "梨园乡", "Liyuan Township", "township"),
        ("gaoxin", "高新区管委会", "High-tech Zone", "zone"),
        ("wenchang", "文昌街道", "Wenchang Subdistrict", "street"),
        ("yunqiao", "云桥街道", "Yunqiao Subdistrict", "street"),
        ("liudi", "柳堤街道", "Liudi Subdistrict", "street"),
        ("shidu", "石渡街道", "Shidu Subdistrict", "street"),
    ),
    (
        ("hetang", "荷塘镇", "Hetang Town", "town"),
        ("qinghe", "青禾街道", "Qinghe Subdistrict", "street"),
        ("nanping", "南屏街道", "Nanping Subdistrict", "street"),
        ("dongli", "东篱街道", "Dongli Subdistrict", "street"),
        ("chunhui", "春晖街道", "Chunhui Subdistrict", "street"),
        ("shiqiao", "石桥乡", "Shiqiao Township", "township"),
    ),
)
# Which delegation of deputies covers which of them.
COVERS = {
    "云桥": ("yunqiao", "wenchang"), "柳堤": ("liudi", "chunhui"), "东篱": ("dongli", "fenglin"), "青禾": ("qinghe", "gaoxin"),
    "石渡": ("shidu", "shiqiao", "hetang"), "望河": ("wanghe", "qianwan"), "南屏": ("nanping", "baisha", "liyuan"),
    "双泉": ("shuangquan", "bailing"),
}  # fmt: skip
NORTH, WEST, HIGH, WIDE = 34.83, 113.50, 0.055, 0.042  # degrees: the corner, and the size of a cell
Node = tuple[float, float]


def lay_out(district: District, units: dict[str, Organization]) -> dict[str, Township]:
    """All of them, in the order of the register: streets, the zone, towns, townships."""
    shapes = _shapes()
    order = {"street": 0, "zone": 1, "town": 2, "township": 3}
    rows = sorted(((order[row[3]], place, row) for place, row in enumerate(sum(GRID, ()))), key=lambda each: each[:2])
    return {
        code: Township.objects.create(
            district=district,
            code=code,
            name=name,
            name_en=english,
            kind=kind,
            unit=units.get(code),
            boundary=shapes[code],
            position=position,
        )
        for position, (_kind, _place, (code, name, english, kind)) in enumerate(rows)
    }


def _shapes() -> dict[str, dict[str, Any]]:
    """Cells whose corners were moved a little, with a bend in every side that both neighbours share."""
    draw = Random(20200108)  # noqa: S311 - a story, not a secret
    down, across = len(GRID), len(GRID[0])
    corners = {
        (y, x): (_moved(draw, WEST + x * WIDE), _moved(draw, NORTH - y * HIGH))
        for y in range(down + 1)
        for x in range(across + 1)
    }
    bends: dict[tuple[Any, Any], list[Node]] = {}

    def side(one: tuple[int, int], two: tuple[int, int]) -> list[Node]:
        first, last = min(one, two), max(one, two)
        if (first, last) not in bends:
            (west, north), (east, south) = corners[first], corners[last]
            bends[first, last] = [
                (
                    _moved(draw, west + (east - west) * part, 0.0022),
                    _moved(draw, north + (south - north) * part, 0.0022),
                )
                for part in (0.25, 0.5, 0.75)
            ]
        found = bends[first, last]
        return [corners[one], *(found if first == one else found[::-1])]

    shapes = {}
    for y, row in enumerate(GRID):
        for x, (code, *_names) in enumerate(row):
            around = [(y, x), (y, x + 1), (y + 1, x + 1), (y + 1, x), (y, x)]
            ring = [node for one, two in pairwise(around) for node in side(one, two)]
            shapes[code] = {"type": "Polygon", "coordinates": [[list(node) for node in [*ring, ring[0]]]]}
    return shapes


def _moved(draw: Random, value: float, by: float = 0.007) -> float:
    return round(value + draw.uniform(-by, by), 6)


def within(township: Township, draw: Random) -> Node:
    """A place in it, nearer to its middle than to its edge: longitude, latitude."""
    ring = township.boundary["coordinates"][0]
    middle = [sum(node[axis] for node in ring[:-1]) / (len(ring) - 1) for axis in (0, 1)]
    edge, far = draw.choice(ring), 0.85 * draw.random() ** 0.7
    return round(middle[0] + (edge[0] - middle[0]) * far, 6), round(middle[1] + (edge[1] - middle[1]) * far, 6)
