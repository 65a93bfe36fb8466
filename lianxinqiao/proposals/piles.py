"""What waits for each role of a proposal's life: the piles of every matter, on proposals, and those of the review."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.kinds import renamed
from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters import piles as shared
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.models import Proposal

# Of a congress alone.
NOT_TAKEN = frozenset({"delegation", "entered", "check"})
LABELS = {
    "running": _("正在办理的提案"),
    "key": _("办理中的重点提案"),
    "assign": _("已立案，待交办"),
    "office-late": _("逾期未审查、交办"),
}


def _act(pile: Pile, row: Any) -> str:
    assert callable(pile.act)
    return renamed(pile.act(row), "suggestion", "proposal")


def _taken(pile: Pile) -> Pile:
    act = partial(_act, pile) if callable(pile.act) else renamed(pile.act, "suggestion", "proposal")
    taken = replace(pile, label=LABELS.get(pile.code, pile.label), act=act)
    return replace(taken, model=Proposal) if pile.model is Suggestion else shared.of_kind(taken, "proposal")


def _read(post: Post, _today: Any) -> Q:
    """Handed in, and all who read it have said what they hold of it."""
    return Q(body=post.body, stage="submitted", particulars__read__gte=F("particulars__readers"))


def _unread(post: Post, _today: Any) -> Q:
    return Q(body=post.body, stage="submitted", particulars__read__lt=F("particulars__readers"))


OWN = (
    Pile("read", _("待审查"), shared.OFFICE, Proposal, _unread, due="office_due_on", act="proposal.read"),
    Pile(
        "decide",
        _("审查意见已齐，待决定"),
        shared.OFFICE,
        Proposal,
        _read,
        due="office_due_on",
        act="proposal.register",
    ),
    Pile(
        "not-filed",
        _("我的未立案提案"),
        frozenset({RoleCode.DEPUTY}),
        Proposal,
        lambda p, t: Q(lead=p.mandate, stage="declined"),
        watched=True,
    ),
)
PILES = (*(_taken(pile) for pile in shared.EVERY if pile.code not in NOT_TAKEN), *OWN)
