"""The facts of this room's pages; the page leaves out what is empty."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.lives import Facts
from lianxinqiao.acts.offers import Offer
from lianxinqiao.exchange import letters
from lianxinqiao.exchange.kinds import Ground, Outcome
from lianxinqiao.exchange.models import Arrival, Handover, Partner
from lianxinqiao.exchange.stages import PartnerStage
from lianxinqiao.people.models import Post


def partner_facts(partner: Partner, _post: Post | None) -> Facts:
    return [
        (_("层级关系"), partner.get_level_display()),
        (_("登记时间"), partner.entered_at),
        (_("配对时间"), partner.paired_at),
        (_("对方地址"), partner.address),
        (_("最近来信"), partner.heard_at),
        (_("更换密钥次数"), partner.turn or ""),
        (_("旧密钥有效至"), partner.former_until),
        (_("新密钥"), _("已经发出，等对方收下") if partner.next_secret else ""),
        (_("等待送出"), partner.letters.waiting().count() or ""),
    ]


def partner_context(partner: Partner, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    """The invitation is a key: the head of the office sees it, as long as nobody has used it."""
    shown = post is not None and post.heads_the_office and partner.stage == PartnerStage.INVITED
    return {"invitation": letters.invitation(partner) if shown else ""}


def handover_facts(handover: Handover, _post: Post | None) -> Facts:
    waiting = handover.letters.waiting().exclude(error="").order_by("pk").first()
    return [
        (_("编号"), handover.number_text),
        (pgettext_lazy("交换", "移送给"), _link(handover.partner)),
        (_("事项种类"), handover.get_kind_display()),
        (_("来自"), _link(handover.source)),
        (_("请对方"), handover.get_wish_display()),
        (_("希望何日前反馈"), handover.reply_by),
        (_("移送时间"), handover.sent_at),
        (_("对方签收时间"), handover.received_at),
        (_("回执号"), handover.receipt),
        (_("没有送到的原因"), handover.failure),
        (_("还没有送到，会再试"), waiting.error if waiting else ""),
        (_("最近催办"), handover.urged_at),
        (_("退回理由"), _said(Ground, handover.ground)),
        (pgettext_lazy("交换", "结果"), _said(Outcome, handover.outcome)),
        (_("反馈时间"), handover.answered_at),
    ]


def arrival_facts(arrival: Arrival, _post: Post | None) -> Facts:
    return [
        (_("编号"), arrival.number_text),
        (pgettext_lazy("交换", "来自"), _link(arrival.partner)),
        (_("对方编号"), arrival.their_number),
        (_("事项种类"), arrival.get_kind_display()),
        (_("对方希望"), arrival.get_wish_display()),
        (_("希望何日前反馈"), arrival.reply_by),
        (_("签收时间"), arrival.received_at),
        (_("受理时间"), arrival.accepted_at),
        (_("登记为"), _link(arrival.became)),
        (_("退回理由"), _said(Ground, arrival.ground)),
        (pgettext_lazy("交换", "结果"), _said(Outcome, arrival.outcome)),
        (_("反馈时间"), arrival.answered_at),
    ]


def handover_context(handover: Handover, *_told: Any) -> dict[str, Any]:
    return {"files": handover.files.select_related("attachment")}


def arrival_context(arrival: Arrival, *_told: Any) -> dict[str, Any]:
    return {"files": arrival.files.select_related("attachment")}


def _said(choices: Any, code: str) -> str:
    """A partner's newer program may say a code that this one does not know."""
    return str(choices(code).label) if code in choices.values else code


def _link(thing: Any) -> Any:
    return format_html('<a href="{}">{}</a>', thing.get_absolute_url(), thing) if thing else ""
