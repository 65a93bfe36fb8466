"""What waits for those who raise a matter, and for whoever writes for them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import (
    Assessment,
    Contact,
    CoSigner,
    Promise,
    Suggestion,
)
from lianxinqiao.matters.piles.conditions import DEPUTY, OF_HANDLING, OF_REPLY, mine, pile
from lianxinqiao.matters.stages import Stage

PILES: tuple[Pile, ...] = (
    pile(
        "drafts",
        _("未提交的草稿"),
        DEPUTY,
        Suggestion,
        lambda p, t: mine(p, "draft", "cosigning"),
        act=lambda row: "suggestion.submit" if row.stage == Stage.COSIGNING else "suggestion.save",
    ),
    pile(
        "sent-back",
        _("退回修改"),
        DEPUTY,
        Suggestion,
        lambda p, t: mine(p, "sent_back"),
        tone="warn",
        act="suggestion.save",
    ),
    pile(
        "cosign",
        _("邀请我联名"),
        DEPUTY,
        CoSigner,
        lambda p, t: (
            Q(mandate=p.mandate, signed_at=None, declined_at=None, suggestion__stage="cosigning")
            & (Q(suggestion__cosign_until=None) | Q(suggestion__cosign_until__from_day=t))
        ),
        path="suggestion",
        act="suggestion.cosign",
    ),
    pile(
        "contacts",
        _("请我确认的联系面商"),
        DEPUTY,
        Contact,
        lambda p, t: Q(handling__suggestion__lead=p.mandate, confirmed_at=None),
        path=OF_HANDLING,
        act="contact.confirm",
    ),
    pile(
        "assess",
        _("请我评价的答复"),
        DEPUTY,
        Assessment,
        lambda p, t: Q(mandate=p.mandate, state="asked"),
        path=OF_REPLY,
        tone="warn",
        due="due_on",
        act="assessment.give",
    ),
    pile(
        "confirm",
        _("请我确认的承诺"),
        DEPUTY,
        Promise,
        lambda p, t: Q(suggestion__lead=p.mandate, stage="declared"),
        path="suggestion",
        due="confirm_due_on",
        act="promise.confirm",
    ),
    pile(
        "running",
        _("正在办理的建议"),
        DEPUTY,
        Suggestion,
        lambda p, t: mine(p, "submitted", "registered", "assigned", "handling"),
        watched=True,
    ),
    pile(
        "my-late",
        _("逾期未答复"),
        DEPUTY,
        Suggestion,
        lambda p, t: mine(p, "assigned", "handling", due_on__lt=t),
        tone="bad",
        due="due_on",
        watched=True,
    ),
    pile(
        "delegation",
        _("本团正在办理的建议"),
        frozenset({"delegation_head"}),
        Suggestion,
        lambda p, t: Q(
            delegation_id=p.mandate.delegation_id if p.mandate and p.mandate.delegation_id else 0,
            stage__in=["submitted", "registered", "assigned", "handling", "answered"],
        ),
        watched=True,
    ),
    pile(
        "entered",
        _("我录入的、代表还没有接手的草稿"),
        frozenset({"station_staff"}),
        Suggestion,
        lambda p, t: visibility.own(p),
        watched=True,
    ),
)
