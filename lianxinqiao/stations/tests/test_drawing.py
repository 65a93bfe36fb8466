"""The map: shapes by boundaries or cells, points where they lie, and one point for many."""

from itertools import pairwise
from random import Random

from lianxinqiao.stations.drawing import NEAR, Dot, Place, draw


def square(west: float, south: float, side: float = 0.1) -> dict[str, object]:
    ring = [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    return {"type": "Polygon", "coordinates": [[list(node) for node in ring]]}


PLACES = [Place(1, "云桥街道", square(113.6, 34.7), "/1"), Place(2, "望河镇", square(113.7, 34.7), "/2")]


def test_a_point_lies_where_it_is_in_its_shape() -> None:
    made = draw(PLACES, [Dot(1, "站", "/s", 113.65, 34.75)])
    (mark,), (one, two) = made.marks, made.shapes
    assert made.is_true and (mark.x, mark.y) == (one.x, one.y)
    assert one.x < two.x and one.y == two.y
    assert (one.count, two.count) == (1, 0) and mark.href == "/s"


def test_north_is_above_and_the_proportions_are_true() -> None:
    north, south = draw(PLACES, [Dot(1, "北", "", 113.65, 34.79), Dot(1, "南", "", 113.65, 34.71)]).marks
    assert north.y < south.y
    made = draw(PLACES, [])
    assert 1.6 < (made.width - 28) / (made.height - 28) < 1.7  # two squares of degrees at 34.75 N


def test_what_would_lie_on_each_other_is_one_with_its_number() -> None:
    close = [Dot(1, f"站{n}", f"/s{n}", 113.65 + n / 100_000, 34.75, marked=n == 2) for n in range(3)]
    (mark,) = draw(PLACES, close).marks
    assert (mark.count, mark.href, mark.marked) == (3, "/1", True) and mark.title == "站0；站1；站2"


def test_without_boundaries_it_is_a_schematic_of_cells() -> None:
    places = [Place(n, f"第{n}街道", {}, f"/{n}") for n in range(1, 19)]
    made = draw(places, [Dot(3, "站", "/s"), Dot(3, "站", "/t")])
    assert not made.is_true and len({(shape.x, shape.y) for shape in made.shapes}) == 18
    assert [(mark.count, mark.href) for mark in made.marks] == [(2, "/3")]


def test_one_dot_may_stand_for_many() -> None:
    """What the database counted: the mark and its shape say how many, and it opens where the dot leads."""
    for places in (PLACES, [Place(1, "云桥街道", {}, "/1"), Place(2, "望河镇", {}, "/2")]):
        made = draw(places, [Dot(1, "42个项目", "/list", count=42), Dot(2, "一项", "/p")])
        assert [(mark.count, mark.href, mark.title) for mark in made.marks] == [
            (42, "/list", "42个项目"),
            (1, "/p", "一项"),
        ]
        assert [shape.count for shape in made.shapes] == [42, 1]


def test_one_place_without_a_boundary_makes_all_of_it_a_schematic() -> None:
    assert not draw([*PLACES, Place(3, "新街道")], []).is_true


def test_3000_stations_are_few_marks_that_do_not_share_a_square() -> None:
    random = Random(3000)
    dots = [Dot(1, "站", "", random.uniform(113.6, 113.7), random.uniform(34.7, 34.8)) for _n in range(3000)]
    marks = draw(PLACES, dots).marks
    assert sum(mark.count for mark in marks) == 3000 and len(marks) < 500
    squares = sorted((int(mark.x / NEAR), int(mark.y / NEAR)) for mark in marks)
    assert all(one != two for one, two in pairwise(squares))
