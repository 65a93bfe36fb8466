"""What the piles of this room ask of rows, and whose they are."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise as LazyText

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters.models import (
    Assessment,
    Handling,
    Promise,
    Reply,
)
from lianxinqiao.matters.stages import AT_THE_GATES, OPEN_HANDLING, ReplyStage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.queries import ASSESSMENT, OPINION, REASSIGN, REPLY
from lianxinqiao.rulebook.queries import OFFICE as OFFICE_TERMS

TERMS = {"office_due_on": OFFICE_TERMS, "reassign_due_on": REASSIGN, "confirm_due_on": ASSESSMENT}


def pile(
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


def of_body(post: Post, *stages: str, **also: Any) -> Q:
    return post.of_its_bodies() & Q(stage__in=stages, **also)


def mine(post: Post, *stages: str, **also: Any) -> Q:
    return Q(lead=post.mandate, stage__in=stages, **also)


def handlings(post: Post, *stages: str, **also: Any) -> Q:
    return Q(organization=post.organization, stage__in=stages, **also)


def answering(post: Post, **also: Any) -> Q:
    """A unit's open shares for which it owes the deputy an answer."""
    return handlings(post, *OPEN_HANDLING, **also) & ~Q(kind="assist")


def assisting(post: Post, **also: Any) -> Q:
    """Those for which it owes the lead unit an opinion, on a clock of its own."""
    return handlings(post, *OPEN_HANDLING, kind="assist", **also)


def open_work() -> Q:
    """Shares of the handling that are their unit's own move: its reply is not on its way through the gates."""
    return Q(~Exists(Reply.objects.filter(handling=OuterRef("pk"), stage__in=AT_THE_GATES)), stage="accepted")


def on_its_way(post: Post) -> Q:
    """A unit's replies that wait for others; to be signed is its head's own move."""
    own = {str(ReplyStage.SIGNING)} if post.role == RoleCode.UNIT_HEAD else set()
    return Q(stage__in=[stage for stage in AT_THE_GATES if stage not in own], handling__organization=post.organization)


def replies(post: Post, stage: str) -> Q:
    if post.organization_id:
        return Q(stage=stage, handling__organization=post.organization)
    return post.of_its_bodies("handling__suggestion__body") & Q(stage=stage)


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
