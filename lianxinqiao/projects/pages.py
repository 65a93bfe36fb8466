"""The pages of this room, as who serves in its body sees them, and a project as strangers do."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.people.models import Post
from lianxinqiao.projects import call_pages, gantt, money
from lianxinqiao.projects.models import Milestone, Plan, Project, Report
from lianxinqiao.projects.stages import RESULT, Measured, Stage

Facts = list[tuple[Any, Any]]


# ------------------------------------------------------------------ a project
def facts(project: Project, _post: Post | None) -> Facts:
    """What it is, who answers for it, its days; the page leaves out what is empty."""
    return [
        (gettext_lazy("领域"), project.get_purpose_display()),
        (gettext_lazy("民生项目"), _("是") if project.livelihood else ""),
        (gettext_lazy("项目代码"), project.code),
        (pgettext_lazy("项目", "责任单位"), project.unit),
        (gettext_lazy("牵头领导"), project.leader),
        (gettext_lazy("街道、乡镇"), project.township),
        (gettext_lazy("计划工期"), f"{project.begins_on.isoformat()}—{project.ends_on.isoformat()}"),
        (gettext_lazy("确定文号"), project.decision),
        (pgettext_lazy("项目", "确定日期"), project.decided_on),
        (gettext_lazy("实际开工"), project.began_on),
        (gettext_lazy("实际完工"), project.completed_on),
        (gettext_lazy("投入使用"), project.opened_on),
        (gettext_lazy("决算日期"), project.closed_on),
        (gettext_lazy("取消原因"), project.reason),
        (gettext_lazy("评价日期"), project.evaluated_on),
        (gettext_lazy("后评价"), project.evaluation),
    ]


@dataclass(frozen=True)
class Sum:
    """One amount of money: what it is, how much, and which share of the approved money that is."""

    label: Any
    amount: str
    share: int | None = None


def sums(project: Project) -> list[Sum]:
    """Its money in the order in which it is decided, arranged and spent; each a sum of rows or an approved amount."""
    arranged = sum((line.annual for line in project.lines.all()), Decimal(0))
    paid = sum((row.amount for row in project.payments.all()), Decimal(0))
    cap = project.cap
    rows: list[tuple[Any, Decimal | None, bool]] = [
        (gettext_lazy("总投资"), project.total, False),
        (gettext_lazy("批准的估算"), project.estimate, False),
        (gettext_lazy("批准的概算"), project.budget, False),
        (gettext_lazy("已安排"), arranged, True),
        (gettext_lazy("合同价"), project.contract, True),
        (gettext_lazy("已支付"), paid, True),
        (gettext_lazy("竣工决算"), project.final, True),
    ]
    shown = [
        Sum(label, money.plain(amount), money.percent(amount, cap) if spent else None)
        for label, amount, spent in rows
        if amount is not None
    ]
    if project.final is not None:
        shown.append(Sum(gettext_lazy("结余"), money.plain(max(arranged - project.final, Decimal(0)))))
    return shown


def over(project: Project) -> bool:
    """Whether more was paid than its plans have arranged so far."""
    arranged = sum((line.annual for line in project.lines.all()), Decimal(0))
    return bool(arranged) and sum((row.amount for row in project.payments.all()), Decimal(0)) > arranged


def drawing(project: Project, today: date) -> gantt.Drawing:
    """Planned beside actual, pauses, milestones."""
    began, ended = project.began_on, project.completed_on
    actual = (
        gantt.Span(began, ended or (None if project.stage in {Stage.BEGUN, Stage.PAUSED} else began)) if began else None
    )
    steps = [gantt.Step(row.name, row.planned_on, row.first_on, row.reached_on) for row in project.milestones.all()]
    pauses = [gantt.Span(row.from_on, row.to_on) for row in project.pauses.all()]
    return gantt.draw(gantt.Span(project.begins_on, project.ends_on), actual, pauses, steps, today)


def is_late(milestone: Milestone, today: date) -> bool:
    return milestone.reached_on is None and milestone.planned_on < today


def state_of(milestone: Milestone, today: date) -> tuple[str, str]:
    """A word and its tone."""
    if milestone.reached_on:
        late = (milestone.reached_on - milestone.planned_on).days
        return (_("晚%(days)s天完成") % {"days": late}, "warn") if late > 0 else (_("按期完成"), "good")
    if is_late(milestone, today):
        return _("逾期%(days)s天") % {"days": (today - milestone.planned_on).days}, "bad"
    return _("未到期"), "neutral"


def context(project: Project, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    today = timezone.localdate()
    ways = by_subject(offers)
    return {
        **seen(project, today),
        "milestones": [(row, *state_of(row, today), ways.get(row, [])) for row in project.milestones.all()],
        "results": [(row, RESULT.tones.get(row.stage, "neutral"), ways.get(row, [])) for row in project.results.all()],
        "approvals": project.approvals.all(),
        "payments": project.payments.all(),
        "lines": project.lines.all(),
        "voices": [row.opinion for row in project.voices.all()],
        "may_change": any(offer.act.code in {"project.cancel", "project.link_visit"} for offer in offers),
        "late": project.late_on(today),
        "over": over(project),
        "inside": True,
    }


def seen(project: Project, today: date) -> dict[str, Any]:
    """What clerk and stranger see alike: the drawing, the money, the photos, what came of it, who has looked at it."""
    reports = list(project.reports.all())
    return {
        "line": call_pages.line(project),
        "followers": list(project.followers.all()),
        "drawing": drawing(project, today),
        "sums": sums(project),
        "money_facts": [(gettext_lazy("资金来源"), project.funds), (gettext_lazy("施工单位"), project.contractor)],
        "reports": reports[::-1],
        "pictures": [row for row in reports if row.picture_id],
        "measured": [row for row in project.results.all() if row.stage == Measured.CONFIRMED],
        "visits": [row.activity for row in project.visits.all()],
        "pauses": project.pauses.all(),
    }


def before_and_after(reports: list[Report]) -> list[Report]:
    """Two photos of each place, from before and after it was built; without a place, the first and the last."""
    spots: dict[str, dict[str, Report]] = {}
    for row in reports:
        if row.picture_id and row.time == Report.Time.BEFORE:
            spots.setdefault(row.spot, {}).setdefault("before", row)
        elif row.picture_id and row.time == Report.Time.AFTER:
            spots.setdefault(row.spot, {})["after"] = row
    pairs = [pair for pair in spots.values() if len(pair) > 1] or list(spots.values())
    return [row for pair in pairs for row in pair.values()]


# ------------------------------------------------------------------ a plan
def plan_facts(plan: Plan, _post: Post | None) -> Facts:
    lines = list(plan.lines.all())
    return [
        (gettext_lazy("年度"), str(plan.year)),
        (pgettext_lazy("多个", "项目"), _("%(n)s项") % {"n": len(lines)}),
        (gettext_lazy("重点民生项目"), _("%(n)s项") % {"n": sum(line.key for line in lines)}),
        (gettext_lazy("年度投资（万元）"), money.plain(sum((line.annual for line in lines), Decimal(0)))),
        (gettext_lazy("批准的年度投资（万元）"), money.plain(plan.approved_total) if plan.approved_total else ""),
        (gettext_lazy("提请日期"), plan.submitted_on),
        (gettext_lazy("批准日期"), plan.decided_on),
        (gettext_lazy("决定文号"), plan.decision),
        (gettext_lazy("批准会议"), plan.meeting),
        (gettext_lazy("编制说明"), plan.note),
    ]


def plan_context(plan: Plan, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    ways = by_subject(offers)
    return {
        "lines": [(line, ways.get(line, [])) for line in plan.lines.all()],
        "may_put": any(offer.act.code == "line.put" for offer in offers),
    }
