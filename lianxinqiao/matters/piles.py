"""What waits for each role of a suggestion's life: one row per kind of work, a query over open rows only."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import (
    Assessment,
    Contact,
    CoSigner,
    Countersign,
    Extension,
    Handling,
    Promise,
    Reply,
    Suggestion,
)
from lianxinqiao.matters.stages import AT_THE_GATES, OPEN_HANDLING, ReplyStage, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.queries import ASSESSMENT, OPINION, REASSIGN, REPLY
from lianxinqiao.rulebook.queries import OFFICE as OFFICE_TERMS

TERMS = {"office_due_on": OFFICE_TERMS, "reassign_due_on": REASSIGN, "confirm_due_on": ASSESSMENT}


def _pile(
    code: str,
    label: str | LazyText,
    roles: frozenset[str],
    model: Any,
    condition: Callable[..., Q],
    *,
    due: str = "",
    **more: Any,
) -> Pile:
    """A pile whose day is counted by the calendar; that of a promise itself is named by the unit."""
    terms = TERMS.get(due) or {Handling: (*REPLY, *OPINION), Assessment: ASSESSMENT}.get(model, REPLY)
    named = model is Promise and due == "due_on"
    return Pile(code, label, roles, model, condition, due=due, terms=() if named else terms, **more)


def _of_body(post: Post, *stages: str, **also: Any) -> Q:
    return Q(body=post.body, stage__in=stages, **also)


def _mine(post: Post, *stages: str, **also: Any) -> Q:
    return Q(lead=post.mandate, stage__in=stages, **also)


def _handlings(post: Post, *stages: str, **also: Any) -> Q:
    return Q(organization=post.organization, stage__in=stages, **also)


def _answering(post: Post, **also: Any) -> Q:
    """A unit's open shares for which it owes the deputy an answer."""
    return _handlings(post, *OPEN_HANDLING, **also) & ~Q(kind="assist")


def _assisting(post: Post, **also: Any) -> Q:
    """Those for which it owes the lead unit an opinion, on a clock of its own."""
    return _handlings(post, *OPEN_HANDLING, kind="assist", **also)


def open_work() -> Q:
    """Shares of the handling that are their unit's own move: its reply is not on its way through the gates."""
    return Q(~Exists(Reply.objects.filter(handling=OuterRef("pk"), stage__in=AT_THE_GATES)), stage="accepted")


def _on_its_way(post: Post) -> Q:
    """A unit's replies that wait for others; to be signed is its head's own move."""
    own = {str(ReplyStage.SIGNING)} if post.role == RoleCode.UNIT_HEAD else set()
    return Q(stage__in=[stage for stage in AT_THE_GATES if stage not in own], handling__organization=post.organization)


def _replies(post: Post, stage: str) -> Q:
    if post.organization_id:
        return Q(stage=stage, handling__organization=post.organization)
    return Q(stage=stage, handling__suggestion__body=post.body)


def of_kind(pile: Pile, kind: str) -> Pile:
    """Only what hangs on matters of one kind: a unit answers matters of several, each kind on a list of its own."""
    way = {f"{pile.path.replace('.', '__')}__kind": kind}

    @wraps(pile.condition)
    def condition(*asked: Any) -> Q:
        return pile.condition(*asked) & Q(**way)

    return replace(pile, condition=condition)


DEPUTY = frozenset({"deputy", "delegation_head"})
OFFICE = frozenset({"office_clerk", "office_head"})
HEAD, CHAIR, SUPERVISION = frozenset({"office_head"}), frozenset({"chairpersons"}), frozenset({"supervision"})
UNIT, UNIT_HEAD = frozenset({"unit_clerk", "unit_head"}), frozenset({"unit_head"})
OF_REPLY, OF_HANDLING = "reply.handling.suggestion", "handling.suggestion"

EVERY: tuple[Pile, ...] = (
    _pile(
        "drafts",
        _("未提交的草稿"),
        DEPUTY,
        Suggestion,
        lambda p, t: _mine(p, "draft", "cosigning"),
        act=lambda row: "suggestion.submit" if row.stage == Stage.COSIGNING else "suggestion.save",
    ),
    _pile(
        "sent-back",
        _("退回修改"),
        DEPUTY,
        Suggestion,
        lambda p, t: _mine(p, "sent_back"),
        tone="warn",
        act="suggestion.save",
    ),
    _pile(
        "cosign",
        _("邀请我联名"),
        DEPUTY,
        CoSigner,
        lambda p, t: (
            Q(mandate=p.mandate, signed_at=None, declined_at=None, suggestion__stage="cosigning")
            & (Q(suggestion__cosign_until=None) | Q(suggestion__cosign_until__date__gte=t))
        ),
        path="suggestion",
        act="suggestion.cosign",
    ),
    _pile(
        "contacts",
        _("请我确认的联系面商"),
        DEPUTY,
        Contact,
        lambda p, t: Q(handling__suggestion__lead=p.mandate, confirmed_at=None),
        path=OF_HANDLING,
        act="contact.confirm",
    ),
    _pile(
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
    _pile(
        "confirm",
        _("请我确认的承诺"),
        DEPUTY,
        Promise,
        lambda p, t: Q(suggestion__lead=p.mandate, stage="declared"),
        path="suggestion",
        due="confirm_due_on",
        act="promise.confirm",
    ),
    _pile(
        "running",
        _("正在办理的建议"),
        DEPUTY,
        Suggestion,
        lambda p, t: _mine(p, "submitted", "registered", "assigned", "handling"),
        watched=True,
    ),
    _pile(
        "my-late",
        _("逾期未答复"),
        DEPUTY,
        Suggestion,
        lambda p, t: _mine(p, "assigned", "handling", due_on__lt=t),
        tone="bad",
        due="due_on",
        watched=True,
    ),
    _pile(
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
    _pile(
        "entered",
        _("我录入的、代表还没有接手的草稿"),
        frozenset({"station_staff"}),
        Suggestion,
        lambda p, t: visibility.own(p),
        watched=True,
    ),
    _pile(
        "check",
        _("待审查登记"),
        OFFICE,
        Suggestion,
        lambda p, t: _of_body(p, "submitted"),
        due="office_due_on",
        act="suggestion.register",
    ),
    _pile(
        "assign",
        _("待交办"),
        OFFICE,
        Suggestion,
        lambda p, t: _of_body(p, "registered", merged_into=None),
        due="office_due_on",
        act="suggestion.assign",
    ),
    _pile(
        "office-late",
        _("逾期未登记、交办"),
        OFFICE | CHAIR,
        Suggestion,
        lambda p, t: _of_body(p, "submitted", "registered", merged_into=None, office_due_on__lt=t),
        tone="bad",
        due="office_due_on",
        watched=True,
    ),
    _pile(
        "deliver",
        _("待送达的答复"),
        OFFICE,
        Reply,
        lambda p, t: _replies(p, "delivering"),
        path=OF_HANDLING,
        act="reply.deliver",
    ),
    _pile(
        "unsatisfied",
        _("不满意，待重新办理或协调"),
        OFFICE,
        Suggestion,
        lambda p, t: _of_body(p, "answered", final_result="unsatisfied"),
        tone="bad",
        act="suggestion.rehandle",
    ),
    _pile(
        "close",
        _("已评价，待办结"),
        OFFICE,
        Suggestion,
        lambda p, t: _of_body(p, "answered", final_result__in=["satisfied", "basically"]),
        act="suggestion.close",
    ),
    _pile(
        "silent",
        _("评价到期未反馈"),
        OFFICE,
        Assessment,
        lambda p, t: Q(reply__handling__suggestion__body=p.body, state="asked", due_on__lt=t),
        path=OF_REPLY,
        tone="warn",
        due="due_on",
        act="assessment.remind",
    ),
    _pile(
        "unconfirmed",
        _("到期未确认的承诺"),
        OFFICE,
        Promise,
        lambda p, t: Q(suggestion__body=p.body, stage="declared", confirm_due_on__lt=t),
        path="suggestion",
        tone="warn",
        due="confirm_due_on",
        act="promise.confirm",
    ),
    _pile(
        "mediation", _("协调中"), OFFICE, Suggestion, lambda p, t: _of_body(p, "mediation"), act="suggestion.conclude"
    ),
    _pile(
        "extensions",
        _("待批准的延期"),
        HEAD,
        Extension,
        lambda p, t: Q(handling__suggestion__body=p.body, state="asked"),
        path=OF_HANDLING,
        act="extension.grant",
    ),
    _pile(
        "returns",
        _("申请退回，待改派"),
        SUPERVISION,
        Handling,
        lambda p, t: Q(suggestion__body=p.body, stage="return_asked"),
        path="suggestion",
        tone="warn",
        due="reassign_due_on",
        act="handling.reassign",
    ),
    _pile(
        "returns-late",
        _("逾期未改派"),
        SUPERVISION,
        Handling,
        lambda p, t: Q(suggestion__body=p.body, stage="return_asked", reassign_due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="reassign_due_on",
        watched=True,
    ),
    _pile(
        "review",
        _("待审核的答复"),
        SUPERVISION,
        Reply,
        lambda p, t: _replies(p, "reviewing"),
        path=OF_HANDLING,
        act="reply.review",
    ),
    _pile(
        "accept",
        _("待签收"),
        UNIT,
        Handling,
        lambda p, t: _handlings(p, "assigned"),
        path="suggestion",
        due="due_on",
        act="handling.accept",
    ),
    _pile(
        "handling",
        _("办理中"),
        UNIT,
        Handling,
        lambda p, t: Q(open_work(), organization=p.organization),
        path="suggestion",
        due="due_on",
    ),
    _pile(
        "reply-drafts",
        _("答复草稿"),
        UNIT,
        Reply,
        lambda p, t: _replies(p, "draft"),
        path=OF_HANDLING,
        act="reply.save",
    ),
    _pile(
        "countersign",
        _("待会签"),
        UNIT,
        Countersign,
        lambda p, t: Q(handling__organization=p.organization, signed_on=None),
        path=OF_REPLY,
        act="reply.countersign",
    ),
    _pile(
        "sign", _("待签发"), UNIT_HEAD, Reply, lambda p, t: _replies(p, "signing"), path=OF_HANDLING, act="reply.sign"
    ),
    _pile(
        "on-its-way",
        _("答复流转中"),
        UNIT,
        Reply,
        lambda p, t: _on_its_way(p),
        path=OF_HANDLING,
        watched=True,
    ),
    _pile(
        "promises",
        _("未兑现的承诺"),
        UNIT,
        Promise,
        lambda p, t: Q(organization=p.organization, stage__in=["open", "declared"]),
        path="suggestion",
        due="due_on",
        watched=True,
    ),
    _pile(
        "unit-late",
        _("逾期未答复"),
        UNIT,
        Handling,
        lambda p, t: _answering(p, due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    _pile(
        "unit-opinion-late",
        _("逾期未提会办意见"),
        UNIT,
        Handling,
        lambda p, t: _assisting(p, due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    _pile(
        "unit-near",
        _("答复即将到期"),
        UNIT,
        Handling,
        lambda p, t, n: _answering(p, due_on__gte=t, due_on__lte=n),
        path="suggestion",
        tone="warn",
        due="due_on",
        watched=True,
    ),
    _pile(
        "unit-opinion-near",
        _("会办意见即将到期"),
        UNIT,
        Handling,
        lambda p, t, n: _assisting(p, due_on__gte=t, due_on__lte=n),
        path="suggestion",
        tone="warn",
        due="due_on",
        watched=True,
    ),
    _pile(
        "late",
        _("逾期未答复"),
        OFFICE | CHAIR | SUPERVISION,
        Suggestion,
        lambda p, t: _of_body(p, "assigned", "handling", due_on__lt=t),
        tone="bad",
        watched=True,
    ),
    _pile(
        "near",
        _("即将到期"),
        OFFICE | CHAIR | SUPERVISION,
        Suggestion,
        lambda p, t, n: _of_body(p, "assigned", "handling", due_on__gte=t, due_on__lte=n),
        tone="warn",
        watched=True,
    ),
    _pile(
        "key",
        _("办理中的重点督办建议"),
        CHAIR | OFFICE,
        Suggestion,
        lambda p, t: _of_body(p, "registered", "assigned", "handling", "answered", is_key=True),
        watched=True,
    ),
    _pile(
        "late-promises",
        _("到期未兑现的承诺"),
        OFFICE | SUPERVISION | CHAIR,
        Promise,
        lambda p, t: Q(stage__in=["open", "declared"], suggestion__body=p.body, due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    _pile(
        "all-running",
        _("正在办理"),
        OFFICE | SUPERVISION | CHAIR | frozenset({"auditor"}),
        Suggestion,
        lambda p, t: _of_body(p, "assigned", "handling"),
        watched=True,
    ),
)
# A unit answers proposals too, which have a list of their own; whoever sits in a body has matters of one kind.
PILES = tuple(of_kind(pile, "suggestion") if pile.path and pile.roles & UNIT else pile for pile in EVERY)
