"""The life of a question that is deliberated, and of what somebody says to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("议题", "筹备")
    OPEN = "open", _("征求意见")
    GATHERED = "gathered", _("观点已汇总")
    CONCLUDED = "concluded", pgettext_lazy("议题", "已有结果")
    CANCELLED = "cancelled", pgettext_lazy("议题", "已取消")


class SaidStage(models.TextChoices):
    WAITING = "waiting", _("待审看")
    SHOWN = "shown", _("已公开")
    HIDDEN = "hidden", pgettext_lazy("发言", "未公开")


S = Stage
TOPIC = Stages(
    Stage,
    {
        S.PLANNED: to(S.OPEN, S.CANCELLED, move="front"),
        S.OPEN: to(S.GATHERED, S.CANCELLED, move="front"),
        S.GATHERED: to(S.CONCLUDED, move="front"),
        S.CONCLUDED: to(),
        S.CANCELLED: to(),
    },
    title="A question that is deliberated （议题）",
    tones={S.PLANNED: "neutral", S.OPEN: "info", S.GATHERED: "warn", S.CONCLUDED: "good", S.CANCELLED: "neutral"},
)
T = SaidStage
SAID = Stages(
    SaidStage,
    {T.WAITING: to(T.SHOWN, T.HIDDEN, move="front"), T.SHOWN: to(T.HIDDEN), T.HIDDEN: to(T.SHOWN)},
    title="What somebody says to it （发言）",
    tones={T.WAITING: "warn", T.SHOWN: "good", T.HIDDEN: "neutral"},
)
PUBLIC = codes(S.OPEN, S.GATHERED, S.CONCLUDED)
RUNNING = codes(S.PLANNED, S.OPEN)
