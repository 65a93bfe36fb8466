"""The figures of projects （政府投资项目）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord
from lianxinqiao.people.models import Body, Organization
from lianxinqiao.people.models.spoken import options
from lianxinqiao.projects.kinds import Purpose, Unit
from lianxinqiao.projects.models import Candidate, Idea, Line, Project, Result
from lianxinqiao.projects.stages import CHOSEN, STANDING, IdeaStage, Measured, PlanStage
from lianxinqiao.ui.tables import Column

ROOM = _("政府投资项目")


# ------------------------------------------------------------------ parts and lists
def _purposes(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(each): str(each.label) for each in Purpose}


def _units(body: Body, period: Period) -> Mapping[Any, str]:
    rows = Organization.objects.filter(projects__body=body).distinct()
    return dict(options(rows.values_list("pk", "short_name", "name_en")))


def _line_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("name", _("项目名称"), "project.name", main=True, link=lambda row: row.get_absolute_url()),
        Column("unit", pgettext_lazy("项目", "责任单位"), "project.unit.spoken"),
        Column("annual", _("年度投资额（万元）"), "annual", number=True),
        Column("stage", _("状态"), "project.get_stage_display"),
    )


def _result_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("name", _("项目名称"), "project.name", main=True, link=lambda row: row.project.get_absolute_url()),
        Column("on", _("日期"), "on"),
        Column("amount", _("数量"), "amount", number=True),
        Column("note", _("说明"), "note"),
    )


def _project_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("name", _("项目名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        Column("unit", pgettext_lazy("项目", "责任单位"), "unit.spoken"),
        Column("opened", _("投入使用"), "opened_on"),
    )


def _idea_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("text", _("想办什么实事"), "text", main=True, link=lambda row: row.call.get_absolute_url()),
        Column("source", pgettext_lazy("征集", "来源"), "get_source_display"),
        Column("township", _("街道、乡镇"), "township.spoken"),
        Column("stage", _("状态"), "mark"),
    )


def _candidate_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("name", _("项目名称"), "name", main=True, link=lambda row: row.call.get_absolute_url()),
        Column("unit", pgettext_lazy("项目", "责任单位"), "unit.spoken"),
        Column("yes", _("得票"), "yes", number=True),
    )


def _sources(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(each): str(each.label) for each in Idea.Source}


def _item(project: Project) -> Item:
    return Item(project.name, reverse("portal-project", args=[project.pk]), str(project.unit))


LINES = Subject(
    Line,
    ROOM,
    body="plan__body",
    on="plan__decided_on",
    columns=_line_columns,
    near=("plan", "project__unit", "project__body"),
    ways=(
        ByWord("purpose", _("按领域"), "project__purpose", _purposes),
        ByKey("unit", _("按责任单位"), "project__unit_id", _units),
    ),
    public=lambda figure, rows: rows.filter(project__stage__in=STANDING),
    item=lambda row: _item(row.project),
)
RESULTS = Subject(
    Result,
    ROOM,
    body="project__body",
    on="on",
    columns=_result_columns,
    near=("project__unit", "project__body"),
    ways=(
        ByWord("purpose", _("按领域"), "project__purpose", _purposes),
        ByKey("unit", _("按责任单位"), "project__unit_id", _units),
        ByMonth("month", _("按月份"), "on"),
    ),
    public=lambda figure, rows: rows.filter(project__stage__in=STANDING),
    item=lambda row: _item(row.project),
)
PROJECTS = Subject(
    Project,
    ROOM,
    on="opened_on",
    columns=_project_columns,
    near=("unit", "body"),
    ways=(
        ByWord("purpose", _("按领域"), "purpose", _purposes),
        ByKey("unit", _("按责任单位"), "unit_id", _units),
        ByMonth("month", _("按月份"), "opened_on"),
    ),
    public=lambda figure, rows: rows.filter(stage__in=STANDING),
    item=_item,
)

IDEAS = Subject(
    Idea,
    ROOM,
    body="call__body",
    on="asked_at__date",
    columns=_idea_columns,
    near=("call__body", "township"),
    ways=(ByWord("source", _("按来源"), "source", _sources), ByMonth("month", _("按月份"), "asked_at")),
)
CANDIDATES = Subject(
    Candidate,
    ROOM,
    body="call__body",
    on="call__voted_on",
    columns=_candidate_columns,
    near=("call__body", "unit"),
    ways=(ByWord("purpose", _("按领域"), "purpose", _purposes), ByKey("unit", _("按责任单位"), "unit_id", _units)),
)


def _measured(body: Body, period: Period, kind: Unit) -> Rows:
    """Confirmed results of one kind in the period."""
    return RESULTS.of(body, period).filter(kind=kind, stage=Measured.CONFIRMED)


# ------------------------------------------------------------------ figures
@figure(
    "projects.key",
    _("事关民生改善的重点项目"),
    pgettext_lazy("项目的量词", "项"),
    _("本期批准的政府投资年度计划中列为重点民生项目的项目。"),
    of=LINES,
)
def key(body: Body, period: Period) -> Rows:
    """Projects marked as key livelihood projects in the investment plans that were approved in the period."""
    return LINES.of(body, period).filter(plan__stage=PlanStage.APPROVED, key=True)


@figure(
    "projects.opened",
    _("投入使用的项目"),
    pgettext_lazy("项目的量词", "项"),
    _("本期投入使用的政府投资项目。"),
    of=PROJECTS,
)
def opened(body: Body, period: Period) -> Rows:
    """Projects of the government that were put into use in the period."""
    return PROJECTS.of(body, period).filter(stage__in=STANDING)


@figure(
    "projects.schools_opened",
    _("投入使用的中小学、幼儿园"),
    _("所"),
    _("本期投入使用的中小学、幼儿园，按已核实的建设成效相加。"),
    of=RESULTS,
    sum="amount",
)
def schools_opened(body: Body, period: Period) -> Rows:
    """Schools and kindergartens put into use in the period: the sum of the confirmed results of projects."""
    return _measured(body, period, Unit.SCHOOLS)


@figure(
    "projects.school_places",
    _("新增优质学位"),
    _("个"),
    _("本期新增的学位，按已核实的建设成效相加。"),
    of=RESULTS,
    sum="amount",
)
def school_places(body: Body, period: Period) -> Rows:
    """New school places in the period: the sum of the confirmed results of projects."""
    return _measured(body, period, Unit.PLACES)


@figure(
    "projects.asked",
    _("征集民生实事线索"),
    pgettext_lazy("线索的量词", "条"),
    _("本期群众、代表或者委员、单位和联络站提出的民生实事线索；不公开的不计。"),
    of=IDEAS,
)
def asked(body: Body, period: Period) -> Rows:
    """Ideas for livelihood projects from citizens, deputies, units and stations in the period; hidden ones do not count."""
    return IDEAS.of(body, period).exclude(stage=IdeaStage.HIDDEN)


@figure(
    "projects.voted",
    _("票决民生实事项目"),
    pgettext_lazy("项目的量词", "项"),
    _("本期由代表大会票决当选的民生实事项目。"),
    of=CANDIDATES,
)
def voted(body: Body, period: Period) -> Rows:
    """Livelihood projects that the congress chose by vote in the period."""
    return CANDIDATES.of(body, period).filter(stage__in=CHOSEN)
