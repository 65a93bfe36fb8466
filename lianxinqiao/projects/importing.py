"""A plan's projects from the government's own sheet: new ones are proposed, what a row says of a known one is changed.

The import is played for real inside a transaction: for the preview it is rolled back, so that what is shown is what will
happen; with any bad row it is rolled back too. A project is known by its code, or by its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import sheetrows
from lianxinqiao.acts.intakes import SheetIntake
from lianxinqiao.acts.sheetrows import SheetRow
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.paper.intake import plans as intake
from lianxinqiao.paper.intake.grids import Grid
from lianxinqiao.paper.intake.plans import Change, Moved, Wrong
from lianxinqiao.people.models import Body, Organization, Post, Township
from lianxinqiao.projects import columns, progress_columns
from lianxinqiao.projects.actions import deciding, planning
from lianxinqiao.projects.kinds import Purpose
from lianxinqiao.projects.models import Plan, Project
from lianxinqiao.projects.rules import PLAN_RULES
from lianxinqiao.projects.stages import PlanStage

MAX_ROWS = 2000
YES = frozenset({"是", "√", "1", "1.0", "Y", "y"})
HEADING_OF = {
    "name": "项目名称", "code": "项目代码", "purpose": "领域", "content": "建设内容及规模", "begins_on": "计划开工", "ends_on": "计划完工",
    "total": "总投资", "funds": "资金来源", "unit": "责任单位", "leader": "牵头领导", "township": "街道、乡镇", "livelihood": "民生项目",
    "annual": "年度投资额",
}  # fmt: skip


def may_import(post: Post | None) -> None:
    PLAN_RULES.may("plan.draft", post, Beginning(post.body_id if post else None))


def run(
    sheets: Sequence[Any],
    *,
    body: Body,
    by: Post,
    keep: bool,
    at: datetime | None = None,
    expected: str = "",
    name: str = "",
) -> intake.Plan:
    """Play the import into the plan that is being drafted; keep it only where `keep` and the plan is the `expected` one."""
    may_import(by)
    plan = Plan.objects.filter(body=body, stage=PlanStage.DRAFTED).select_related("body").order_by("-year").first()
    if plan is None:
        raise Refused(_("没有编制中的投资计划，请先编制。"))

    def begin(grid: Grid, shown: intake.Plan) -> sheetrows.Row:
        Body.objects.select_for_update(no_key=True).get(pk=body.pk)
        return partial(Row, grid, shown, intaking=Intaking(plan, by, at or timezone.now()))

    return sheetrows.play(sheets, columns.headings(), begin, most=MAX_ROWS, keep=keep, expected=expected)


@dataclass
class Intaking:
    """What all rows share: whose plan it is, and what came of the rows before."""

    plan: Plan
    by: Post
    at: datetime
    met: dict[int, int] = field(default_factory=dict)  # by project, the row that it stood in

    def __post_init__(self) -> None:
        district = self.plan.body.district_id
        units = Organization.objects.filter(district=district, active=True)
        self.units = {called: row for row in units for called in (row.name, row.short_name) if called}
        self.townships = {row.name: row for row in Township.objects.filter(district=district, ended_on=None)}
        rows = list(Project.objects.filter(body=self.plan.body_id).select_related("body", "unit", "township"))
        self.by_name = {row.name: row for row in rows}
        self.by_code = {row.code: row for row in rows if row.code}
        self.lines = {row.project_id: row for row in self.plan.lines.all()}


@dataclass
class Row(SheetRow):
    intaking: Intaking = field(kw_only=True)

    main, heading_of = "项目名称", HEADING_OF

    def refused_at(self) -> str:
        return "年度投资额"

    # ---- one row
    def _take(self) -> None:
        known = self.intaking
        values, there = self._values(), self._there()
        annual, key = self.amount("年度投资额"), self._said_yes("重点民生项目")
        moved: tuple[Moved, ...] = ()
        if there is None:
            project = deciding.propose(known.plan.body, values=values, by=known.by, at=known.at)
            known.by_name[project.name] = project
            if project.code:
                known.by_code[project.code] = project
        else:
            project = there
            if first := known.met.get(project.pk):
                raise Wrong("项目名称", _("第%(row)s行已经是这个项目。") % {"row": first})
            moved = self._change(project, values)
        known.met[project.pk] = self.number
        for heading, old, new in progress_columns.take(self, project, by=known.by, at=known.at):
            moved += (Moved(self.grid.cell(heading, self.number), heading, old, new),)
        before = known.lines.get(project.pk)
        was = (before.annual, before.key) if before else None
        planning.put(known.plan, project=project, annual=annual, key=key, by=known.by, at=known.at)
        if was and was[0] != annual:
            moved += (self._moved("annual", was[0], annual),)
        if there and was == (annual, key) and not moved:
            self.plan.same.append(self.number)
            return
        word = (
            _("新增项目：%(name)s")
            if there is None
            else _("列入计划：%(name)s")
            if was is None
            else _("更改项目：%(name)s")
        )
        self.plan.changes.append(Change(self.number, word % {"name": project.name}, new=was is None, cells=moved))

    def _change(self, project: Project, values: dict[str, Any]) -> tuple[Moved, ...]:
        if all(getattr(project, name) == value for name, value in values.items()):
            return ()
        known = self.intaking
        changed = deciding.change(project, values=values, by=known.by, at=known.at)
        return tuple(self._moved(name, *pair) for name, pair in changed.items())

    def _moved(self, name: str, old: Any, new: Any) -> Moved:
        heading = HEADING_OF[name]
        return Moved(self.grid.cell(heading, self.number), heading, str(old or ""), str(new or ""))

    def _there(self) -> Project | None:
        known, code = self.intaking, self.text("项目代码")
        return (known.by_code.get(code) if code else None) or known.by_name.get(self.text("项目名称"))

    # ---- cells
    def _said_yes(self, heading: str) -> bool:
        return self.text(heading) in YES

    def amount(self, heading: str) -> Decimal:
        said = self.text(heading, required=True).replace(",", "").removesuffix("万元")
        try:
            return Decimal(said).quantize(Decimal("0.01"))
        except InvalidOperation as error:
            raise Wrong(heading, _("请填写金额，单位万元。")) from error

    def _values(self) -> dict[str, Any]:
        """What the cells say; an empty one that need not be filled says nothing."""
        values: dict[str, Any] = {
            "name": self.text("项目名称", required=True),
            "content": self.text("建设内容及规模", required=True),
            "begins_on": self.day("计划开工", required=True),
            "ends_on": self.day("计划完工", required=True),
            "total": self.amount("总投资"),
            "funds": self.text("资金来源", required=True),
            "unit": self._named("责任单位", self.intaking.units),
            "purpose": self._purpose(),
        }
        for heading, name in (("项目代码", "code"), ("牵头领导", "leader")):
            if said := self.text(heading):
                values[name] = said
        if self.text("街道、乡镇"):
            values["township"] = self._named("街道、乡镇", self.intaking.townships)
        if "民生项目" in self.grid.columns or "重点民生项目" in self.grid.columns:
            values["livelihood"] = self._said_yes("民生项目") or self._said_yes("重点民生项目")
        return values

    def _purpose(self) -> str:
        return self.choice("领域", Purpose) or Purpose.OTHER

    def _named(self, heading: str, known: dict[str, Any]) -> Any:
        said = self.text(heading, required=True)
        if said not in known:
            raise Wrong(heading, _("登记册里没有“%(name)s”。") % {"name": said})
        return known[said]


def choices(body: Body) -> dict[str, list[str]]:
    """What may stand in a column."""
    units = Organization.objects.filter(district=body.district_id, active=True).values_list("name", flat=True)
    townships = Township.objects.filter(district=body.district_id, ended_on=None).values_list("name", flat=True)
    return {
        "领域": [str(each.label) for each in Purpose],
        "责任单位": list(units),
        "街道、乡镇": list(townships),
        "民生项目": [_("是")],
        "重点民生项目": [_("是")],
    }


SHEET = SheetIntake(
    "plan-import",
    gettext_lazy("导入计划项目"),
    gettext_lazy("计划项目"),
    headings=columns.HEADINGS,
    required=columns.REQUIRED,
    play=run,
    may=may_import,
    back="investment-plans",
    back_words=gettext_lazy("投资计划"),
    choices=choices,
)
