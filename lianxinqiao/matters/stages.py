"""The life of a suggestion as tables: what may follow each stage, and whose move it is.

docs/stages/matters.md with its diagrams is printed from these tables (and those of acts.py) and compared in a test.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import Stages, codes, to


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
    DECLARED = "declared", _("待确认兑现")
    KEPT = "kept", _("已兑现")
    ENDED = "ended", _("终止")


S = Stage
SUGGESTION = Stages(
    Stage,
    {
        S.DRAFT: to(S.COSIGNING, S.SUBMITTED, S.WITHDRAWN, move="lead_deputy"),
        S.COSIGNING: to(S.DRAFT, S.SUBMITTED, S.WITHDRAWN, move="cosigner"),
        S.SUBMITTED: to(S.SENT_BACK, S.REGISTERED, S.DECLINED, S.WITHDRAWN, move="office"),
        S.SENT_BACK: to(S.COSIGNING, S.SUBMITTED, S.WITHDRAWN, move="lead_deputy"),
        S.REGISTERED: to(S.ASSIGNED, S.WITHDRAWN, move="office"),
        S.ASSIGNED: to(S.HANDLING, S.WITHDRAWN, move="unit"),
        S.HANDLING: to(S.ASSIGNED, S.ANSWERED, S.WITHDRAWN, move="unit"),
        S.ANSWERED: to(S.HANDLING, S.MEDIATION, S.CLOSED, move="lead_deputy"),
        S.MEDIATION: to(S.HANDLING, S.CLOSED, move="office"),
        S.CLOSED: to(),
        S.RECORDED: to(),
        S.DECLINED: to(),
        S.WITHDRAWN: to(),
    },
    title="A suggestion （建议）",
    tones={
        S.DRAFT: "neutral",
        S.COSIGNING: "info",
        S.SUBMITTED: "info",
        S.SENT_BACK: "warn",
        S.REGISTERED: "info",
        S.ASSIGNED: "info",
        S.HANDLING: "info",
        S.ANSWERED: "warn",
        S.MEDIATION: "bad",
        S.CLOSED: "good",
        S.RECORDED: "neutral",
        S.DECLINED: "neutral",
        S.WITHDRAWN: "neutral",
    },
)
H = HandlingStage
HANDLING = Stages(
    HandlingStage,
    {
        H.ASSIGNED: to(H.ACCEPTED, H.RETURN_ASKED, H.ENDED, move="unit"),
        H.RETURN_ASKED: to(H.RETURNED, H.ASSIGNED, H.ENDED, move="supervision"),
        H.ACCEPTED: to(H.DONE, H.RETURNED, H.ENDED, move="unit"),
        H.DONE: to(H.ACCEPTED, H.ENDED),  # ended where the lead unit takes over from an assisting one
        H.RETURNED: to(),
        H.ENDED: to(),
        H.RECORDED: to(),
    },
    title="A unit's handling （承办）",
    tones={
        HandlingStage.ASSIGNED: "warn",
        HandlingStage.RETURN_ASKED: "warn",
        HandlingStage.ACCEPTED: "info",
        HandlingStage.DONE: "good",
    },
)
R = ReplyStage
REPLY = Stages(
    ReplyStage,
    {
        R.DRAFT: to(R.COUNTERSIGNING, R.SIGNING, move="unit"),
        R.COUNTERSIGNING: to(R.SIGNING, R.DRAFT, move="assisting_unit"),
        R.SIGNING: to(R.REVIEWING, R.DRAFT, move="unit_head"),
        R.REVIEWING: to(R.DELIVERING, R.DRAFT, move="supervision"),
        R.DELIVERING: to(R.DELIVERED, R.DRAFT, move="office"),
        R.DELIVERED: to(),
    },
    title="A reply and its gates （答复）",
    tones={
        ReplyStage.COUNTERSIGNING: "info",
        ReplyStage.SIGNING: "info",
        ReplyStage.REVIEWING: "info",
        ReplyStage.DELIVERING: "warn",
        ReplyStage.DELIVERED: "good",
    },
)
P = PromiseStage
PROMISE = Stages(
    PromiseStage,
    {
        P.OPEN: to(P.DECLARED, P.ENDED, move="unit"),
        P.DECLARED: to(P.KEPT, P.OPEN, P.ENDED, move="lead_deputy"),
        P.KEPT: to(P.OPEN),  # entered from paper, and contested by the deputy
        P.ENDED: to(),
    },
    title="A promise （承诺事项）",
    tones={PromiseStage.OPEN: "info", PromiseStage.DECLARED: "warn", PromiseStage.KEPT: "good"},
)

# Before registering: only its deputies and, from paper, the office know the text.
PRIVATE = codes(S.DRAFT, S.COSIGNING)
# Somebody still has to do something.
OPEN = SUGGESTION.open
# The units are at work, so the clock runs.
RUNNING = codes(S.ASSIGNED, S.HANDLING)
# Handed in and not yet assigned: the office's clock runs.
WITH_THE_OFFICE = codes(S.SUBMITTED, S.REGISTERED)
# A unit's share that is not done yet.
OPEN_HANDLING = ("assigned", "return_asked", "accepted")
# A reply that its unit has sent off and that still has to be countersigned, signed, reviewed or delivered.
AT_THE_GATES = ("countersigning", "signing", "reviewing", "delivering")
# A unit that takes part no longer.
GONE = ("returned", "ended")
# Has a number: counts as raised （提出） in every figure.
COUNTED = codes(S.REGISTERED, S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED)
# Answered at least once: counts as handled （已办理） in every figure. One that came in as history counts where the day
# of its answer is known.
HANDLED = codes(S.ANSWERED, S.MEDIATION, S.CLOSED)
