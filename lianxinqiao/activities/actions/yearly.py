"""The yearly plan of activities （代表工作计划, 代表法第四十三条）: drafted line by line, adopted, told to deputies and published."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import queries
from lianxinqiao.activities.frame import WORKPLAN_FRAME
from lianxinqiao.activities.kinds import BY_BODY, KINDS, Organiser
from lianxinqiao.activities.models import PlanLine, WorkPlan
from lianxinqiao.activities.rules import WORKPLAN_RULES
from lianxinqiao.activities.stages import WorkPlanStage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Post, Township


@transaction.atomic
def draft(*, body: Body, year: int, aim: str = "", by: Post, at: datetime) -> WorkPlan:
    """A plan without lines yet. Raises ValidationError by field."""
    WORKPLAN_RULES.may("workplan.draft", by, Beginning(body.pk), at)
    plan = WorkPlan(body=body, year=year, aim=aim.strip())
    plan.full_clean()
    plan.save(force_insert=True)
    WORKPLAN_FRAME.done("workplan.draft", plan, by=by, at=at, data={"year": year})
    return plan


def add(
    plan: WorkPlan,
    *,
    kind: str,
    title: str,
    organiser: str,
    township: Township | None = None,
    from_month: int,
    to_month: int,
    times: int = 1,
    note: str = "",
    by: Post,
    at: datetime,
) -> PlanLine:
    """One more line; once the plan was adopted, with the reason why."""
    with WORKPLAN_FRAME.act("workplan.add", plan, by=by, at=at) as done:
        if plan.stage != WorkPlanStage.DRAFTED:
            say_why(note)
        if organiser not in BY_BODY[plan.body.kind][0]:
            named = {"body": plan.body, "organiser": Organiser(organiser).label}
            raise Refused(_("%(body)s没有这样的组织者：%(organiser)s。") % named)
        if organiser not in KINDS[kind].organisers:
            words = {"kind": dict(queries.kind_words(plan.body))[kind], "organiser": Organiser(organiser).label}
            raise Refused(_("“%(kind)s”不由%(organiser)s组织。") % words)
        last = plan.lines.aggregate(last=Max("position"))["last"] or 0
        line = PlanLine(
            plan=plan,
            position=last + 1,
            kind=kind,
            local_kind=queries.local_kind(plan.body, kind),
            title=title.strip(),
            organiser=organiser,
            township=township,
            from_month=from_month,
            to_month=to_month,
            times=times,
            note=note.strip()[:200],
        )
        line.full_clean()
        line.save()
        done(line, data={"title": line.title, "times": times}, note=note)
        return line


def drop(line: PlanLine, *, reason: str, by: Post, at: datetime) -> None:
    """It stays readable, with why it will not be; activities that named it go on naming it."""
    with WORKPLAN_FRAME.act("line.drop", line, by=by, at=at) as done:
        line.dropped, line.note = True, say_why(reason)[:200]
        line.save()
        done(note=reason)


def adopt(plan: WorkPlan, *, adopted_by: str, adopted_on: date | None = None, by: Post, at: datetime) -> None:
    """Which meeting adopted it, and when."""
    with WORKPLAN_FRAME.act("workplan.adopt", plan, by=by, at=at) as done:
        if not plan.lines.filter(dropped=False).exists():
            raise Refused(_("计划里还没有安排。"))
        on = adopted_on or day(at)
        if on > day(at):
            raise Refused(_("通过日期不能晚于今天。"))
        step(plan, WorkPlanStage.ADOPTED)
        plan.adopted_on, plan.adopted_by = on, adopted_by.strip()
        plan.save()
        done(data={"adopted_on": on, "adopted_by": plan.adopted_by})


def publish(plan: WorkPlan, *, by: Post, at: datetime) -> None:
    """Told to every deputy, and read by everybody from now on."""
    with WORKPLAN_FRAME.act("workplan.publish", plan, by=by, at=at) as done:
        step(plan, WorkPlanStage.PUBLISHED)
        plan.published_on = day(at)
        plan.save()
        done()
