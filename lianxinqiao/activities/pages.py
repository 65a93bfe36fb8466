"""The pages of this room, as who serves in its body sees them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.activities import queries
from lianxinqiao.activities.models import Activity, Campaign, Problem
from lianxinqiao.activities.models.ledgers import Line
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.acts.offers import Offer
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]


# ------------------------------------------------------------------ an activity
def facts(activity: Activity, _post: Post | None) -> Facts:
    """What it is, when and where; the page leaves out what is empty."""
    return [
        (pgettext_lazy("活动", "类别"), activity.get_kind_display()),
        (gettext_lazy("组织者"), activity.organiser_spoken),
        (gettext_lazy("时间"), span(activity)),
        (gettext_lazy("地点"), activity.place),
        (gettext_lazy("主题活动"), activity.campaign),
        (gettext_lazy("名额"), activity.seats),
        (gettext_lazy("报名截止"), activity.signs_up_until),
        (gettext_lazy("研究处理单位"), activity.unit),
        (gettext_lazy("转交日期"), activity.forwarded_on),
        (gettext_lazy("反馈期限"), activity.due_on),
        (gettext_lazy("反馈日期"), activity.answered_on),
        (gettext_lazy("依据"), activity.of_kind.law),
    ]


def span(activity: Activity) -> str:
    """2020-05-12 09:00—11:30; over several days both are said whole."""
    since, until = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
    same = f"{since:%Y-%m-%d}" == f"{until:%Y-%m-%d}"
    last = f"{until:%H:%M}" if same else f"{until:%Y-%m-%d %H:%M}"
    return f"{since:%Y-%m-%d %H:%M}—{last}"


def context(activity: Activity, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """The list, the findings, the report and its answer; whoever runs it gets the way to the screen of the code."""
    seats = sorted(
        activity.participations.all(), key=lambda row: (row.came_at is None, row.stage, row.mandate.person.pinyin)
    )
    ways = {(offer.act.on, offer.subject.pk): [] for offer in offers if offer.act.on}  # type: ignore[var-annotated]
    for offer in offers:
        if offer.act.on:
            ways[offer.act.on, offer.subject.pk].append(offer)
    own = [offer for offer in offers if not offer.act.on or _is_own(offer, post)]
    first = next((offer for offer in own if offer.primary), None)
    may_run = any(offer.act.code in {"activity.hold", "participation.mark"} for offer in offers)
    return {
        "offers": own,
        "first": first,
        "rest": [offer for offer in own if offer is not first],
        "seats": [(row, ways.get(("participation", row.pk), [])) for row in seats],
        "came": sum(bool(row.came_at) for row in seats),
        "took_place": activity.stage in AFTER,
        "findings": [(row, ways.get(("finding", row.pk), [])) for row in activity.findings.all()],
        "hosts": [visit.host for visit in activity.visits.all()],
        "may_run": may_run,
    }


def _is_own(offer: Offer, post: Post | None) -> bool:
    """What a deputy does about the own place stands above; what is done to others' stands in their rows."""
    return offer.act.on == "participation" and post is not None and offer.subject.mandate_id == post.mandate_id


# ------------------------------------------------------------------ the others
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
        (gettext_lazy("销号日期"), problem.struck_off_on),
    ]


def campaign_facts(campaign: Campaign, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("目标"), campaign.aim),
        (gettext_lazy("自"), campaign.from_on),
        (gettext_lazy("至"), campaign.to_on),
        (gettext_lazy("总结"), campaign.closing),
    ]


def campaign_context(campaign: Campaign, _post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    """How far it is, and what was done last."""
    activities = queries.activities(_post).filter(campaign=campaign)[:20]
    progress = [
        {
            "word": word,
            "number": number,
            "target": target,
            "share": min(100, round(number * 100 / target)) if target else None,
        }
        for _code, word, number, target in queries.on_the_way(campaign)
    ]
    return {"progress": progress, "activities": activities}


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
