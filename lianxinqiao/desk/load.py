"""A unit's own load and its clock: what lies with it, by kind, each number the list that it counts.

What is in hand (在办) is what the desk calls 办理中: a reply on its way is counted at the gate where it waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE, UNIT, RoleCode
from lianxinqiao.desk import waiting
from lianxinqiao.matters.models import Handling, Promise, Reply
from lianxinqiao.matters.stages import OPEN_HANDLING, ReplyStage
from lianxinqiao.people.models import Post

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

    def rows(self, post: Post, today: date, soon: date) -> QuerySet[Any]:
        """Those of the whole body, or, for a unit, its own of all bodies."""
        found = self.model.objects.filter(self.condition(today, soon))
        if post.organization_id:
            return found.filter(**{self.unit: post.organization_id})
        return found.filter(**{self.suggestion.replace("suggestion_id", "suggestion__body_id"): post.body_id})


def _handling(**also: Any) -> Q:
    return Q(stage__in=OPEN_HANDLING, **also)


def _gate(stage: ReplyStage) -> Load:
    return Load(
        f"reply-{stage.value}",
        stage.label,
        Reply,
        lambda today, soon: Q(stage=stage.value),
        "handling__organization_id",
        "handling__suggestion_id",
    )


LOADS: tuple[Load, ...] = (
    Load("accept", _("待签收"), Handling, lambda today, soon: Q(stage="assigned"), tone="warn"),
    Load("returning", _("申请退回"), Handling, lambda today, soon: Q(stage="return_asked")),
    Load("leading", _("主办、分办在办"), Handling, lambda today, soon: waiting.in_hand() & ~Q(kind="assist")),
    Load("assisting", _("会办在办"), Handling, lambda today, soon: Q(waiting.in_hand(), kind="assist")),
    Load("late", _("已逾期"), Handling, lambda today, soon: _handling(due_on__lt=today), tone="bad"),
    Load(
        "near", _("即将到期"), Handling, lambda today, soon: _handling(due_on__gte=today, due_on__lte=soon), tone="warn"
    ),
    *(_gate(stage) for stage in ReplyStage if stage != ReplyStage.DELIVERED),
    Load("promises", _("未兑现的承诺"), Promise, lambda today, soon: Q(stage__in=["open", "declared"])),
)
BY_CODE = {each.code: each for each in LOADS}


def numbers(post: Post, today: date) -> dict[int, list[int]]:
    """Unit -> how many suggestions of each load; one query a load, over open rows only."""
    soon = waiting.soon(post, today)
    result: dict[int, list[int]] = {}
    for place, each in enumerate(LOADS):
        counted = each.rows(post, today, soon).order_by().values_list(each.unit)
        for unit, found in counted.annotate(n=Count(each.suggestion, distinct=True)):
            result.setdefault(unit, [0] * len(LOADS))[place] = found
    return result


def narrow(rows: QuerySet[Any], code: str, unit: int, post: Post, today: date) -> QuerySet[Any]:
    """The list behind one number; `rows` are already what the person may see."""
    each = BY_CODE[code]
    found = each.rows(post, today, waiting.soon(post, today)).filter(**{each.unit: unit})
    return rows.filter(pk__in=found.order_by().values(each.suggestion))
