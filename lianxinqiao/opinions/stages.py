"""The life of an opinion as tables: what may follow each stage, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    """Where an opinion stands （意见进程）. Its sender reads the same words."""

    HELD = "held", _("待甄别")
    RECEIVED = "received", _("待分办")
    HANDLING = "handling", pgettext_lazy("群众意见", "办理中")
    PROPOSED = "proposed", _("待代表提出")
    RAISED = "raised", _("已转为代表建议")
    ANSWERED = "answered", pgettext_lazy("群众意见", "待评价")
    CLOSED = "closed", pgettext_lazy("群众意见", "办结")
    FORWARDED = "forwarded", _("已转送")
    DISCARDED = "discarded", _("不予登记")
    WITHDRAWN = "withdrawn", pgettext_lazy("群众意见", "已撤回")


class ShareStage(models.TextChoices):
    """Where one unit's part stands."""

    ASSIGNED = "assigned", pgettext_lazy("群众意见", "办理中")
    ANSWERED = "answered", pgettext_lazy("群众意见", "已答复")
    RETURNED = "returned", pgettext_lazy("群众意见", "已退回")
    ENDED = "ended", pgettext_lazy("群众意见", "终止")


S = Stage
OPINION = Stages(
    Stage,
    {
        S.HELD: to(S.RECEIVED, S.DISCARDED, S.WITHDRAWN, move="office"),
        S.RECEIVED: to(S.HANDLING, S.PROPOSED, S.RAISED, S.ANSWERED, S.FORWARDED, S.WITHDRAWN, move="front"),
        S.HANDLING: to(S.RECEIVED, S.ANSWERED, S.WITHDRAWN, move="share_unit"),
        S.PROPOSED: to(S.RAISED, S.RECEIVED, S.WITHDRAWN, move="deputy"),
        S.RAISED: to(S.ANSWERED, S.RECEIVED, move="suggestion"),
        S.ANSWERED: to(S.CLOSED, S.HANDLING, S.RECEIVED, move="citizen"),
        S.CLOSED: to(S.HANDLING, S.RECEIVED),
        S.FORWARDED: to(),
        S.DISCARDED: to(S.HELD),
        S.WITHDRAWN: to(),
    },
    title="An opinion （群众意见）",
    tones={
        S.HELD: "warn",
        S.RECEIVED: "info",
        S.HANDLING: "info",
        S.PROPOSED: "info",
        S.RAISED: "info",
        S.ANSWERED: "warn",
        S.CLOSED: "good",
        S.FORWARDED: "neutral",
        S.DISCARDED: "neutral",
        S.WITHDRAWN: "neutral",
    },
)
H = ShareStage
SHARE = Stages(
    ShareStage,
    {
        H.ASSIGNED: to(H.ANSWERED, H.RETURNED, H.ENDED, move="share_unit"),
        H.ANSWERED: to(),
        H.RETURNED: to(),
        H.ENDED: to(),
    },
    title="A unit's part of an opinion （承办）",
    tones={ShareStage.ASSIGNED: "info", ShareStage.ANSWERED: "good", ShareStage.RETURNED: "warn"},
)

# Somebody of the house still has to do something.
OPEN = codes(S.HELD, S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED)
# The citizen waits for an answer.
WAITED_FOR = codes(S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED)
# Taken in and not taken back: counts as collected in every figure.
COUNTED = codes(S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED, S.ANSWERED, S.CLOSED, S.FORWARDED)
# Told to its sender at least once.
TOLD = codes(S.ANSWERED, S.CLOSED, S.FORWARDED)
OVER = codes(S.CLOSED, S.FORWARDED, S.DISCARDED, S.WITHDRAWN)
