"""What several roles keep an eye on."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters.models import (
    Promise,
    Suggestion,
)
from lianxinqiao.matters.piles.conditions import CHAIR, OFFICE, SUPERVISION, of_body, pile

PILES: tuple[Pile, ...] = (
    pile(
        "late",
        _("逾期未答复"),
        OFFICE | CHAIR | SUPERVISION,
        Suggestion,
        lambda p, t: of_body(p, "assigned", "handling", due_on__lt=t),
        tone="bad",
        watched=True,
    ),
    pile(
        "near",
        _("即将到期"),
        OFFICE | CHAIR | SUPERVISION,
        Suggestion,
        lambda p, t, n: of_body(p, "assigned", "handling", due_on__gte=t, due_on__lte=n),
        tone="warn",
        watched=True,
    ),
    pile(
        "key",
        _("办理中的重点督办建议"),
        CHAIR | OFFICE,
        Suggestion,
        lambda p, t: of_body(p, "registered", "assigned", "handling", "answered", is_key=True),
        watched=True,
    ),
    pile(
        "late-promises",
        _("到期未兑现的承诺"),
        OFFICE | SUPERVISION | CHAIR,
        Promise,
        lambda p, t: p.of_its_bodies("suggestion__body") & Q(stage__in=["open", "declared"], due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    pile(
        "all-running",
        _("正在办理"),
        OFFICE | SUPERVISION | CHAIR | frozenset({"auditor"}),
        Suggestion,
        lambda p, t: of_body(p, "assigned", "handling"),
        watched=True,
    ),
)
