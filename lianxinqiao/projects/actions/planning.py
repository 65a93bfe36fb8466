"""The yearly plan: drafted, filled with projects, put to a meeting, approved there, and changed afterwards."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Post
from lianxinqiao.projects import money, rules, sums
from lianxinqiao.projects.actions import deciding
from lianxinqiao.projects.frame import PLAN_FRAME
from lianxinqiao.projects.models import Line, Plan, Project
from lianxinqiao.projects.rules import PLAN_RULES
from lianxinqiao.projects.stages import PlanStage, Stage

KEPT = ("year", "name", "note")


@transaction.atomic
def draft(body: Body, *, values: Mapping[str, Any], by: Post, at: datetime) -> Plan:
    """A new plan without projects. Raises ValidationError by field."""
    PLAN_RULES.may("plan.draft", by, Beginning(body.pk), at)
    plan = Plan(body=body, **{name: values[name] for name in KEPT if name in values})
    plan.full_clean()
    plan.save(force_insert=True)
    PLAN_FRAME.done("plan.draft", plan, by=by, at=at, data={"year": plan.year, "name": plan.name})
    return plan


def change(plan: Plan, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    with PLAN_FRAME.act("plan.change", plan, by=by, at=at) as done:
        before = {name: getattr(plan, name) for name in KEPT}
        for name, value in values.items():
            assert name in KEPT, name
            setattr(plan, name, value)
        after = {name: getattr(plan, name) for name in KEPT}
        if before == after:
            done.quietly()
            return
        plan.full_clean()
        plan.save()
        done(data={"before": before, "after": after})


def put(plan: Plan, *, project: Project, annual: Decimal, key: bool = False, by: Post, at: datetime) -> Line:
    """A project's line in the plan, new or with another amount. What is arranged is never above what was approved."""
    with PLAN_FRAME.act("line.put", plan, by=by, at=at) as done:
        locked(project)
        if project.body_id != plan.body_id or project.stage in {Stage.CLOSED, Stage.CANCELLED}:
            raise Refused(_("“%(project)s”不能列入这份计划。") % {"project": project})
        line = plan.lines.filter(project=project).first() or Line(plan=plan, project=project)
        if line.pk and (line.annual, line.key) == (annual, key):
            done.quietly()
            return line
        line.annual, line.key = annual, key
        _within_its_cap(line)
        line.full_clean()
        line.save()
        done(data={"project": project.pk, "name": project.name, "annual": str(annual), "key": key})
        return line


def remove(line: Line, *, by: Post, at: datetime) -> None:
    with PLAN_FRAME.act("line.remove", line, by=by, at=at) as done:
        data = {"project": line.project_id, "name": str(line.project)}
        done(line.plan, data=data)
        line.delete()


def submit(plan: Plan, *, by: Post, at: datetime) -> None:
    """Put to the meeting that decides."""
    with PLAN_FRAME.act("plan.submit", plan, by=by, at=at) as done:
        step(plan, PlanStage.SUBMITTED)
        plan.submitted_on = day(at)
        plan.save()
        done(data={"lines": plan.lines.count(), "total": str(sums.total(plan))})


def send_back(plan: Plan, *, reason: str, by: Post, at: datetime) -> None:
    with PLAN_FRAME.act("plan.send_back", plan, by=by, at=at) as done:
        say_why(reason)
        step(plan, PlanStage.DRAFTED)
        plan.save()
        done(note=reason)


@transaction.atomic
def approve(plan: Plan, *, decision: str, decided_on: date, meeting: str, by: Post, at: datetime) -> None:
    """The meeting's decision, by its number: the plan is in force, and every project in it is decided with it."""
    with PLAN_FRAME.act("plan.approve", plan, by=by, at=at) as done:
        rules.not_later_than(decided_on, at)
        if plan.submitted_on and decided_on < plan.submitted_on:
            raise Refused(_("批准日期不能早于提请日期。"))
        step(plan, PlanStage.APPROVED)
        plan.decision, plan.decided_on, plan.meeting = decision.strip(), decided_on, meeting.strip()
        plan.approved_total = sums.total(plan)
        plan.full_clean()
        plan.save()
        waiting = Project.objects.filter(lines__plan=plan, stage=Stage.PROPOSED).select_related("body").order_by("pk")
        decided = [locked(project) for project in waiting]  # before the journal's chain, as every act does
        done(note=plan.decision, data={"meeting": plan.meeting, "total": str(plan.approved_total)})
    for project in decided:
        deciding.decide(project, decision=plan.decision, decided_on=decided_on, by=by, at=at)


def adjust(
    line: Line,
    *,
    annual: Decimal,
    reason: str,
    decision: str = "",
    decided_on: date | None = None,
    by: Post,
    at: datetime,
) -> None:
    """Another amount for a project of an approved plan. What moves the total by more than the profile's share is decided anew."""
    with PLAN_FRAME.act("line.adjust", line, by=by, at=at) as done:
        say_why(reason)
        plan, before = line.plan, line.annual
        locked(line.project)
        line.annual = annual
        _within_its_cap(line)
        line.full_clean()
        line.save()
        now, decided = sums.total(plan), bool(decision.strip() and decided_on)
        if not decided and rules.goes_back(plan, now, day(at)):
            share = rules.of(plan.body, day(at)).total_share
            words = {"before": money.plain(plan.approved_total), "now": money.plain(now), "share": share}
            raise Refused(
                _(
                    "年度投资总额从%(before)s万元变为%(now)s万元，调整幅度超过%(share)s%%，要先经批准，并写明决定文号和日期。"
                )
                % words
            )
        if decided and decided_on:
            rules.not_later_than(decided_on, at)
            plan.approved_total, plan.decision = now, decision.strip()
            plan.save()
        data = {"project": line.project_id, "before": str(before), "after": str(annual), "total": str(now)}
        done(note=reason, data=data | ({"decision": decision, "on": decided_on} if decided else {}))


def _within_its_cap(line: Line) -> None:
    """The lines of all years together stay within what was approved for the project （安排资金不得超过批准的概算）."""
    project = line.project
    others = project.lines.exclude(pk=line.pk or 0).aggregate(n=Sum("annual"))["n"] or Decimal(0)
    if beyond := money.exceeds(project.cap, [others, line.annual]):
        words = {"project": project, "cap": money.plain(project.cap), "beyond": money.plain(beyond)}
        raise Refused(_("“%(project)s”批准的投资是%(cap)s万元，安排的资金超出%(beyond)s万元。") % words)
