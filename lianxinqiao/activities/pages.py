"""The pages of this room, as who serves in its body sees them."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.roles import CONGRESS
from lianxinqiao.accounts.models import User
from lianxinqiao.activities import papers, queries
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]


# ------------------------------------------------------------------ an activity
def facts(activity: Activity, _post: Post | None) -> Facts:
    """What it is, when and where; the page leaves out what is empty."""
    return [
        (pgettext_lazy("活动", "类别"), _kind(activity)),
        (gettext_lazy("组织者"), activity.organiser_spoken),
        (gettext_lazy("时间"), span(activity)),
        (gettext_lazy("地点"), activity.place),
        (gettext_lazy("联合开展"), "、".join(activity.occasion.named_by()) if activity.occasion else ""),
        (gettext_lazy("主题活动"), activity.campaign),
        (gettext_lazy("年度计划中的安排"), activity.line),
        (gettext_lazy("志愿服务队"), activity.team),
        (gettext_lazy("咨询领域"), activity.get_field_display()),
        (gettext_lazy("经费来源"), activity.get_paid_by_display()),
        (gettext_lazy("可能的人身危险"), activity.risk),
        (gettext_lazy("已办保险"), activity.insured),
        (gettext_lazy("名额"), activity.seats),
        (gettext_lazy("报名截止"), activity.signs_up_until),
        (gettext_lazy("研究处理单位"), activity.unit),
        (gettext_lazy("转交日期"), activity.forwarded_on),
        (gettext_lazy("反馈期限"), activity.due_on),
        (gettext_lazy("反馈日期"), activity.answered_on),
        (gettext_lazy("依据"), activity.of_kind.law if activity.body.kind == CONGRESS else ""),
    ]


def _kind(activity: Activity) -> str:
    """As the body calls it, with the statutory word where that is another."""
    word, own = str(activity.of_kind.word), activity.local_kind
    return f"{own}（{word}）" if own and own != word else word


def bookings(activity: Activity) -> Iterator[Any]:
    for slot in activity.slots.all():
        for booking in slot.bookings.all():
            booking.slot = slot
            yield booking


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
    ways = by_subject(offers)
    found = queries.turned(activity.findings.all(), post)
    may_run = any(offer.act.code in {"activity.hold", "participation.mark"} for offer in offers)
    return {
        "seats": [(row, ways.get(row, [])) for row in seats],
        "came": sum(bool(row.came_at) for row in seats),
        "took_place": activity.stage in AFTER,
        "findings": [(row, found[row.pk], ways.get(row, [])) for row in activity.findings.all()],
        "hosts": [visit.host for visit in activity.visits.all()],
        "may_run": may_run,
        "notes_offline": any(offer.act.code == "activity.note" for offer in offers),
        "evidence": queries.evidence_of(activity),
        "papers": papers.there_are(activity),
        "certificate": any(row.came_at and post and row.mandate_id == post.mandate_id for row in seats),
        "inspection": getattr(activity, "law_inspection", None),
        **_written(activity, ways, may_run),
    }


def _written(activity: Activity, ways: dict[Any, list[Offer]], may_run: bool) -> dict[str, Any]:
    """The parts of its report, reports to voters, and places that citizens booked: each with what may be done to it."""
    booked = [(row, ways.get(row, [])) for row in bookings(activity)]
    return {
        "report_parts": [(row, ways.get(row, [])) for row in activity.report_parts.all()],
        "testimonies": [(row, ways.get(row, [])) for row in activity.testimonies.all()],
        "slots": activity.slots.all(),
        "bookings": booked if may_run else [],
    }


def above(offer: Offer, post: Post | None) -> bool:
    """What a deputy does about the own place stands above; what is done to others' stands in their rows."""
    return not offer.act.on or _is_own(offer, post)


def _is_own(offer: Offer, post: Post | None) -> bool:
    return offer.act.on == "participation" and post is not None and offer.subject.mandate_id == post.mandate_id
