"""The pages of this room, as who serves in its body and the units see them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.models import Post
from lianxinqiao.reports import changes
from lianxinqiao.reports.models import Issue, Point, Report, Speech
from lianxinqiao.reports.readers import BODY_READERS
from lianxinqiao.reports.stages import POINT, REPORT

Facts = list[tuple[Any, Any]]


# ------------------------------------------------------------------ a report
def facts(report: Report, _post: Post | None) -> Facts:
    return [
        (_("编号"), report.number_text),
        (pgettext_lazy("信息", "反映人"), report.writer),
        (_("以谁的名义"), report.get_source_display() if report.in_name_of else ""),
        (_("执笔"), report.mandate.person.spoken if report.in_name_of and report.mandate else ""),
        (_("类别"), report.field.spoken if report.field else ""),
        (_("提交日期"), report.handed_in_on),
        (pgettext_lazy("信息", "所在期刊"), report.issue.number_spoken if report.issue else ""),
        (_("未采用的原因"), report.reason),
    ]


def context(report: Report, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """The words that go out, what the office changed, where it went, and what came of it."""
    inside = bool(post and (post.role in BODY_READERS or not post.organization_id))
    followed = report.lead or report  # one that was combined shares the fate of the other
    own = [offer for offer in offers if not offer.act.on]
    unit = post.organization_id if post else None
    shown = [sending for sending in followed.sendings.all() if inside or sending.organization_id == unit]
    first = next((offer for offer in offers if offer.primary), None)
    ways = {offer.subject.pk: offer for offer in offers if offer.act.on and offer is not first}
    return {
        "inside": inside,
        "followed": followed,
        "changed": changes.between(report.text, report.edited_text) if inside and report.edited_text else [],
        "retitled": inside and report.edited_title not in {"", report.title},
        "sendings": [(sending, ways.get(sending.pk)) for sending in shown],
        "notes": followed.notes.all() if inside else [],
        "adoptions": followed.adoptions.all() if inside else [],
        "combined": [(each, REPORT.tones.get(each.stage, "neutral")) for each in report.combined.all()]
        if inside
        else [],
        "offers": own,
        "first": first,
        "rest": [offer for offer in own if offer is not first],
        "may_write": report.stage == "draft",
    }


def told(report: Report, post: Post | None, entries: Iterable[Entry]) -> list[Entry]:
    """A unit reads of what was sent to it and of its own answer; what leaders wrote and others were sent is not for it."""
    if not (post and post.organization_id):
        return list(entries)
    own = {
        f"reports.sending:{key}"
        for key in report.sendings.filter(organization=post.organization_id).values_list("pk", flat=True)
    }
    return [entry for entry in entries if entry.data.get("of") in own]


# ------------------------------------------------------------------ an issue
def issue_facts(issue: Issue, _post: Post | None) -> Facts:
    return [
        (pgettext_lazy("期刊", "期数"), issue.number_spoken),
        (_("编辑"), issue.edited_by.person.spoken),
        (_("审核人"), issue.reviewed_by),
        (_("签发人"), issue.signed_by.person.spoken if issue.signed_by else ""),
        (_("签发日期"), issue.signed_on),
    ]


def issue_context(issue: Issue, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    reports = list(issue.reports.select_related("mandate__person").order_by("-urgent", "pk"))
    return {
        "reports": reports,
        "may_open": bool(post and post.role in BODY_READERS),
        "has_paper": bool(reports),
    }


# ------------------------------------------------------------------ a speech and its opinions
def speech_facts(speech: Speech, _post: Post | None) -> Facts:
    return [
        (pgettext_lazy("大会发言", "会议"), speech.session),
        (_("发言人"), speech.speaker),
        (_("代表谁发言"), speech.get_behalf_display()),
        (_("发言方式"), speech.get_way_display() if speech.way else ""),
        (_("顺序"), speech.place),
        (_("发言或印发日期"), speech.given_on),
        (_("用时（秒）"), speech.seconds),
        (_("未选用的原因"), speech.reason),
    ]


def speech_context(speech: Speech, _post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    points = speech.points.select_related("unit")
    return {"points": [(point, POINT.tones.get(point.stage, "neutral")) for point in points]}


def point_facts(point: Point, _post: Post | None) -> Facts:
    return [
        (_("大会发言"), point.speech.topic),
        (_("发言人"), point.speech.speaker),
        (_("意见建议"), point.text),
        (_("转送单位"), point.unit.spoken if point.unit else ""),
        (_("转送日期"), point.forwarded_on),
        (_("反馈期限"), point.due_on),
        (_("反馈日期"), point.answered_on),
        (_("办理反馈"), point.feedback),
    ]
