"""The lists of members in the community and of their studios."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.conveners.lists import READERS
from lianxinqiao.conveners.models import CheckIn, Studio
from lianxinqiao.conveners.stages import CheckInStage, StudioStage
from lianxinqiao.people import names
from lianxinqiao.ui import filters, tables


class CheckInTable(listing.Table):
    noun = pgettext_lazy("进社区", "人次")
    default_sort = "-id"
    columns: ClassVar = (
        tables.Column("name", _("委员"), "mandate.person.spoken", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("sector", _("界别"), "mandate.sector_spoken"),
        tables.Column("place", _("街道、乡镇或社区"), "township.spoken"),
        tables.Column("offers", _("可以提供的咨询和服务"), "offers"),
        tables.Column("on", _("报到日期"), "reported_on", sort="reported_on"),
        tables.Column("stage", _("状态"), "mark"),
    )


class StudioTable(listing.Table):
    noun = pgettext_lazy("工作室", "处")
    default_sort = "-id"
    columns: ClassVar = (
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("工作室", "类别"), "get_kind_display"),
        tables.Column("place", _("街道、乡镇或社区"), "township.spoken"),
        tables.Column("lead", _("领办委员"), lambda row: row.mandate.person.spoken if row.mandate else ""),
        tables.Column("opened", _("设立日期"), "opened_on", sort="opened_on"),
        tables.Column("stage", _("状态"), "mark"),
    )


CHECK_INS = listing.Listing(
    "check-ins",
    _("委员进社区"),
    CheckInTable,
    rows=lambda post: CheckIn.objects.visible_to(post).select_related("township", "mandate__person", "body"),
    filters=lambda post: [
        filters.Text("q", _("委员、地方或服务"), search=names.search("mandate__person__", "township__name", "offers")),
        filters.Choice("stage", _("状态"), "stage", CheckInStage.choices),
        places.by_township(post),
        places.by_committee(post, "mandate__committee"),
    ],
    address="check-ins",
    roles=READERS,
    nothing=_("还没有委员报到。"),
    template="conveners/check_ins.html",
    order=46,
    bodies=IN_CPPCC,
)
STUDIOS = listing.Listing(
    "studios",
    _("委员工作室"),
    StudioTable,
    rows=lambda post: Studio.objects.visible_to(post).select_related("township", "mandate__person", "body"),
    filters=lambda post: [
        filters.Text("q", _("名称或地方"), ("name", "township__name")),
        filters.Choice("kind", pgettext_lazy("工作室", "类别"), "kind", Studio.Kind.choices),
        filters.Choice("stage", _("状态"), "stage", StudioStage.choices),
        places.by_township(post),
    ],
    address="studios",
    roles=READERS,
    nothing=_("还没有工作室、议事室。"),
    template="conveners/studios.html",
    order=47,
    bodies=IN_CPPCC,
)
