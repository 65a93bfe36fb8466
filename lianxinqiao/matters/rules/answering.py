"""A reply goes through its gates."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.models import (
    Handling,
    Reply,
    Suggestion,
)
from lianxinqiao.matters.rules.table import RULES
from lianxinqiao.matters.stages import HandlingStage, ReplyStage
from lianxinqiao.people import plausible
from lianxinqiao.people.models import Post


@RULES("reply.draft")
def may_draft_reply(post: Post, handling: Handling, _at: datetime) -> None:
    if not handling.answers:
        raise Refused(_("会办单位向主办单位提出会办意见，不单独答复%(raiser)s。") % handling.suggestion.words)


def may_send_reply(post: Post, reply: Reply) -> None:
    if not reply.body.strip():
        raise Refused(_("答复正文还是空的。"))
    classes = {row.semantic: row for row in reply.suggestion.profile_version.rules.reply_classes}
    if classes and reply.reply_class not in classes:
        raise Refused(_("请选择答复类别。"))
    if reply.reply_class in {"SOLVING", "PLANNED"} and not (reply.promise_plan.strip() and reply.promise_due_on):
        raise Refused(_("正在解决或列入计划解决的，请写明承诺事项、计划和完成日期。"))
    if wrong := plausible.wrong_contact(reply.contact_phone):
        raise Refused(_("联系电话“%(number)s”不是电话号码，请核对位数。") % {"number": wrong[:30]})
    if reply.openness != Suggestion.Openness.FULL and not reply.openness_reason.strip():
        raise Refused(_("答复不全文公开的，请说明理由。"))
    if reply.openness == Suggestion.Openness.SUMMARY and not reply.public_summary.strip():
        raise Refused(_("摘要公开的，请写好公开摘要。"))
    lacking = reply.suggestion.handlings.filter(
        kind="assist", stage__in=[HandlingStage.ASSIGNED, HandlingStage.RETURN_ASKED]
    )
    if reply.handling.kind == "lead" and lacking.exists():
        names = "、".join(str(handling.organization) for handling in lacking.select_related("organization"))
        raise Refused(_("会办单位%(names)s还没有签收，不能送会签。") % {"names": names})


@RULES("reply.countersign")
def may_countersign(post: Post, countersign: Any, _at: datetime) -> None:
    if countersign.reply.stage != ReplyStage.COUNTERSIGNING:
        raise Refused(_("这份答复不在会签中。"))
    if countersign.signed_on:
        raise Refused(_("贵单位已经会签。"))


@RULES("reply.send_back")
def may_send_reply_back(post: Post, reply: Reply, _at: datetime) -> None:
    turn = {
        ReplyStage.COUNTERSIGNING: "unit_head",
        ReplyStage.SIGNING: "unit_head",
        ReplyStage.REVIEWING: "supervision",
        ReplyStage.DELIVERING: "office",
    }[ReplyStage(reply.stage)]
    if not post.role.startswith(turn):
        raise Refused(_("答复现在处于“%(stage)s”环节，由该环节的人员退回。") % {"stage": reply.get_stage_display()})
