"""Papers that go with a suggestion from desk to desk: registration slip, assignment notice, opinion form.

Their words are those of the official paper, so they stay Chinese in every language of the screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.matters import documents, visibility
from lianxinqiao.matters.models import Assessment, Handling, Matter, Promise
from lianxinqiao.matters.stages import GONE, PromiseStage
from lianxinqiao.paper.forms import (
    Assignment,
    Form,
    Kept,
    Opinion,
    Registration,
    assignment_notice,
    kept_form,
    opinion_form,
    registration_slip,
)
from lianxinqiao.paper.letter import Letter
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook import queries as rulebook

SHARES = {"lead": "主办", "assist": "会办", "separate": "分别办理"}
OPENNESS = {True: "同意公开", False: "不同意公开", None: ""}


@dataclass(frozen=True)
class Paper:
    """One paper that this person may take away."""

    kind: str
    pk: int
    label: str
    detail: str = ""


def offered(suggestion: Matter, post: Post | None) -> Iterator[Paper]:
    """The slip is the office's; a unit has its own notice, a deputy the own form; the office has all of them."""
    if not post or suggestion.number is None or "papers" not in visibility.facts(suggestion, post):
        return
    office = post.in_the_office
    if office:
        yield Paper("slip", suggestion.pk, _("登记单"))
    for handling in _live(suggestion):
        if handling.assigned_by_id is None:
            continue  # came in as history: its notice was another paper
        if office or post.role == RoleCode.SUPERVISION or handling.organization_id == post.organization_id:
            yield Paper("notice", handling.pk, _("交办通知"), handling.held_by(handling.assigned_on).spoken)
    for form in _forms(suggestion):
        if office or form.mandate_id == post.mandate_id:
            yield Paper("opinion", form.pk, _("征询意见表"), form.mandate.person.spoken)
    for promise in suggestion.promises.all():
        if promise.stage == PromiseStage.DECLARED and (office or suggestion.lead_id == post.mandate_id):
            yield Paper("promise", promise.pk, _("再评价表"), promise.unit.spoken)


def _forms(suggestion: Matter) -> Iterator[Assessment]:
    for handling in suggestion.handlings.all():
        for reply in handling.replies.all():
            yield from reply.assessments.all()


def make(suggestion: Matter, kind: str, pk: int) -> Form | Letter:
    """The paper itself; `kind` and `pk` as `offered` gave them."""
    if kind == "slip":
        return slip(suggestion)
    if kind == "notice":
        return notice(suggestion.handlings.select_related("organization").get(pk=pk))
    if kind == "promise":
        return second_opinion(suggestion.promises.select_related("organization").get(pk=pk))
    return opinion(Assessment.objects.select_related("mandate__person", "reply__handling__organization").get(pk=pk))


def _live(suggestion: Matter) -> list[Handling]:
    return [row for row in suggestion.handlings.all() if row.stage not in GONE]


def _names(suggestion: Matter, *kinds: str) -> str:
    return "、".join(row.unit.name for row in _live(suggestion) if row.kind in kinds)


def _number(suggestion: Matter) -> str:
    return f"第{suggestion.number_text}号"


def slip(suggestion: Matter) -> Form:
    """代表建议登记单."""
    signed = suggestion.cosigners.exclude(signed_at=None).select_related("mandate__person")
    lead, clerk, unit = suggestion.lead, suggestion.registered_by, suggestion.suggested_unit
    on = documents.day(suggestion.registered_at)
    entry = Registration(
        title="代表建议、批评和意见登记单",
        number=_number(suggestion),
        matter_title=suggestion.title,
        proposers=lead.person.on(on).name,
        cosigners="、".join(row.mandate.person.on(on).name for row in signed),
        delegation=lead.delegation.on(on).name if lead.delegation else "",
        kind=suggestion.field.on(on).name if suggestion.field else "",
        received_on=documents.day(suggestion.submitted_at),
        registered_on=on,
        suggested_unit=unit.on(on).name if unit else "",
        lead_units=_names(suggestion, "lead", "separate"),
        assisting_units=_names(suggestion, "assist"),
        publicity=OPENNESS[suggestion.wish_open],
        points=tuple(point.text for point in suggestion.requests.all()),
        clerk=clerk.person.on(on).name if clerk else "",
    )
    return registration_slip(entry)


def notice(handling: Handling) -> Letter:
    """交办通知 to one unit: what it handles, by when, and how."""
    suggestion = handling.suggestion
    share, body = SHARES[handling.kind], suggestion.body.on(handling.assigned_on)
    duty = (
        "办理前后应当与代表联系沟通，答复由单位主要负责人签发，经督查审核后送达代表。"
        if handling.answers
        else "请主动配合主办单位，在会办期限内书面提出会办意见，由单位主要负责人签发。"
    )
    window = f"不属于本单位职责的，请于{_chinese(handling.return_until)}前说明理由提出退回。"
    return assignment_notice(
        Assignment(
            issuer=body.office_name,
            title=f"关于交办{_number(suggestion)}代表建议的通知",
            unit=handling.held_by(handling.assigned_on).name,
            opening="根据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》的有关规定，"
            "现将下列代表建议交由你单位研究办理。",
            matters=((_number(suggestion), suggestion.title, share, handling.due_on),),
            requirements=(duty, *([window] if handling.return_until else []), *_provisional(handling)),
            signature=body.office_name,
            on=handling.assigned_on or suggestion.session.opens_on,
        )
    )


def _provisional(handling: Handling) -> list[str]:
    """What the paper says of a due day in a year whose holidays are not announced yet."""
    due_on = handling.due_on
    if due_on is None or rulebook.Known()(due_on, *handling.due_rule):
        return []
    return [f"{due_on.year}年的放假安排尚未公布，上述办结日期为暂定；公布后如有变动，以系统中的期限为准。"]


def _chinese(day: Any) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def opinion(form: Assessment) -> Form:
    """代表建议办理情况征询意见表 for one deputy, to be signed on paper and brought back."""
    reply, mandate = form.reply, form.mandate
    suggestion, on = reply.suggestion, form.asked_on
    return opinion_form(
        Opinion(
            title=suggestion.profile_version.rules.templates.enclosure or "代表建议办理情况征询意见表",
            number=_number(suggestion),
            matter_title=suggestion.title,
            deputy=mandate.person.on(on).name,
            unit=reply.unit.name,
            delegation=mandate.delegation.on(on).name if mandate.delegation else "",
            phone=mandate.person.phone,
            reply_number=reply.number,
            replied_on=reply.delivered_on,
            return_to=suggestion.body.on(on).office_name,
            return_by=form.due_on,
        )
    )


def second_opinion(promise: Promise) -> Form:
    """代表建议承诺事项办理情况再评价表, for a lead signer who confirms on paper."""
    suggestion = promise.suggestion
    lead, on = suggestion.lead, promise.declared_on
    return kept_form(
        Kept(
            title="代表建议承诺事项办理情况再评价表",
            number=_number(suggestion),
            matter_title=suggestion.title,
            deputy=lead.person.on(on).name,
            unit=promise.held_by(on).name,
            plan=promise.plan,
            due_on=promise.due_on,
            declared_on=promise.declared_on,
            delegation=lead.delegation.on(on).name if lead.delegation else "",
            phone=lead.person.phone,
            return_to=suggestion.body.on(on).office_name,
            return_by=promise.confirm_due_on,
        )
    )
