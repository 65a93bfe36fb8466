"""A unit's own load and its clock: what lies with it, by kind, each number the list that it counts.

What is in hand (在办) is what the desk calls 办理中: a reply on its way is counted at the gate where it waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.http import QueryDict
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE, UNIT, RoleCode
from lianxinqiao.acts.list_parts import Narrowed
from lianxinqiao.acts.piles import soon as near
from lianxinqiao.matters.models import Handling, Promise, Reply
from lianxinqiao.matters.piles import open_work
from lianxinqiao.matters.stages import OPEN_HANDLING, ReplyStage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.queries import OPINION, REPLY

# At which gate an answer stands, and what a unit has in hand, is read by these alone.
READERS = UNIT | OFFICE | {RoleCode.SUPERVISION, RoleCode.CHAIRPERSONS}


@dataclass(frozen=True)
class Load:
    """`condition(today, soon)` narrows the open rows of `model`; `unit` and `suggestion` are paths from it."""

    code: str
    label: str | LazyText
    model: Any
    condition: Callable[[date, date], Q]
    unit: str = "organization_id"
    suggestion: str = "suggestion_id"
    tone: str = ""
    due: str = ""  # where a row keeps the day by which it wants doing: the list behind the number shows that day
    terms: tuple[str, ...] = ()  # the terms of a profile that the day may come from; none: somebody named it

    def rows(self, post: Post, today: date, soon: date) -> QuerySet[Any]:
        return self.narrowed(self.model.objects.filter(self.condition(today, soon)), post)

    def narrowed(self, found: QuerySet[Any], post: Post) -> QuerySet[Any]:
        """Those of the whole body, or, for a unit, its own of all bodies."""
        if post.organization_id:
            way = self.suggestion.removesuffix("_id")  # a unit answers proposals too, which are no part of this list
            return found.filter(**{self.unit: post.organization_id, f"{way}__kind": "suggestion"})
        if post.serves_district:
            found = found.filter(**{f"{self.suggestion.removesuffix('_id')}__kind": "suggestion"})
        return found.filter(post.of_its_bodies(self.suggestion.replace("suggestion_id", "suggestion__body")))


def _answering(**also: Any) -> Q:
    """Open shares of units that owe the deputy an answer; who assists has a clock of its own, and another number."""
    return Q(stage__in=OPEN_HANDLING, **also) & ~Q(kind="assist")


def _assisting(**also: Any) -> Q:
    return Q(stage__in=OPEN_HANDLING, kind="assist", **also)


def _gate(stage: ReplyStage) -> Load:
    return Load(
        f"reply-{stage.value}",
        stage.label,
        Reply,
        lambda today, soon: Q(stage=stage.value),
        "handling__organization_id",
        "handling__suggestion_id",
    )


def _clock(code: str, label: LazyText, condition: Callable[[date, date], Q], terms: tuple[str, ...], tone: str) -> Load:
    return Load(code, label, Handling, condition, tone=tone, due="due_on", terms=terms)


LOADS: tuple[Load, ...] = (
    Load("accept", _("待签收"), Handling, lambda today, soon: Q(stage="assigned"), tone="warn"),
    Load("returning", _("申请退回"), Handling, lambda today, soon: Q(stage="return_asked")),
    Load("leading", _("主办、分办在办"), Handling, lambda today, soon: open_work() & ~Q(kind="assist")),
    Load("assisting", _("会办在办"), Handling, lambda today, soon: Q(open_work(), kind="assist")),
    _clock("late", _("逾期未答复"), lambda today, soon: _answering(due_on__lt=today), REPLY, "bad"),
    _clock("opinion-late", _("逾期未提会办意见"), lambda today, soon: _assisting(due_on__lt=today), OPINION, "bad"),
    _clock(
        "near", _("答复即将到期"), lambda today, soon: _answering(due_on__gte=today, due_on__lte=soon), REPLY, "warn"
    ),
    _clock(
        "opinion-near",
        _("会办意见即将到期"),
        lambda today, soon: _assisting(due_on__gte=today, due_on__lte=soon),
        OPINION,
        "warn",
    ),
    *(_gate(stage) for stage in ReplyStage if stage != ReplyStage.DELIVERED),
    Load("promises", _("未兑现的承诺"), Promise, lambda today, soon: Q(stage__in=["open", "declared"]), due="due_on"),
)
BY_CODE = {each.code: each for each in LOADS}


def numbers(post: Post, today: date) -> dict[int, list[int]]:
    """Unit -> how many suggestions of each load; one query a model, over open rows only."""
    soon = near(post, today)
    result: dict[int, list[int]] = {}
    for model in dict.fromkeys(each.model for each in LOADS):
        places = [place for place, each in enumerate(LOADS) if each.model is model]
        for unit, *found in _of_model([LOADS[place] for place in places], post, today, soon):
            row = result.setdefault(unit, [0] * len(LOADS))
            for place, number in zip(places, found, strict=True):
                row[place] = number
    return result


def _of_model(loads: list[Load], post: Post, today: date, soon: date) -> QuerySet[Any]:
    """The loads of one model side by side: a row of values for each unit that has any."""
    conditions = [each.condition(today, soon) for each in loads]
    first = loads[0]
    rows = first.narrowed(first.model.objects.filter(reduce(or_, conditions)), post).order_by()
    counts = {
        f"count_{place}": Count(first.suggestion, filter=condition, distinct=True)
        for place, condition in enumerate(conditions)
    }
    return rows.values(first.unit).annotate(**counts).values_list(first.unit, *counts)


def narrowed(post: Post, params: QueryDict, rows: QuerySet[Any], today: date) -> Narrowed | None:
    """`load=<code>&of=<unit>` narrows the list of suggestions to what one number counts."""
    each, unit = BY_CODE.get(params.get("load", "")), params.get("of", "")
    if not each or post.role not in READERS or not unit.isdecimal() or len(unit) >= 18:
        return None
    return Narrowed(narrow(rows, each.code, int(unit), post, today), each.label, own_day=bool(each.due))


def narrow(rows: QuerySet[Any], code: str, unit: int, post: Post, today: date) -> QuerySet[Any]:
    """The list behind one number, each with the day that was counted; `rows` are already what the person may see."""
    each = BY_CODE[code]
    found = each.rows(post, today, near(post, today)).filter(**{each.unit: unit}).order_by()
    rows = rows.filter(pk__in=found.values(each.suggestion))
    if not each.due:
        return rows
    mine = found.filter(**{each.suggestion: OuterRef("pk")}).order_by(each.due)
    return rows.annotate(
        waits_until=Subquery(mine.values(each.due)[:1]),
        waits_counted=Value(bool(each.terms)),
        waits_terms=Value(",".join(each.terms)),
    )
