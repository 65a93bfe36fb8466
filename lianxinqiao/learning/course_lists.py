"""The lists of courses and reading groups."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.learning import queries
from lianxinqiao.learning.models import Member, Talk, Week
from lianxinqiao.learning.stages import CourseStage, GroupStage, TalkStage
from lianxinqiao.learning.who import READERS
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables


class CourseTable(listing.Table):
    noun = pgettext_lazy("课程的量词", "门")
    default_sort = "-opened"
    columns: ClassVar = (
        tables.Column("title", _("课程名称"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("count", _("课数"), "count", number=True),
        tables.Column("takers", _("学员（人）"), "takers", number=True),
        tables.Column("opened", _("开放日期"), "opened_on", sort="opened_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


COURSES = listing.Listing(
    "courses",
    _("课程"),
    CourseTable,
    rows=queries.courses,
    filters=lambda post: [
        filters.Text("q", _("课程名称"), ("title", "about")),
        filters.Choice("stage", _("状态"), "stage", CourseStage.choices, several=True),
    ],
    piles=(),
    address="courses",
    roles=READERS,
    nothing=_("还没有课程。"),
    template="learning/courses.html",
    order=73,
)


class GroupTable(listing.Table):
    noun = pgettext_lazy("读书小组的量词", "个")
    default_sort = "-formed"
    columns: ClassVar = (
        tables.Column("name", _("小组名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("book", _("共读的书"), "book"),
        tables.Column("owner", _("领读人"), "owner.spoken"),
        tables.Column("count", _("组员（人）"), "count", number=True),
        tables.Column("formed", _("成立日期"), "formed_on", sort="formed_on"),
        tables.Column("stage", _("状态"), "mark"),
    )


def _talks(post: Post, _today: date) -> Q:
    return Q(group__body=post.body_id, group__owner=post.person_id, stage=TalkStage.WAITING)


def _weeks(post: Post) -> Any:
    return Week.objects.filter(group__body=post.body_id or 0, group__stage=GroupStage.READING).select_related(
        "group__body"
    )


def _my_weeks(post: Post) -> Q:
    return Q(group__in=Member.objects.filter(person=post.person_id).values("group"))


GROUPS = listing.Listing(
    "reading-groups",
    _("读书小组"),
    GroupTable,
    rows=queries.groups,
    filters=lambda post: [filters.Choice("stage", _("状态"), "stage", GroupStage.choices, several=True)],
    piles=(Pile("talks", _("待审看的交流笔记"), READERS, Talk, _talks, path="group"),),
    days=(
        Days(
            "reading-week",
            _("读书小组周计划"),
            _weeks,
            on="until",
            mine=_my_weeks,
            title=lambda row: f"{row.group}　{row}",
        ),
    ),
    address="reading-groups",
    roles=READERS,
    nothing=_("还没有读书小组。"),
    template="learning/groups.html",
    order=74,
)
