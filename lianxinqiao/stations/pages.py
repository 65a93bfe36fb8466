"""The page of a station, as who serves in its body sees it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.people.models import Post
from lianxinqiao.stations import days
from lianxinqiao.stations.models import Station


def facts(station: Station, _post: Post | None) -> list[tuple[Any, Any]]:
    """What its register says; the page leaves out what is empty."""
    return [
        (_("编号"), station.number_text),
        (pgettext_lazy("联络站", "类别"), station.get_kind_display()),
        (_("街道、乡镇"), station.township),
        (_("地址"), station.address_spoken),
        (_("联系电话"), station.phone),
        (_("站长"), station.head),
        (_("站长层级"), station.get_level_display()),
        (_("一站一品"), station.specialty_spoken),
        (_("开放时间"), station.opening),
        (_("接待日"), days.sentence(station.reception)),
        (_("用房"), _premises(station)),
        (_("工作人员"), _staff(station)),
        (_("年度经费（元）"), station.budget),
        (_("建站日期"), station.founded_on),
        (_("短码"), station.code),
        (_("撤销日期"), station.ended_on),
        (_("撤销原因"), station.ended_because),
    ]


def _premises(station: Station) -> Any:
    if not station.area:
        return station.get_premises_display()
    return _("%(kind)s %(area)s平方米") % {"kind": station.get_premises_display(), "area": station.area}


def _staff(station: Station) -> Any:
    if not station.full_time and not station.part_time:
        return ""
    return _("专职%(full)s人，兼职%(part)s人") % {"full": station.full_time, "part": station.part_time}
