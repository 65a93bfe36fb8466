"""The page of a year's plan: what is planned, what was asked for, what the law still asks, what happened."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.meetings import committees, rules
from lianxinqiao.meetings.kinds import YEARLY
from lianxinqiao.meetings.models import AgendaItem, Meeting, PlanItem, YearPlan
from lianxinqiao.meetings.players import BOTH
from lianxinqiao.meetings.stages import PLANNED, PlanItemStage, PlanStage
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]
ASKED_FOR = (PlanItemStage.PROPOSED, PlanItemStage.PASSED_OVER)


def in_it(plan: YearPlan) -> list[PlanItem]:
    """Without what was only asked for; each leads to the plan that was fetched."""
    rows = [item for item in plan.items.all() if item.stage not in ASKED_FOR]
    for item in rows:
        item.plan = plan
    return rows


def facts(plan: YearPlan, _post: Post | None) -> Facts:
    rows = [item for item in in_it(plan) if item.stage != PlanItemStage.DROPPED]
    done = sum(item.happened for item in rows)
    return [
        (gettext_lazy("年份"), str(plan.year)),
        (gettext_lazy("通过日期"), plan.adopted_on),
        (gettext_lazy("公布日期"), plan.published_on),
        (pgettext_lazy("计划", "完成情况"), gettext_lazy("%(n)s项中已完成%(done)s项") % {"n": len(rows), "done": done}),
    ]


def missing(plan: YearPlan) -> list[Any]:
    """What the law asks of a standing committee every year and this plan does not hold yet."""
    if plan.kind != YearPlan.Kind.SUPERVISION:
        return []
    there = {item.kind for item in in_it(plan) if item.stage != PlanItemStage.DROPPED}
    return [kind for kind in YEARLY if kind.code not in there]


def context(plan: YearPlan, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    ways = by_subject(offers)
    asked_for, called = [item for item in plan.items.all() if item.stage in ASKED_FOR], committees.called(plan.body)
    for item in asked_for:
        item.committee_called = called.get(item.committee, item.committee)  # type: ignore[attr-defined]
    return {
        "in_the_way": _in_the_way(plan, post),
        "planned": planned(plan, ways, post),
        "asked_for": [(item, ways.get(item, [])) for item in asked_for],
        "missing": missing(plan) if not plan.published_on else [],
    }


def _in_the_way(plan: YearPlan, post: Post | None) -> str:
    """Why it cannot be adopted yet, for those who draft and adopt it; "" where nothing stands in the way."""
    if plan.stage != PlanStage.DRAFTED or post is None or not any(who.is_played_by(post, plan) for who in BOTH):
        return ""
    try:
        rules.with_a_committee_and_a_month(post, plan, timezone.now())
    except Refused as refused:
        return str(refused)
    return ""


def _seen(plan: YearPlan, post: Post | None) -> set[int]:
    """The agenda items of its topics at meetings that this person may open: a unit those at which it reports."""
    if post is None:
        return set()
    items = AgendaItem.objects.filter(planned_as__plan=plan, meeting__in=Meeting.objects.visible_to(post))
    return set(items.values_list("pk", flat=True))


def planned(
    plan: YearPlan, ways: dict[Any, list[Offer]], post: Post | None = None
) -> list[tuple[Any, str, Any, list[Offer]]]:
    """Each item with its state as it is known: what the meeting heard counts as done without being ticked."""
    told, today = [], timezone.localdate()
    seen, called = _seen(plan, post), committees.called(plan.body)
    for item in in_it(plan):
        item.committee_called = called.get(item.committee, item.committee)  # type: ignore[attr-defined]
        word: Any = PlanItemStage.DONE.label if item.happened else item.get_stage_display()
        tone = "good" if item.happened else PLANNED.tones.get(item.stage, "neutral")
        if item.late(today):
            word, tone = pgettext_lazy("计划", "逾期未完成"), "bad"
        item.meeting_url = item.agenda_item.get_absolute_url() if item.agenda_item_id in seen else ""  # type: ignore[attr-defined, union-attr]
        told.append((item, tone, word, ways.get(item, [])))
    return told
