"""The lists of this room: projects with their board, and the yearly plans."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.boards import Board
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.models.spoken import options
from lianxinqiao.projects import queries
from lianxinqiao.projects.call_lists import CALLS
from lianxinqiao.projects.kinds import Purpose
from lianxinqiao.projects.models import Follower, Milestone, Plan, Project, Result
from lianxinqiao.projects.stages import PROJECT, UNDER_WAY, Measured, PlanStage, Stage
from lianxinqiao.projects.who import READERS
from lianxinqiao.ui import filters, tables

__all__ = ["BOARD", "CALLS", "PLANS", "PROJECTS", "READERS"]
WATCHERS = OFFICE | {RoleCode.CHAIRPERSONS}


# ------------------------------------------------------------------ projects
class ProjectTable(listing.Table):
    noun = pgettext_lazy("项目的量词", "项")
    default_sort = "-begins"
    columns: ClassVar = (
        tables.Column("name", _("项目名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("purpose", _("领域"), "get_purpose_display", sort="purpose"),
        tables.Column("unit", pgettext_lazy("项目", "责任单位"), "unit.spoken"),
        tables.Column("percent", _("形象进度（%）"), "percent", sort="percent", number=True),
        tables.Column("begins", _("计划开工"), "begins_on", sort="begins_on", default=False),
        tables.Column("ends", _("计划完工"), "ends_on", sort="ends_on"),
        tables.Column("total", _("总投资（万元）"), "total", sort="total", number=True),
        tables.Column("arranged", _("已安排（万元）"), "arranged", number=True, default=False),
        tables.Column("paid", _("已支付（万元）"), "paid", number=True, default=False),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("township", _("街道、乡镇"), "township.spoken", default=False),
        tables.Column("leader", _("牵头领导"), "leader", default=False),
        tables.Column("opened", _("投入使用"), "opened_on", sort="opened_on", nullable=True, default=False),
    )


def _units(post: Post | None) -> list[tuple[int, str]]:
    theirs = Project.objects.filter(unit=OuterRef("pk"), body=post.body_id if post else 0)
    rows = Organization.objects.filter(Exists(theirs))
    return options(rows.values_list("pk", "short_name", "name_en"))


def _late(rows: Any) -> Any:
    return queries.late(rows, timezone.localdate())


def declared(post: Post | None) -> list[filters.Filter]:
    return [
        filters.Text("q", _("名称或建设内容"), ("name", "content", "code")),
        filters.Choice("purpose", _("领域"), "purpose", Purpose.choices, several=True),
        filters.Choice("unit", pgettext_lazy("项目", "责任单位"), "unit", lambda: _units(post), several=True),
        places.by_township(post),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
        filters.Flag("livelihood", _("只看民生项目"), lambda rows: rows.filter(livelihood=True)),
        filters.Flag("late", _("只看逾期"), _late),
    ]


def _milestones(post: Post, today: date, near: date) -> Q:
    """The unit's own next ones: overdue or near."""
    return Q(
        project__unit=post.organization_id,
        project__stage__in=[Stage.BEGUN],
        reached_on=None,
        planned_on__lte=near,
    )


def _followed(post: Post) -> Q:
    return (
        Q(pk__in=Follower.objects.filter(mandate=post.mandate_id).values("project")) if post.mandate_id else Q(pk=None)
    )


def _steps(post: Post) -> Any:
    """Milestones still to be reached, of what the post may see."""
    rows = Project.objects.visible_to(post).filter(stage__in=UNDER_WAY)
    return Milestone.objects.filter(project__in=rows.values("pk"), reached_on=None).select_related("project__body")


def _my_steps(post: Post) -> Q:
    """A unit's own, and those of projects that a deputy follows."""
    if post.organization_id:
        return Q(project__unit=post.organization_id)
    return Q(project__followers__mandate=post.mandate_id) if post.mandate_id else Q(pk=None)


def _overdue(post: Post, today: date) -> Q:
    return Q(project__body=post.body_id, project__stage__in=UNDER_WAY, reached_on=None, planned_on__lt=today)


PROJECTS = listing.Listing(
    "projects",
    _("政府投资项目"),
    ProjectTable,
    rows=queries.projects,
    filters=declared,
    piles=(
        Pile("milestones", _("临近和逾期的节点"), UNIT, Milestone, _milestones, path="project", due="planned_on"),
        Pile(
            "to-begin",
            _("待开工的项目"),
            UNIT,
            Project,
            lambda post, today: Q(unit=post.organization_id, stage=Stage.APPROVED),
            due="begins_on",
            act="project.begin",
        ),
        Pile(
            "to-open",
            _("已完工，待投入使用"),
            UNIT,
            Project,
            lambda post, today: Q(unit=post.organization_id, stage=Stage.COMPLETED),
            act="project.open",
        ),
        Pile(
            "results",
            _("待核实的成效"),
            OFFICE,
            Result,
            lambda post, today: Q(project__body=post.body_id, stage=Measured.ENTERED),
            path="project",
        ),
        Pile("overdue", _("节点逾期的项目"), WATCHERS, Milestone, _overdue, path="project", tone="bad", watched=True),
        Pile(
            "followed",
            _("我督办的在建项目"),
            DEPUTIES,
            Project,
            lambda post, today: _followed(post) & Q(stage__in=UNDER_WAY),
            due="ends_on",
            watched=True,
        ),
        Pile(
            "paused",
            _("暂停的项目"),
            WATCHERS,
            Project,
            lambda post, today: Q(body=post.body_id, stage=Stage.PAUSED),
            tone="warn",
            watched=True,
        ),
    ),
    due="ends_on",
    days=(
        Days(
            "milestone",
            _("项目节点"),
            _steps,
            on="planned_on",
            mine=_my_steps,
            title=lambda row: f"{row.project}　{row}",
        ),
    ),
    address="projects",
    roles=READERS,
    nothing=_("没有符合条件的项目。"),
    template="projects/list.html",
    order=60,
)
BOARD = Board(
    PROJECTS,
    PROJECT,
    _("项目看板"),
    _("没有在办的项目"),
    filters=frozenset({"purpose", "unit", "township", "livelihood"}),
    sort=lambda rows: "ends_on",
    card="projects/board_card.html",
)


# ------------------------------------------------------------------ plans
class PlanTable(listing.Table):
    noun = pgettext_lazy("计划的量词", "份")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("年度"), lambda row: str(row.year), sort="year"),
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("count", _("项目数"), "count", number=True),
        tables.Column("keys", _("重点民生项目数"), "keys", number=True),
        tables.Column("total", _("年度投资（万元）"), "total", number=True),
        tables.Column("decision", _("决定文号"), "decision"),
        tables.Column("stage", _("状态"), "mark"),
    )


PLANS = listing.Listing(
    "investment-plans",
    _("投资计划"),
    PlanTable,
    rows=queries.plans,
    filters=lambda post: [filters.Choice("stage", _("状态"), "stage", PlanStage.choices, several=True)],
    piles=(
        Pile(
            "to-approve",
            _("已提请审议的投资计划"),
            OFFICE,
            Plan,
            lambda post, today: Q(body=post.body_id, stage=PlanStage.SUBMITTED),
            act="plan.approve",
        ),
    ),
    address="investment-plans",
    roles=READERS,
    nothing=_("还没有投资计划。"),
    template="projects/plans.html",
    order=61,
)
