"""Reply （答复）: draft, countersign, sign, review, deliver. Each gate is one act, in visible order."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.drafts import refuse_if_saved_since
from lianxinqiao.acts.frame import day, locked_with
from lianxinqiao.acts.stages import step
from lianxinqiao.matters import deadlines, kept, rules
from lianxinqiao.matters.actions import assessing, promising
from lianxinqiao.matters.frame import FRAME, done
from lianxinqiao.matters.models import Countersign, Handling, Reply, ReplyTemplate
from lianxinqiao.matters.stages import HandlingStage, ReplyStage, Stage
from lianxinqiao.people.models import Post

FIELDS = (
    "body",
    "reply_class",
    "number",
    "contact_name",
    "contact_phone",
    "promise_plan",
    "promise_due_on",
    "openness",
    "openness_reason",
    "public_summary",
)


@transaction.atomic
def draft(handling: Handling, *, template: ReplyTemplate | None = None, by: Post, at: datetime) -> Reply:
    """Begin, or go on with, this round's reply. Letterhead, title, salutation and closing are the template's business."""
    locked_with(handling)
    rules.may("reply.draft", by, handling, at)
    organization = handling.organization
    reply, new = Reply.objects.get_or_create(
        handling=handling,
        round=handling.suggestion.round,
        defaults={
            "drafted_by": by,
            "drafted_at": at,
            "saved_at": at,
            "body": template.body if template else "",
            "contact_name": organization.contact_name,
            "contact_phone": organization.contact_phone,
        },
    )
    if new:
        done("reply.draft", handling, by=by, at=at)
    return reply


@transaction.atomic
def save(reply: Reply, *, by: Post, at: datetime, read: datetime | None = None, **fields: Any) -> Reply:
    """Save the draft (also by itself). Not an event: the journal keeps the text that is sent on.

    Raises `SavedSince` where the draft was saved elsewhere after `read`.
    """
    locked_with(reply)
    rules.may("reply.save", by, reply)
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"not fields of a reply: {sorted(unknown)}")
    refuse_if_saved_since(reply, read, {name: getattr(reply, name) for name in fields}, fields)
    for name, value in fields.items():
        setattr(reply, name, value)
    reply.saved_at = at
    reply.save()
    return reply


def send(reply: Reply, *, by: Post, at: datetime) -> None:
    """Send it on: to the assisting units for countersigning where there are any, else to the unit's head."""
    with FRAME.act("reply.send", reply, by=by, at=at) as done:
        rules.may_send_reply(by, reply)
        reply.countersigns.all().delete()
        if reply.handling.kind == Handling.Kind.LEAD:
            assisting = reply.suggestion.handlings.filter(
                kind=Handling.Kind.ASSIST, stage__in=[HandlingStage.ACCEPTED, HandlingStage.DONE]
            )
            Countersign.objects.bulk_create(Countersign(reply=reply, handling=row) for row in assisting)
        reply.sent_back_reason = ""
        step(reply, ReplyStage.COUNTERSIGNING if reply.countersigns.exists() else ReplyStage.SIGNING)
        reply.save()
        done(data={"body": reply.body, "class": reply.reply_class})


def send_many(replies: Iterable[Reply], *, by: Post, at: datetime) -> list[tuple[Reply, Refused]]:
    """Release many drafts together; each by itself, what was refused comes back with the reason."""
    return _each(send, replies, by=by, at=at)


def _each(act: Any, replies: Iterable[Reply], **kwargs: Any) -> list[tuple[Reply, Refused]]:
    refused = []
    for reply in replies:
        try:
            act(reply, **kwargs)
        except Refused as refusal:
            refused.append((reply, refusal))
    return refused


def countersign(countersign: Countersign, *, remark: str = "", by: Post, at: datetime) -> None:
    """An assisting unit signs beside; when all have, the reply goes to the lead unit's head."""
    with FRAME.act("reply.countersign", countersign, by=by, at=at) as done:
        countersign.signed_by, countersign.signed_on, countersign.remark = by, day(at), remark
        countersign.save()
        reply = countersign.reply
        if not reply.countersigns.filter(signed_on=None).exists():
            step(reply, ReplyStage.SIGNING)
            reply.save()
        done(note=remark)


def sign(reply: Reply, *, by: Post, at: datetime) -> None:
    """The unit's head signs: a reply goes out under the unit's name, not a section's (佛坪 2024)."""
    with FRAME.act("reply.sign", reply, by=by, at=at) as done:
        step(reply, ReplyStage.REVIEWING)
        reply.signed_by, reply.signed_on = by, day(at)
        reply.save()
        done()


def review(reply: Reply, *, reply_class: str | None = None, reason: str = "", by: Post, at: datetime) -> None:
    """The supervision office reviews, and may change the class with a reason (朝天区 guide)."""
    with FRAME.act("reply.review", reply, by=by, at=at) as done:
        data: dict[str, Any] = {}
        if reply_class and reply_class != reply.reply_class:
            if not reason.strip():
                raise Refused(_("调整答复类别请说明理由。"))
            if reply_class not in {row.semantic for row in reply.suggestion.profile_version.rules.reply_classes}:
                raise Refused(_("请选择答复类别。"))
            if reply_class in {"SOLVING", "PLANNED"} and not reply.promise_due_on:
                raise Refused(_("改为正在解决或列入计划的，请退回单位补写承诺事项、计划和完成日期。"))
            data = {"class_before": reply.reply_class, "class_after": reply_class}
            reply.reply_class, reply.class_change_reason = reply_class, reason
        step(reply, ReplyStage.DELIVERING)
        reply.reviewed_by, reply.reviewed_on = by, day(at)
        reply.save()
        done(note=reason, data=data)


def send_back(reply: Reply, *, reason: str, by: Post, at: datetime) -> None:
    """Whoever stands at the gate sends it back with the reason; it passes all gates again."""
    with FRAME.act("reply.send_back", reply, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("退回答复请说明理由。"))
        was = reply.stage
        step(reply, ReplyStage.DRAFT)
        reply.sent_back_reason = reason
        reply.signed_by = reply.signed_on = reply.reviewed_by = reply.reviewed_on = None
        reply.save()
        reply.countersigns.all().delete()
        done(note=reason, data={"from": was})


def deliver(reply: Reply, *, by: Post, at: datetime) -> None:
    """The office delivers the reply to the deputies, whose term for assessing begins; promises are opened."""
    with FRAME.act("reply.deliver", reply, by=by, at=at) as done:
        on = day(at)
        step(reply, ReplyStage.DELIVERED)
        reply.delivered_by, reply.delivered_on = by, on
        due = deadlines.assess(reply)
        reply.assess_due_on = due.date if due else None
        reply.save()
        step(reply.handling, HandlingStage.DONE)
        reply.handling.done_on = on
        reply.handling.save()
        _answered(reply, on)
        assessing.ask(reply, on)
        promising.make(reply, on)
        paper = kept.keep(reply, at=at)
        data = {"class": reply.reply_class, "number": reply.number, "paper_sha256": paper.sha256}
        done(data=data)


def _answered(reply: Reply, on: Any) -> None:
    """The suggestion is answered once every answering unit of this round has been delivered."""
    suggestion = reply.suggestion
    suggestion.last_answered_on = on
    suggestion.reply_class = reply.reply_class
    suggestion.assess_due_on = reply.assess_due_on
    answering = [Handling.Kind.LEAD, Handling.Kind.SEPARATE]
    waiting = suggestion.handlings.filter(kind__in=answering).exclude(
        stage__in=[HandlingStage.DONE, HandlingStage.RETURNED, HandlingStage.ENDED]
    )
    if not waiting.exists():
        if suggestion.answered_on is None:
            suggestion.answered_on, suggestion.answer_due_on = on, suggestion.due_on
        step(suggestion, Stage.ANSWERED)
    suggestion.save()
