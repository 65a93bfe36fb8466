"""The list of yearly plans; the pages of conveners and sectors are beside it."""

from datetime import date
from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC, OFFICE, WITH_STATIONS, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.piles import Pile
from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.conveners.stages import Stage
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

CONVENER = frozenset({RoleCode.STATION_STAFF})
READERS = WITH_STATIONS


class PlanTable(listing.Table):
    noun = pgettext_lazy("年度计划", "份")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("年度"), "year", sort="year"),
        tables.Column("name", _("名称"), str, main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("planned", _("制定日期"), "planned_on", sort="planned_on"),
        tables.Column("reported", _("总结日期"), "reported_on", sort="reported_on", nullable=True),
        tables.Column("stage", _("状态"), "get_stage_display"),
    )


def _not_reported(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=Stage.PLANNED, year__lt=today.year)


PLANS = listing.Listing(
    "year-plans",
    _("年度计划和总结"),
    PlanTable,
    rows=lambda post: YearPlan.objects.visible_to(post).select_related("township", "body"),
    filters=lambda post: [
        filters.Text("q", _("街道、乡镇或界别"), ("township__name", "sector")),
        filters.Choice("stage", _("状态"), "stage", Stage.choices),
        places.by_township(post),
    ],
    piles=(
        Pile("plans-late", _("上年计划没有总结"), OFFICE, YearPlan, _not_reported, tone="warn", watched=True),
        Pile(
            "plan-report",
            _("待写的年度总结"),
            CONVENER,
            YearPlan,
            lambda post, today: _not_reported(post, today) & Q(township=post.township_id or 0),
            act="year_plan.report",
        ),
    ),
    address="year-plans",
    roles=READERS,
    nothing=_("还没有年度计划。"),
    template="conveners/plans.html",
    order=45,
    bodies=IN_CPPCC,
)
