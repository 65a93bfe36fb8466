"""What the room's templates ask: the ways of looking at its stations, and who keeps the register."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Post
from lianxinqiao.stations import rules

register = template.Library()


@register.simple_tag
def may_keep(post: Post | None) -> bool:
    return can(rules.may, "station.found", post, Beginning(post.body_id if post else None))


@register.inclusion_tag("stations/part_ways.html")
def ways(post: Post | None, current: str) -> dict[str, Any]:
    """List, map, and for the office where nothing has happened for how long."""
    found = [("list", _("列表"), reverse("stations")), ("map", _("示意图"), reverse("station-map"))]
    if may_keep(post):
        found.append(("coverage", _("覆盖情况"), reverse("station-coverage")))
        found.append(("rubric", _("评定标准"), reverse("station-rubric")))
    return {"ways": found, "current": current}
