"""The ground of the map: boundaries of streets and townships, and a reviewed base map with its number."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files import actions as files
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal import actions as journal
from lianxinqiao.people import geojson
from lianxinqiao.people.models import Body, Post, Township
from lianxinqiao.people.points import Datum, Point
from lianxinqiao.stations import drawing
from lianxinqiao.stations.models import BaseMap
from lianxinqiao.stations.rules import RULES

SIDE = 2400  # pixels of the longer side that are kept of a base map
OFF = 0.1  # by how much its proportions may differ from those of its corners


@dataclass(frozen=True)
class Bound:
    """What came of a file of boundaries: whose were set, which it named that are unknown, who has none yet."""

    bound: list[str]
    unknown: list[str]
    without: list[str]


@transaction.atomic
def bound(body: Body, *, content: bytes, datum: str = Datum.WGS84, by: Post, at: datetime) -> Bound:
    """Set the boundaries of the streets and townships that a file names, by code or by name; the others keep theirs."""
    RULES.may("map.bound", by, Beginning(body.pk), at)
    rows = list(Township.objects.select_for_update().filter(district=body.district_id, ended_on=None))
    by_code, by_name = {row.code: row for row in rows}, {row.name: row for row in rows}
    taken: dict[int, Township] = {}
    unknown = []
    for feature in geojson.read(content, datum):
        row = by_code.get(feature.code) or by_name.get(feature.name)
        if row is None:
            unknown.append(feature.name or feature.code or "？")
        elif row.pk in taken:
            raise Refused(_("“%(place)s”在文件里出现了两次。") % {"place": row.name})
        else:
            row.boundary, taken[row.pk] = feature.geometry, row
    if not taken:
        words = {"names": "、".join(unknown[:5])}
        raise Refused(_("没有一个地方对得上已登记的街道、乡镇（文件里是：%(names)s）。") % words)
    Township.objects.bulk_update(taken.values(), ["boundary"])
    came = Bound([row.name for row in taken.values()], unknown, [row.name for row in rows if not row.boundary])
    data = {"bound": came.bound, "unknown": unknown, "datum": datum}
    journal.record(act="map.bound", by=by, chain=body.code, obj=body, at=at, data=data)
    return came


@transaction.atomic
def lay_base(
    body: Body,
    *,
    picture: Any,
    approval: str,
    corners: tuple[float, float, float, float],
    datum: str = Datum.WGS84,
    by: Post,
    at: datetime,
) -> BaseMap:
    """Lay a reviewed map under the stations, in place of an earlier one. Corners: west, south, east, north."""
    RULES.may("map.lay_base", by, Beginning(body.pk), at)
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    west, south, east, north = corners
    low, high = Point.taken(south, west, datum), Point.taken(north, east, datum)
    row = BaseMap(
        body=body,
        approval=approval,
        west=low.longitude,
        south=low.latitude,
        east=high.longitude,
        north=high.latitude,
        laid_at=at,
        laid_by=by,
    )
    row.full_clean(exclude=["picture"], validate_constraints=False)
    BaseMap.objects.filter(body=body, taken_off_at=None).update(taken_off_at=at)
    row.picture = files.store(picture, by=by.user, longest=SIDE)
    row.validate_constraints()
    _must_fit(row.picture, row)
    row.save(force_insert=True)
    data = {"approval": row.approval, "corners": list(row.corners), "sha256": row.picture.sha256}
    journal.record(act="map.lay_base", by=by, chain=body.code, obj=row, at=at, data=data)
    return row


def _must_fit(picture: Attachment, row: BaseMap) -> None:
    """Corners that were typed wrongly show in the proportions."""
    if not picture.content_type.startswith("image/"):
        raise Refused(_("底图是图片（.png、.jpg）。"))
    with default_storage.open(picture.path) as file, Image.open(file) as image:
        given = image.width / image.height
    wide, high = drawing.proportions(row.corners)
    if abs(given / (wide / high) - 1) > OFF:
        words = {"given": f"{given:.2f}", "asked": f"{wide / high:.2f}"}
        raise Refused(_("图的宽高比是%(given)s，四边的经纬度算出来是%(asked)s；请核对经纬度，或者裁去图廓。") % words)


@transaction.atomic
def take_off_base(body: Body, *, by: Post, at: datetime) -> None:
    """Without one, stations are drawn on the boundaries alone."""
    RULES.may("map.take_off_base", by, Beginning(body.pk), at)
    row = BaseMap.objects.select_for_update(of=("self",)).filter(body=body, taken_off_at=None).first()
    if row is None:
        raise Refused(_("现在没有底图。"))
    row.taken_off_at = at
    row.save()
    journal.record(act="map.take_off_base", by=by, chain=body.code, obj=row, at=at, data={"approval": row.approval})
