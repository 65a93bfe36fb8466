"""The year plan: begun, filled, adopted by the chairpersons, published, changed with a reason, carried out."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.frame import PLAN_FRAME
from lianxinqiao.meetings.kinds import items_of
from lianxinqiao.meetings.models import AgendaItem, Meeting, PlanItem, YearPlan
from lianxinqiao.meetings.rules import PLAN_RULES
from lianxinqiao.meetings.stages import PlanItemStage, PlanStage
from lianxinqiao.people.models import Body, Organization, Post


@transaction.atomic
def begin(*, body: Body, kind: str, year: int, by: Post, at: datetime) -> YearPlan:
    """Raises ValidationError by field."""
    plan = YearPlan(body=body, kind=kind, year=year, drafted_by=by, drafted_at=at)
    PLAN_RULES.may("plan.begin", by, plan, at)
    plan.full_clean()
    plan.save(force_insert=True)
    PLAN_FRAME.done("plan.begin", plan, by=by, at=at, data={"kind": kind, "year": year})
    return plan


def add(
    plan: YearPlan,
    *,
    kind: str,
    title: str,
    focus: str = "",
    unit: Organization | None = None,
    committee: str = "",
    month: int | None = None,
    origin: str = "",
    reason: str = "",
    by: Post,
    at: datetime,
) -> PlanItem:
    """One more thing to do; after the plan was adopted only with a reason, which is published with it (监督法第六十三条)."""
    with PLAN_FRAME.act("plan.add", plan, by=by, at=at) as done:
        _refuse_without_reason(plan, reason)
        item = PlanItem(plan=plan, kind=kind, title=title.strip(), focus=focus.strip(), unit=unit, month=month)
        item.committee, item.note, item.origin = committee.strip(), reason.strip()[:200], origin
        item.full_clean()
        item.save()
        done(data={"title": item.title}, note=reason)
        return item


def bid(
    plan: YearPlan, *, kind: str, title: str, focus: str = "", origin: str, committee: str = "", by: Post, at: datetime
) -> PlanItem:
    """What somebody would like to see in the plan, and from where the topic comes (监督法第十二条); the office decides."""
    with PLAN_FRAME.act("plan.bid", plan, by=by, at=at) as done:
        item = PlanItem(plan=plan, kind=kind, title=title.strip(), focus=focus.strip(), origin=origin)
        item.committee, item.stage, item.bid_by, item.bid_on = committee.strip(), PlanItemStage.PROPOSED, by, day(at)
        item.full_clean()
        item.save()
        done(item, data={"title": item.title, "origin": origin})
        return item


def take(
    item: PlanItem,
    *,
    committee: str,
    month: int,
    unit: Organization | None = None,
    by: Post,
    at: datetime,
) -> None:
    """A bid becomes part of the draft, with the committee that prepares it and its month."""
    with PLAN_FRAME.act("planned.take", item, by=by, at=at) as done:
        step(item, PlanItemStage.PLANNED)
        item.committee, item.month, item.unit = committee.strip(), month, unit
        item.full_clean()
        item.save()
        done(note=item.title)


def pass_over(item: PlanItem, *, reason: str, by: Post, at: datetime) -> None:
    """Not in the plan; whoever asked reads why."""
    with PLAN_FRAME.act("planned.pass_over", item, by=by, at=at) as done:
        say_why(reason)
        step(item, PlanItemStage.PASSED_OVER)
        item.note = reason.strip()[:200]
        item.save()
        done(note=reason)


def change(
    item: PlanItem,
    *,
    title: str,
    focus: str = "",
    unit: Organization | None = None,
    committee: str = "",
    month: int | None = None,
    reason: str = "",
    by: Post,
    at: datetime,
) -> None:
    with PLAN_FRAME.act("planned.change", item, by=by, at=at) as done:
        _refuse_without_reason(item.plan, reason)
        before = {"title": item.title, "month": item.month, "committee": item.committee}
        item.title, item.focus, item.unit = title.strip(), focus.strip(), unit
        item.committee, item.month = committee.strip(), month
        item.note = reason.strip()[:200] or item.note
        item.full_clean()
        item.save()
        done(data={"before": before}, note=reason)


def drop(item: PlanItem, *, reason: str, by: Post, at: datetime) -> None:
    with PLAN_FRAME.act("planned.drop", item, by=by, at=at) as done:
        say_why(reason)
        step(item, PlanItemStage.DROPPED)
        item.note = reason.strip()[:200]
        item.save()
        done(note=reason)


def put_on_agenda(
    item: PlanItem,
    *,
    meeting: Meeting,
    unit: Organization | None = None,
    reporter: str = "",
    by: Post,
    at: datetime,
) -> AgendaItem:
    """Onto the agenda of a meeting, with what the plan says of it; who reports is said here where the plan does not."""
    with PLAN_FRAME.act("planned.put_on_agenda", item, by=by, at=at) as done:
        kind = item.kind if item.kind in dict(items_of(meeting.body.kind)) else "other"
        told = {"title": item.title, "unit": unit or item.unit, "committee": item.committee, "reporter": reporter}
        added = preparing.add_item(meeting, kind=kind, **told, by=by, at=at)  # type: ignore[arg-type]
        item.agenda_item = added
        item.save()
        done(data={"meeting": meeting.pk, "item": added.pk})
        return added


def carry_out(item: PlanItem, *, done_on: date | None = None, by: Post, at: datetime) -> None:
    """What no meeting hears: an inspection, research."""
    with PLAN_FRAME.act("planned.carry_out", item, by=by, at=at) as done:
        on = done_on or day(at)
        if on > day(at):
            raise Refused(_("完成日期不能晚于今天。"))
        step(item, PlanItemStage.DONE)
        item.done_on = on
        item.save()
        done(data={"done_on": on})


def adopt(plan: YearPlan, *, by: Post, at: datetime) -> None:
    with PLAN_FRAME.act("plan.adopt", plan, by=by, at=at) as done:
        step(plan, PlanStage.ADOPTED)
        plan.adopted_on = day(at)
        plan.save()
        done(data={"items": plan.items.count()})


def publish(plan: YearPlan, *, by: Post, at: datetime) -> None:
    with PLAN_FRAME.act("plan.publish", plan, by=by, at=at) as done:
        step(plan, PlanStage.PUBLISHED)
        plan.published_on = day(at)
        plan.save()
        done()


def _refuse_without_reason(plan: YearPlan, reason: str) -> None:
    if plan.stage != PlanStage.DRAFTED and not reason.strip():
        raise Refused(_("计划已经通过，变动要写明原因。"))
