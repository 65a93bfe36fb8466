"""Lists of what stands beside activities: problems, campaigns, yearly plans. `lists` gathers them."""

from typing import ClassVar

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, UNIT, WITH_STATIONS, RoleCode
from lianxinqiao.activities import pages_beside, queries
from lianxinqiao.activities.models import Campaign, Host, PlanLine, Problem, WorkPlan
from lianxinqiao.activities.stages import ProblemStage, WorkPlanStage
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places, searching
from lianxinqiao.acts.beside import number
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

STAFF = frozenset({RoleCode.STATION_STAFF})
READERS = WITH_STATIONS


def campaigns(post: Post | None) -> list[tuple[int, str]]:
    return list(Campaign.objects.visible_to(post).values_list("pk", "name"))


# ------------------------------------------------------------------ problems
class ProblemTable(listing.Table):
    noun = _("个")
    default_sort = "due"
    columns: ClassVar = (
        tables.Column("host", _("企业、村"), "host"),
        tables.Column("text", _("问题"), "text", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("unit", _("责任单位"), "organization.spoken"),
        tables.Column("due", _("办理期限"), "due_on", sort="due_on"),
        tables.Column("left", _("剩余天数"), pages_beside.days_left),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("listed", _("挂号日期"), "listed_on", sort="listed_on", default=False),
        tables.Column("struck", _("销号日期"), "struck_off_on", sort="struck_off_on", nullable=True, default=False),
    )


PROBLEMS = listing.Listing(
    "problems",
    _("企业和村的问题"),
    ProblemTable,
    rows=queries.problems,
    filters=lambda post: [
        searching.words("q", _("问题或企业、村"), post, fields=("text", "host__name")),
        filters.Choice("stage", _("状态"), "stage", ProblemStage.choices, several=True),
        filters.Choice("campaign", _("主题活动"), "campaign", lambda: campaigns(post)),
        places.by_township(post, "host__township"),
    ],
    piles=(
        Pile(
            "listed",
            _("待解决的企业和村的问题"),
            UNIT,
            Problem,
            lambda post, today: Q(organization=post.organization_id, stage=ProblemStage.LISTED),
            due="due_on",
            act="problem.solve",
        ),
        Pile(
            "to-strike",
            _("待确认销号"),
            OFFICE,
            Problem,
            lambda post, today: Q(body=post.body_id, stage=ProblemStage.DONE),
            act="problem.strike_off",
        ),
        Pile(
            "problems-late",
            _("逾期未解决"),
            OFFICE,
            Problem,
            lambda post, today: Q(body=post.body_id, stage=ProblemStage.LISTED, due_on__lt=today),
            tone="bad",
            due="due_on",
            watched=True,
        ),
    ),
    due="due_on",
    address="problems",
    roles=READERS | UNIT,
    nothing=_("没有符合条件的问题。"),
    days=(
        Days(
            "problem",
            _("问题办理期限"),
            lambda post: queries.problems(post).filter(stage=ProblemStage.LISTED),
            on="due_on",
            mine=lambda post: Q(organization=post.organization_id or 0),
        ),
    ),
    order=42,
)


# ------------------------------------------------------------------ campaigns
class CampaignTable(listing.Table):
    noun = _("个")
    default_sort = "-from"
    columns: ClassVar = (
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("from", _("自"), "from_on", sort="from_on"),
        tables.Column("to", _("至"), "to_on", sort="to_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


CAMPAIGNS = listing.Listing(
    "campaigns",
    _("主题活动"),
    CampaignTable,
    rows=Campaign.objects.visible_to,
    filters=lambda post: [filters.Text("q", _("名称或目标"), ("name", "aim"))],
    address="campaigns",
    roles=READERS,
    nothing=_("还没有主题活动。"),
    template="activities/campaigns.html",
    order=41,
)


# ------------------------------------------------------------------ yearly plans
class WorkPlanTable(listing.Table):
    noun = _("份")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("年度"), "year", sort="year"),
        tables.Column("title", _("名称"), str, main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("lines", _("安排（项）"), "in_force", number=True),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("published", _("公布日期"), "published_on", default=False),
    )


WORKPLANS = listing.Listing(
    "activity-plans",
    _("代表工作计划"),
    WorkPlanTable,
    rows=lambda post: WorkPlan.objects.visible_to(post).annotate(
        in_force=number(PlanLine.objects.filter(dropped=False), "plan")
    ),
    filters=lambda post: [filters.Choice("stage", _("状态"), "stage", WorkPlanStage.choices, several=True)],
    piles=(
        Pile(
            "plan-adopt",
            _("起草中的年度活动计划"),
            OFFICE,
            WorkPlan,
            lambda post, today: Q(body=post.body_id, stage=WorkPlanStage.DRAFTED),
            act="workplan.adopt",
        ),
        Pile(
            "plan-publish",
            _("待公布的年度活动计划"),
            OFFICE,
            WorkPlan,
            lambda post, today: Q(body=post.body_id, stage=WorkPlanStage.ADOPTED),
            act="workplan.publish",
        ),
    ),
    address="activity-plans",
    roles=READERS,
    in_cppcc=_("委员活动计划"),
    nothing=_("还没有年度活动计划。"),
    template="activities/workplans.html",
    order=39,
)


# ------------------------------------------------------------------ whom they go to see
class HostTable(listing.Table):
    noun = _("个")
    default_sort = "last"
    columns: ClassVar = (
        tables.Column("name", _("名称"), "name", main=True, sort="name", link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("走访对象", "类别"), "get_kind_display"),
        tables.Column("township", _("街道、乡镇"), "township.spoken"),
        tables.Column(
            "last", _("最近走访"), lambda row: row.last and timezone.localdate(row.last), sort="last", nullable=True
        ),
        tables.Column("times", _("走访（次）"), "times", sort="times", number=True),
        tables.Column("still", _("未销号的问题"), "still", sort="still", number=True),
    )


HOSTS = listing.Listing(
    "hosts",
    _("走访对象"),
    HostTable,
    rows=queries.hosts,
    filters=lambda post: [
        filters.Text("q", _("名称"), ("name",)),
        filters.Choice("kind", pgettext_lazy("走访对象", "类别"), "kind", Host.Kind.choices, several=True),
        places.by_township(post),
    ],
    address="hosts",
    roles=READERS,
    nothing=_("没有符合条件的走访对象。"),
    template="activities/hosts.html",
    order=42,
)
