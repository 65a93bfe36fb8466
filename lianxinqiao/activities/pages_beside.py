"""Pages of what stands beside an activity: problems, campaigns, ledgers, plans, teams."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.activities import queries
from lianxinqiao.activities.models import Campaign, Problem, Team, WorkPlan
from lianxinqiao.activities.models.ledgers import Line
from lianxinqiao.activities.pages import Facts
from lianxinqiao.activities.stages import ProblemStage
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.people.models import Post
from lianxinqiao.ui.marks import Mark


def problem_facts(problem: Problem, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("企业、村"), problem.host),
        (gettext_lazy("问题"), problem.text),
        (gettext_lazy("责任单位"), problem.organization),
        (gettext_lazy("主题活动"), problem.campaign),
        (gettext_lazy("挂号日期"), problem.listed_on),
        (gettext_lazy("办理期限"), problem.due_on),
        (gettext_lazy("解决情况"), problem.outcome),
        (gettext_lazy("解决日期"), problem.done_on),
        (gettext_lazy("由谁确认"), problem.confirmed_by),
        (gettext_lazy("销号日期"), problem.struck_off_on),
    ]


def evidence_context(root: Any, _post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    return {"evidence": queries.evidence_of(root)}


SOON, LATER = 3, 10  # days left at which an open problem turns red and yellow （红黄绿台账）


def days_left(problem: Problem) -> Mark | str:
    """How many days an open problem has, with its colour; "" once it is solved."""
    if problem.stage != ProblemStage.LISTED:
        return ""
    left = (problem.due_on - timezone.localdate()).days
    tone = "bad" if left < SOON else "warn" if left < LATER else "good"
    words = _("还有%(days)d天") if left >= 0 else _("逾期%(days)d天")
    return Mark(words % {"days": abs(left)}, tone)


def campaign_facts(campaign: Campaign, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("目标"), campaign.aim),
        (gettext_lazy("自"), campaign.from_on),
        (gettext_lazy("至"), campaign.to_on),
        (gettext_lazy("总结"), campaign.closing),
    ]


def progress(campaign: Campaign) -> list[dict[str, Any]]:
    """What it counts, its number now, its target and how much of that."""
    return [
        {
            "code": code,
            "word": word,
            "number": number,
            "target": target,
            "share": min(100, round(number * 100 / target)) if target else None,
        }
        for code, word, number, target in queries.on_the_way(campaign)
    ]


def campaign_context(campaign: Campaign, _post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """How far it is, and what was done last."""
    activities = queries.activities(_post).filter(campaign=campaign)[:20]
    ways = by_subject(offers)
    shown = [(row, ways.get(row, [])) for row in campaign.photos.select_related("picture")]
    return {
        "progress": progress(campaign),
        "activities": activities,
        "photos": shown,
    }


def line_facts(line: Line, _post: Post | None) -> Facts:
    """Every column of a ledger's line, by its own label."""
    shown: Facts = []
    for field in line._meta.fields:
        if field.name in {"id", "body", "stage", "entered_by", "entered_at"}:
            continue
        value = getattr(line, field.name)
        if field.choices:
            value = getattr(line, f"get_{field.name}_display")()
        if isinstance(value, bool):
            value = _("是") if value else _("否")
        shown.append((field.verbose_name, getattr(value, "person", value)))
    return shown


def plan_facts(plan: WorkPlan, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("年度"), plan.year),
        (gettext_lazy("总体要求"), plan.aim),
        (gettext_lazy("由哪次会议通过"), plan.adopted_by),
        (gettext_lazy("通过日期"), plan.adopted_on),
        (gettext_lazy("公布日期"), plan.published_on),
        (gettext_lazy("依据"), gettext_lazy("代表法第四十三条")),
    ]


def plan_context(plan: WorkPlan, _post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """Each line with how often it was carried out so far."""
    ways = by_subject(offers)
    return {
        "lines": [(line, ways.get(line, [])) for line in queries.lines_of(plan)],
    }


def team_context(team: Team, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """Its people with the hours that each gave by sign-in; who did not agree is named to nobody but their own body."""
    ways = by_subject(offers)
    given = queries.hours_of_team(team)
    people = team.people.filter(left_on=None).select_related("mandate__person")
    return {
        "people": [(row, given.get(row.mandate_id, 0), ways.get(row, [])) for row in people],
        "hours": sum(given.values()),
        "own_seat": post.mandate_id if post else None,
    }
