"""What waits for each role: one row per kind of work, a query over open rows only, and the list that opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial, reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import RoleCode
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
from lianxinqiao.matters.stages import AT_THE_GATES, OPEN, OPEN_HANDLING, ReplyStage
from lianxinqiao.people.models import BodyProfile, Post
from lianxinqiao.people.prepared import ForPost
from lianxinqiao.rulebook.queries import ASSESSMENT, OPINION, REASSIGN, REPLY
from lianxinqiao.rulebook.queries import OFFICE as OFFICE_TERMS

Rows = QuerySet[Any]

TERMS = {"office_due_on": OFFICE_TERMS, "reassign_due_on": REASSIGN, "confirm_due_on": ASSESSMENT}


@dataclass(frozen=True)
class Waiting:
    """The rows of `model` for which `condition(post, today, near)` holds; `path` leads from a row to its suggestion."""

    code: str
    label: str | LazyText
    roles: frozenset[str]
    model: Any
    condition: Callable[[Post, date, date], Q]
    path: str = ""
    tone: str = ""
    due: str = ""  # where a row keeps the day by which it wants doing; without one it is the suggestion's
    watched: bool = False  # a number to keep an eye on: what is to be done about it waits under another kind

    @property
    def counted(self) -> bool:
        """Whether its day is counted by the calendar; that of a promise itself is named by the unit."""
        return self.model is not Promise or self.due != "due_on"

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of a profile that its day may come from, as `rulebook.queries.Known` asks."""
        if self.due in TERMS:
            return TERMS[self.due]
        return {Handling: (*REPLY, *OPINION), Assessment: ASSESSMENT}.get(self.model, REPLY)

    @property
    def column(self) -> str:
        """Where a row keeps its suggestion."""
        return f"{self.path.replace('.', '__')}_id" if self.path else "pk"


def soon(post: Post, today: date) -> date:
    """The last day that is near: as far ahead as the rule profile begins to remind."""
    latest = {profile.body_id: profile for profile in PROFILES(post, today)}
    ahead = [days for profile in latest.values() for days in profile.version.rules.reminders.days_before]
    return today + timedelta(days=max(ahead, default=7))


def _profiles(post: Post, today: date) -> QuerySet[BodyProfile]:
    profiles = BodyProfile.objects.filter(effective_on__lte=today).select_related("version").defer("version__data")
    if post.organization:
        profiles = profiles.filter(body__district_id=post.organization.district_id)
    else:
        profiles = profiles.filter(body=post.body)
    return profiles.order_by("effective_on")


PROFILES = ForPost(_profiles, date)


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


def in_hand() -> Q:
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


DEPUTY = frozenset({"deputy", "delegation_head"})
OFFICE = frozenset({"office_clerk", "office_head"})
HEAD, CHAIR, SUPERVISION = frozenset({"office_head"}), frozenset({"chairpersons"}), frozenset({"supervision"})
UNIT, UNIT_HEAD = frozenset({"unit_clerk", "unit_head"}), frozenset({"unit_head"})
OPEN_STAGES = [str(stage) for stage in OPEN]
OF_REPLY, OF_HANDLING = "reply.handling.suggestion", "handling.suggestion"

WAITING: tuple[Waiting, ...] = (
    Waiting("drafts", _("未提交的草稿"), DEPUTY, Suggestion, lambda p, t, n: _mine(p, "draft", "cosigning")),
    Waiting("sent-back", _("退回修改"), DEPUTY, Suggestion, lambda p, t, n: _mine(p, "sent_back"), tone="warn"),
    Waiting(
        "cosign",
        _("邀请我联名"),
        DEPUTY,
        CoSigner,
        lambda p, t, n: (
            Q(mandate=p.mandate, signed_at=None, declined_at=None, suggestion__stage="cosigning")
            & (Q(suggestion__cosign_until=None) | Q(suggestion__cosign_until__date__gte=t))
        ),
        path="suggestion",
    ),
    Waiting(
        "contacts",
        _("请我确认的联系面商"),
        DEPUTY,
        Contact,
        lambda p, t, n: Q(handling__suggestion__lead=p.mandate, confirmed_at=None),
        path=OF_HANDLING,
    ),
    Waiting(
        "assess",
        _("请我评价的答复"),
        DEPUTY,
        Assessment,
        lambda p, t, n: Q(mandate=p.mandate, state="asked"),
        path=OF_REPLY,
        tone="warn",
        due="due_on",
    ),
    Waiting(
        "confirm",
        _("请我确认的承诺"),
        DEPUTY,
        Promise,
        lambda p, t, n: Q(suggestion__lead=p.mandate, stage="declared"),
        path="suggestion",
        due="confirm_due_on",
    ),
    Waiting(
        "running",
        _("正在办理的建议"),
        DEPUTY,
        Suggestion,
        lambda p, t, n: _mine(p, "submitted", "registered", "assigned", "handling"),
        watched=True,
    ),
    Waiting(
        "my-late",
        _("逾期未答复"),
        DEPUTY,
        Suggestion,
        lambda p, t, n: _mine(p, "assigned", "handling", due_on__lt=t),
        tone="bad",
        due="due_on",
        watched=True,
    ),
    Waiting(
        "delegation",
        _("本团正在办理的建议"),
        frozenset({"delegation_head"}),
        Suggestion,
        lambda p, t, n: Q(
            delegation_id=p.mandate.delegation_id if p.mandate and p.mandate.delegation_id else 0,
            stage__in=["submitted", "registered", "assigned", "handling", "answered"],
        ),
        watched=True,
    ),
    Waiting(
        "entered",
        _("我录入的、代表还没有接手的草稿"),
        frozenset({"station_staff"}),
        Suggestion,
        lambda p, t, n: visibility.own(p),
        watched=True,
    ),
    Waiting(
        "check", _("待审查登记"), OFFICE, Suggestion, lambda p, t, n: _of_body(p, "submitted"), due="office_due_on"
    ),
    Waiting(
        "assign",
        _("待交办"),
        OFFICE,
        Suggestion,
        lambda p, t, n: _of_body(p, "registered", merged_into=None),
        due="office_due_on",
    ),
    Waiting(
        "office-late",
        _("逾期未登记、交办"),
        OFFICE | CHAIR,
        Suggestion,
        lambda p, t, n: _of_body(p, "submitted", "registered", merged_into=None, office_due_on__lt=t),
        tone="bad",
        due="office_due_on",
        watched=True,
    ),
    Waiting("deliver", _("待送达的答复"), OFFICE, Reply, lambda p, t, n: _replies(p, "delivering"), path=OF_HANDLING),
    Waiting(
        "unsatisfied",
        _("不满意，待重新办理或协调"),
        OFFICE,
        Suggestion,
        lambda p, t, n: _of_body(p, "answered", final_result="unsatisfied"),
        tone="bad",
    ),
    Waiting(
        "close",
        _("已评价，待办结"),
        OFFICE,
        Suggestion,
        lambda p, t, n: _of_body(p, "answered", final_result__in=["satisfied", "basically"]),
    ),
    Waiting(
        "silent",
        _("评价到期未反馈"),
        OFFICE,
        Assessment,
        lambda p, t, n: Q(reply__handling__suggestion__body=p.body, state="asked", due_on__lt=t),
        path=OF_REPLY,
        tone="warn",
        due="due_on",
    ),
    Waiting(
        "unconfirmed",
        _("到期未确认的承诺"),
        OFFICE,
        Promise,
        lambda p, t, n: Q(suggestion__body=p.body, stage="declared", confirm_due_on__lt=t),
        path="suggestion",
        tone="warn",
        due="confirm_due_on",
    ),
    Waiting("mediation", _("协调中"), OFFICE, Suggestion, lambda p, t, n: _of_body(p, "mediation")),
    Waiting(
        "extensions",
        _("待批准的延期"),
        HEAD,
        Extension,
        lambda p, t, n: Q(handling__suggestion__body=p.body, state="asked"),
        path=OF_HANDLING,
    ),
    Waiting(
        "returns",
        _("申请退回，待改派"),
        SUPERVISION,
        Handling,
        lambda p, t, n: Q(suggestion__body=p.body, stage="return_asked"),
        path="suggestion",
        tone="warn",
        due="reassign_due_on",
    ),
    Waiting(
        "returns-late",
        _("逾期未改派"),
        SUPERVISION,
        Handling,
        lambda p, t, n: Q(suggestion__body=p.body, stage="return_asked", reassign_due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="reassign_due_on",
        watched=True,
    ),
    Waiting(
        "review", _("待审核的答复"), SUPERVISION, Reply, lambda p, t, n: _replies(p, "reviewing"), path=OF_HANDLING
    ),
    Waiting(
        "accept",
        _("待签收"),
        UNIT,
        Handling,
        lambda p, t, n: _handlings(p, "assigned"),
        path="suggestion",
        due="due_on",
    ),
    Waiting(
        "handling",
        _("办理中"),
        UNIT,
        Handling,
        lambda p, t, n: Q(in_hand(), organization=p.organization),
        path="suggestion",
        due="due_on",
    ),
    Waiting("reply-drafts", _("答复草稿"), UNIT, Reply, lambda p, t, n: _replies(p, "draft"), path=OF_HANDLING),
    Waiting(
        "countersign",
        _("待会签"),
        UNIT,
        Countersign,
        lambda p, t, n: Q(handling__organization=p.organization, signed_on=None),
        path=OF_REPLY,
    ),
    Waiting("sign", _("待签发"), UNIT_HEAD, Reply, lambda p, t, n: _replies(p, "signing"), path=OF_HANDLING),
    Waiting(
        "on-its-way",
        _("答复流转中"),
        UNIT,
        Reply,
        lambda p, t, n: _on_its_way(p),
        path=OF_HANDLING,
        watched=True,
    ),
    Waiting(
        "promises",
        _("未兑现的承诺"),
        UNIT,
        Promise,
        lambda p, t, n: Q(organization=p.organization, stage__in=["open", "declared"]),
        path="suggestion",
        due="due_on",
        watched=True,
    ),
    Waiting(
        "unit-late",
        _("逾期未答复"),
        UNIT,
        Handling,
        lambda p, t, n: _answering(p, due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    Waiting(
        "unit-opinion-late",
        _("逾期未提会办意见"),
        UNIT,
        Handling,
        lambda p, t, n: _assisting(p, due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    Waiting(
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
    Waiting(
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
    Waiting(
        "late",
        _("逾期未答复"),
        OFFICE | CHAIR | SUPERVISION,
        Suggestion,
        lambda p, t, n: _of_body(p, "assigned", "handling", due_on__lt=t),
        tone="bad",
        watched=True,
    ),
    Waiting(
        "near",
        _("即将到期"),
        OFFICE | CHAIR | SUPERVISION,
        Suggestion,
        lambda p, t, n: _of_body(p, "assigned", "handling", due_on__gte=t, due_on__lte=n),
        tone="warn",
        watched=True,
    ),
    Waiting(
        "key",
        _("办理中的重点督办建议"),
        CHAIR | OFFICE,
        Suggestion,
        lambda p, t, n: _of_body(p, "registered", "assigned", "handling", "answered", is_key=True),
        watched=True,
    ),
    Waiting(
        "late-promises",
        _("到期未兑现的承诺"),
        OFFICE | SUPERVISION | CHAIR,
        Promise,
        lambda p, t, n: Q(stage__in=["open", "declared"], suggestion__body=p.body, due_on__lt=t),
        path="suggestion",
        tone="bad",
        due="due_on",
        watched=True,
    ),
    Waiting(
        "all-running",
        _("正在办理"),
        OFFICE | SUPERVISION | CHAIR | frozenset({"auditor"}),
        Suggestion,
        lambda p, t, n: _of_body(p, "assigned", "handling"),
        watched=True,
    ),
)
BY_CODE = {each.code: each for each in WAITING}


def for_post(post: Post) -> list[Waiting]:
    return [each for each in WAITING if post.role in each.roles]


def suggestion_ids(waiting: Waiting, post: Post, today: date, near: date) -> Rows:
    """The suggestions behind what waits, as ids, for the list that opens it."""
    return waiting.model.objects.filter(waiting.condition(post, today, near)).order_by().values(waiting.column)


def of(waiting: Waiting, post: Post, today: date, near: date) -> Q:
    """The same as a condition on suggestions."""
    if waiting.model is Suggestion:
        return waiting.condition(post, today, near)
    return Q(pk__in=suggestion_ids(waiting, post, today, near))


def due_of(waiting: Waiting, post: Post, today: date, near: date) -> Subquery | F:
    """The day by which this is due, to be annotated on suggestions: a unit's own, a promise's, a form's."""
    if not waiting.due or waiting.model is Suggestion:
        return F(waiting.due or "due_on")
    mine = waiting.model.objects.filter(waiting.condition(post, today, near), **{waiting.column: OuterRef("pk")})
    return Subquery(mine.order_by(waiting.due).values(waiting.due)[:1])


def numbers(post: Post, today: date, near: date) -> list[tuple[Waiting, int]]:
    """How many suggestions wait, of each kind: what the link beside the number opens. One query a model."""
    kinds = for_post(post)
    counted: dict[str, int] = {}
    for model in dict.fromkeys(kind.model for kind in kinds):
        (found,) = COUNTS[model](post, today, near)
        counted |= zip([kind.code for kind in kinds if kind.model is model], found, strict=True)
    return [(kind, counted[kind.code]) for kind in kinds]


def _count(model: Any, post: Post, today: date, near: date) -> Rows:
    """All kinds of one model in one pass over the rows that are of any of them; a row of values."""
    kinds = [(kind, kind.condition(post, today, near)) for kind in for_post(post) if kind.model is model]
    rows = model.objects.filter(reduce(or_, (condition for _kind, condition in kinds))).order_by()
    counts = {
        f"count_{number}": Count(kind.column, filter=condition, distinct=bool(kind.path))
        for number, (kind, condition) in enumerate(kinds)
    }
    # Grouped by what is the same for all of them: one group, of nothing where there is none.
    return rows.values(all_of_them=Value(1)).annotate(**counts).values_list(*counts)


COUNTS: dict[Any, ForPost[tuple[int, ...]]] = {
    model: ForPost(partial(_count, model), date, date) for model in {kind.model for kind in WAITING}
}
