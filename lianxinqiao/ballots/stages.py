"""The life of a secret ballot on phones, as a table. Pure."""

from django.db import models
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, to


class BallotStage(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("表决票", "已准备")
    DRAWING = "drawing", pgettext_lazy("表决票", "正在领票")
    VOTING = "voting", pgettext_lazy("表决票", "正在投票")
    CLOSED = "closed", pgettext_lazy("表决票", "投票结束，等待开箱")
    OPENED = "opened", pgettext_lazy("表决票", "已开箱计票")
    ANNOUNCED = "announced", pgettext_lazy("表决票", "已宣布")
    ANNULLED = "annulled", pgettext_lazy("表决票", "已作废")


B = BallotStage
BALLOT = Stages(
    BallotStage,
    {
        B.PREPARED: to(B.DRAWING, B.ANNULLED, move="scrutineers"),
        B.DRAWING: to(B.VOTING, B.ANNULLED, move="chair"),
        B.VOTING: to(B.CLOSED, B.ANNULLED, move="chair"),
        B.CLOSED: to(B.OPENED, B.ANNULLED, move="scrutineers"),
        B.OPENED: to(B.ANNOUNCED, move="chair"),
        B.ANNOUNCED: to(),
        B.ANNULLED: to(),
    },
    title="A secret ballot on phones （无记名按表决器）",
    tones={B.DRAWING: "info", B.VOTING: "warn", B.CLOSED: "info", B.OPENED: "info", B.ANNOUNCED: "good"},
)
