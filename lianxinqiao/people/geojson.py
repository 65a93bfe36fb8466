"""Boundaries as GeoJSON (RFC 7946) has them, read and checked before anything is drawn from them. Pure.

What is kept is a polygon or several in WGS-84 degrees to five places (about a metre), outer rings and holes. Rounding one
node alike for both its neighbours keeps them fitting.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.people.points import Datum, Point

NODES_MOST = 200_000  # of one file
PLACES = 5
NAMES = ("name", "NAME", "名称", "街道", "乡镇", "XZQMC")
CODES = ("code", "adcode", "CODE", "代码", "XZQDM")
Node = tuple[float, float]
Geometry = dict[str, Any]


@dataclass(frozen=True)
class Feature:
    """One place of the file: what it is called there, and its ground."""

    name: str
    code: str
    geometry: Geometry


def read(content: bytes, datum: str = Datum.WGS84) -> list[Feature]:
    """Every place of a file. Raises `Refused` with a sentence where one of them cannot be drawn."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(_("这个文件不是GeoJSON：不能读成JSON。")) from error
    features = told.get("features") if isinstance(told, dict) and told.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise Refused(_("这个文件不是GeoJSON：应当是至少有一个地方的FeatureCollection。"))
    found = [_feature(each, number, datum) for number, each in enumerate(features, 1)]
    if sum(len(ring) for each in found for ring in rings(each.geometry)) > NODES_MOST:
        raise Refused(_("边界超过%(n)s个点，请先简化。") % {"n": NODES_MOST})
    return found


def rings(geometry: Geometry) -> Iterator[list[Node]]:
    """All of it, outer rings and holes, the way they are drawn."""
    shapes = {"Polygon": [geometry.get("coordinates")], "MultiPolygon": geometry.get("coordinates")}
    for polygon in shapes.get(str(geometry.get("type")), []) or []:
        for ring in polygon or []:
            yield [(float(node[0]), float(node[1])) for node in ring]


def _feature(told: Any, number: int, datum: str) -> Feature:
    said = told.get("properties") if isinstance(told, dict) else None
    said = said if isinstance(said, dict) else {}
    name, code = _first(said, NAMES), _first(said, CODES)
    words = {"place": name or code or str(number)}
    geometry = told.get("geometry") if isinstance(told, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in {"Polygon", "MultiPolygon"}:
        raise Refused(_("“%(place)s”不是面（Polygon或者MultiPolygon），不能作边界。") % words)
    try:
        polygons = geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]
        clean = [[_ring(ring, datum) for ring in polygon] for polygon in polygons]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Refused(_("“%(place)s”的坐标不完整，请重新导出。") % words) from error
    except OverflowError as error:
        raise Refused(_("“%(place)s”的坐标不是经纬度，请转换成WGS-84经纬度后再导入。") % words) from error
    if not clean or not all(clean):
        raise Refused(_("“%(place)s”的坐标不完整，请重新导出。") % words)
    return Feature(name, code, {"type": "MultiPolygon", "coordinates": clean})


def _first(said: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((str(said[name]).strip() for name in names if said.get(name) not in {None, ""}), "")


def _ring(ring: Any, datum: str) -> list[list[float]]:
    """Closed, with no node twice in a row; ValueError where nothing is left of it."""
    clean: list[list[float]] = []
    for node in ring:
        longitude, latitude = float(node[0]), float(node[1])
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise OverflowError
        point = Point.taken(latitude, longitude, datum)
        put = [round(point.longitude, PLACES), round(point.latitude, PLACES)]
        if not clean or clean[-1] != put:
            clean.append(put)
    if clean and clean[0] != clean[-1]:
        clean.append(clean[0])
    if len(clean) < 4:
        raise ValueError(ring)
    return clean
