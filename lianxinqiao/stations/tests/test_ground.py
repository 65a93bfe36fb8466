"""The ground of the map: boundaries from a file, a reviewed base map with its number."""

import io
import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lianxinqiao.access.refused import Refused
from lianxinqiao.people import geojson
from lianxinqiao.people.points import Point
from lianxinqiao.stations.actions import mapping
from lianxinqiao.stations.models import BaseMap
from lianxinqiao.stations.tests.scene import a_station
from lianxinqiao.stations.tests.test_drawing import square
from lianxinqiao.stations.tests.test_screens import signed_in
from tests.cast import Cast, moment

AT = moment("2026-03-02")
CORNERS = (113.6, 34.7, 113.8, 34.8)
NUMBER = "豫S〔2025〕018号"


def told(**geometries: Any) -> bytes:
    """A file that names each place."""
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": geometry} for name, geometry in geometries.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def picture(width: int = 330, height: int = 200) -> ContentFile:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#dfe").save(out, "PNG")
    return ContentFile(out.getvalue(), name="底图.png")


# ------------------------------------------------------------------ what a file may say
def test_a_ring_is_closed_and_loses_what_stands_on_one_spot() -> None:
    ring = [[113.6, 34.7], [113.6000001, 34.7], [113.7, 34.7], [113.7, 34.8]]
    (read,) = geojson.read(told(云桥街道={"type": "Polygon", "coordinates": [ring]}))
    assert list(geojson.rings(read.geometry)) == [[(113.6, 34.7), (113.7, 34.7), (113.7, 34.8), (113.6, 34.7)]]


def test_holes_and_islands_are_kept() -> None:
    outer, hole = (square(113.6, 34.7, side)["coordinates"][0] for side in (0.1, 0.02))  # type: ignore[index]
    island = square(114, 35)["coordinates"]
    (read,) = geojson.read(told(云桥街道={"type": "MultiPolygon", "coordinates": [[outer, hole], island]}))
    assert [len(polygon) for polygon in read.geometry["coordinates"]] == [2, 1]


def test_what_was_drawn_on_a_chinese_map_is_put_back() -> None:
    (read,) = geojson.read(told(云桥街道=square(113.6, 34.7)), "gcj02")
    longitude, latitude = next(geojson.rings(read.geometry))[0]
    assert 400 < Point(latitude, longitude).metres_to(Point(34.7, 113.6)) < 700


LINE = {"type": "LineString", "coordinates": [[113, 34], [114, 35]]}
FLAT = {"type": "Polygon", "coordinates": [[[38461000, 3845000], [38462000, 3845000], [38462000, 3846000]]]}
THIN = {"type": "Polygon", "coordinates": [[[113, 34], [113, 34], [114, 34]]]}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04", "不能读成JSON"),
        (b"[1]", "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "FeatureCollection"),
        (told(甲=LINE), "“甲”不是面"),
        (told(甲=FLAT), "“甲”的坐标不是经纬度"),
        (told(甲=THIN), "“甲”的坐标不完整"),
        (told(甲={"type": "Polygon", "coordinates": []}), "“甲”的坐标不完整"),
        (told(甲={"type": "Polygon", "coordinates": [[["x", 1]]]}), "“甲”的坐标不完整"),
        (told(甲=None), "“甲”不是面"),
    ],
)
def test_a_file_that_cannot_be_drawn_says_why(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        geojson.read(content)


# ------------------------------------------------------------------ the acts
def test_boundaries_are_set_by_name_and_the_rest_is_said(people: Cast) -> None:
    content = told(云桥街道=square(113.6, 34.7), 外地街道=square(113.7, 34.7))
    came = mapping.bound(people.body, content=content, by=people.clerk, at=AT)
    assert (came.bound, came.unknown) == (["云桥街道"], ["外地街道"])
    assert came.without == ["望河镇"]
    people.townships["yunqiao"].refresh_from_db()
    assert people.townships["yunqiao"].boundary["type"] == "MultiPolygon"


def test_a_file_of_somewhere_else_changes_nothing(people: Cast) -> None:
    with pytest.raises(Refused, match="外地街道"):
        mapping.bound(people.body, content=told(外地街道=square(1, 1)), by=people.clerk, at=AT)


def test_a_base_map_has_its_number_and_its_proportions(people: Cast) -> None:
    laid = {"corners": CORNERS, "by": people.clerk, "at": AT}
    with pytest.raises(ValidationError, match="审图号照图上的写"):
        mapping.lay_base(people.body, picture=picture(), approval="没有", **laid)
    with pytest.raises(Refused, match="宽高比"):
        mapping.lay_base(people.body, picture=picture(200, 330), approval=NUMBER, **laid)
    with pytest.raises(ValidationError, match="西边的经度应当小于东边"):
        mapping.lay_base(people.body, picture=picture(), approval=NUMBER, **{**laid, "corners": (114, 34, 113, 35)})
    first = mapping.lay_base(people.body, picture=picture(), approval=f"审图号：{NUMBER}", **laid)
    assert (first.approval, BaseMap.of(people.body)) == (NUMBER, first)
    second = mapping.lay_base(people.body, picture=picture(), approval="GS（2026）77号", **laid)
    assert BaseMap.of(people.body) == second and BaseMap.objects.count() == 2


def test_on_a_base_map_the_number_is_printed_and_what_has_no_place_is_said(client: Client, people: Cast) -> None:
    a_station(people, given_latitude=34.75, given_longitude=113.7)
    a_station(people, "望河镇前湾村代表联络点")
    laid = mapping.lay_base(people.body, picture=picture(), approval=NUMBER, corners=CORNERS, by=people.clerk, at=AT)
    page = client.get("/s").content.decode()
    assert page.count(f"审图号：{NUMBER}") == 2 and f'href="/s/ground/{laid.pk}"' in page
    assert "1个站没有坐标" in page
    assert client.get(f"/s/ground/{laid.pk}")["Content-Type"] == "image/png"
    mapping.take_off_base(people.body, by=people.clerk, at=AT)
    assert client.get(f"/s/ground/{laid.pk}").status_code == 404
    assert "审图号" not in client.get("/s").content.decode()


# ------------------------------------------------------------------ the screen
def test_the_office_does_both_on_one_screen(client: Client, people: Cast) -> None:
    assert signed_in(client, people, "deputy").get("/stations/map/ground").status_code == 403
    signed_in(client, people, "clerk")
    content = told(云桥街道=square(113.6, 34.7), 望河镇=square(113.7, 34.7))
    file = SimpleUploadedFile("边界.geojson", content)
    answer = client.post("/stations/map/ground", {"which": "bound", "content": file, "datum": "wgs84"}, follow=True)
    assert "已导入2个街道、乡镇的边界" in answer.content.decode()
    west, south, east, north = CORNERS
    typed = {"which": "lay_base", "approval": "1", "west": west, "south": south, "east": east, "north": north}
    answer = client.post("/stations/map/ground", {**typed, "picture": picture(), "datum": "wgs84"})
    assert "审图号照图上的写" in answer.content.decode()
    typed["approval"] = NUMBER
    answer = client.post("/stations/map/ground", {**typed, "picture": picture(), "datum": "wgs84"}, follow=True)
    assert NUMBER in answer.content.decode()
    answer = client.post("/stations/map/ground", {"which": "take_off_base"}, follow=True)
    assert "没有底图" in answer.content.decode()
