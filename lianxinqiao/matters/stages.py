"""The life of a suggestion as a table: what may follow, and whose move it is.

docs/stages.md with its diagrams is printed from these tables (and those of acts.py) and compared in a test.
"""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a suggestion stands （办理阶段）."""

    DRAFT = "draft", _("草稿")
    COSIGNING = "cosigning", _("联名中")
    SUBMITTED = "submitted", _("待审查")
    SENT_BACK = "sent_back", _("退回修改")
    REGISTERED = "registered", _("待交办")
    ASSIGNED = "assigned", _("待签收")
    HANDLING = "handling", _("办理中")
    ANSWERED = "answered", _("待评价")
    MEDIATION = "mediation", _("协调中")
    CLOSED = "closed", _("办结")
    RECORDED = "recorded", _("历史记录")
    DECLINED = "declined", _("不作为建议处理")
    WITHDRAWN = "withdrawn", _("已撤回")


class HandlingStage(models.TextChoices):
    """Where one unit's share of the handling stands."""

    ASSIGNED = "assigned", _("待签收")
    RETURN_ASKED = "return_asked", _("申请退回")
    ACCEPTED = "accepted", _("办理中")
    DONE = "done", _("已完成")
    RETURNED = "returned", _("已退回")
    ENDED = "ended", _("终止")
    RECORDED = "recorded", _("历史记录")


class ReplyStage(models.TextChoices):
    """The gates of a reply, in their visible order （答复流程）."""

    DRAFT = "draft", _("起草")
    COUNTERSIGNING = "countersigning", _("会签")
    SIGNING = "signing", _("签发")
    REVIEWING = "reviewing", _("督查审核")
    DELIVERING = "delivering", _("待送达")
    DELIVERED = "delivered", _("已送达")


class PromiseStage(models.TextChoices):
    """Where a promise stands （承诺事项）."""

    OPEN = "open", _("履行中")
    DECLARED = "declared", _("待代表确认")
    KEPT = "kept", _("已兑现")
    ENDED = "ended", _("终止")


@dataclass(frozen=True)
class Step:
    """What may follow a stage, and whose move it is (the name of a `Who` in acts.py)."""

    follows: frozenset[str] = field(default_factory=frozenset)
    move: str = ""


def _step(*follows: str, move: str = "") -> Step:
    return Step(frozenset(str(stage) for stage in follows), move)


S = Stage
SUGGESTION: dict[str, Step] = {
    S.DRAFT: _step(S.COSIGNING, S.SUBMITTED, S.WITHDRAWN, move="lead_deputy"),
    S.COSIGNING: _step(S.DRAFT, S.SUBMITTED, S.WITHDRAWN, move="cosigner"),
    S.SUBMITTED: _step(S.SENT_BACK, S.REGISTERED, S.DECLINED, S.WITHDRAWN, move="office"),
    S.SENT_BACK: _step(S.COSIGNING, S.SUBMITTED, S.WITHDRAWN, move="lead_deputy"),
    S.REGISTERED: _step(S.ASSIGNED, S.WITHDRAWN, move="office"),
    S.ASSIGNED: _step(S.HANDLING, S.WITHDRAWN, move="unit"),
    S.HANDLING: _step(S.ASSIGNED, S.ANSWERED, S.WITHDRAWN, move="unit"),
    S.ANSWERED: _step(S.HANDLING, S.MEDIATION, S.CLOSED, move="lead_deputy"),
    S.MEDIATION: _step(S.HANDLING, S.CLOSED, move="office"),
    S.CLOSED: _step(),
    S.RECORDED: _step(),
    S.DECLINED: _step(),
    S.WITHDRAWN: _step(),
}
H = HandlingStage
HANDLING: dict[str, Step] = {
    H.ASSIGNED: _step(H.ACCEPTED, H.RETURN_ASKED, H.ENDED, move="unit"),
    H.RETURN_ASKED: _step(H.RETURNED, H.ASSIGNED, H.ENDED, move="supervision"),
    H.ACCEPTED: _step(H.DONE, H.RETURNED, H.ENDED, move="unit"),
    H.DONE: _step(H.ACCEPTED, H.ENDED),  # ended where the lead unit takes over from an assisting one
    H.RETURNED: _step(),
    H.ENDED: _step(),
    H.RECORDED: _step(),
}
R = ReplyStage
REPLY: dict[str, Step] = {
    R.DRAFT: _step(R.COUNTERSIGNING, R.SIGNING, move="unit"),
    R.COUNTERSIGNING: _step(R.SIGNING, R.DRAFT, move="assisting_unit"),
    R.SIGNING: _step(R.REVIEWING, R.DRAFT, move="unit_head"),
    R.REVIEWING: _step(R.DELIVERING, R.DRAFT, move="supervision"),
    R.DELIVERING: _step(R.DELIVERED, R.DRAFT, move="office"),
    R.DELIVERED: _step(),
}
P = PromiseStage
PROMISE: dict[str, Step] = {
    P.OPEN: _step(P.DECLARED, P.ENDED, move="unit"),
    P.DECLARED: _step(P.KEPT, P.OPEN, P.ENDED, move="lead_deputy"),
    P.KEPT: _step(P.OPEN),  # entered from paper, and contested by the deputy
    P.ENDED: _step(),
}

# Before registering: only its deputies and, from paper, the office know the text.
PRIVATE = frozenset({S.DRAFT, S.COSIGNING})
# Somebody still has to do something.
OPEN = frozenset(stage for stage, step in SUGGESTION.items() if step.follows)
# The units are at work, so the clock runs.
RUNNING = frozenset({S.ASSIGNED, S.HANDLING})
# Handed in and not yet assigned: the office's clock runs.
WITH_THE_OFFICE = frozenset({S.SUBMITTED, S.REGISTERED})
# A unit's share that is not done yet.
OPEN_HANDLING = ("assigned", "return_asked", "accepted")
# A reply that its unit has sent off and that still has to be countersigned, signed, reviewed or delivered.
AT_THE_GATES = ("countersigning", "signing", "reviewing", "delivering")
# A unit that takes part no longer.
GONE = ("returned", "ended")
# Has a number: counts as raised （提出） in every figure.
COUNTED = frozenset({S.REGISTERED, S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED})
# Answered at least once: counts as handled （已办理） in every figure. One that came in as history counts where the day
# of its answer is known.
HANDLED = frozenset({S.ANSWERED, S.MEDIATION, S.CLOSED})

TABLES: dict[type[models.TextChoices], dict[str, Step]] = {
    Stage: SUGGESTION,
    HandlingStage: HANDLING,
    ReplyStage: REPLY,
    PromiseStage: PROMISE,
}


class ImpossibleStep(Exception):
    """An act tried to step where the table has no arrow; the rules should have refused before."""


def step(thing: models.Model, to: models.TextChoices) -> None:
    """Move a thing along its table; the caller saves it."""
    table = TABLES[type(to)]
    was = thing.stage  # type: ignore[attr-defined]
    if was != to and to not in table[was].follows:
        raise ImpossibleStep(f"{type(thing).__name__} {thing.pk}: {was} -> {to}")
    thing.stage = to  # type: ignore[attr-defined]
