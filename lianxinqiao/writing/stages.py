"""The life of a written report."""

from django.db import models
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("报告", "起草")
    REVIEW = "review", pgettext_lazy("报告", "送审")
    SIGNED = "signed", pgettext_lazy("报告", "已签发")
    PUBLIC = "public", pgettext_lazy("报告", "已公开")
    DROPPED = "dropped", pgettext_lazy("报告", "已作废")


S = Stage
REPORT = Stages(
    Stage,
    {
        S.DRAFT: to(S.REVIEW, S.DROPPED, move="office"),
        S.REVIEW: to(S.DRAFT, S.SIGNED, move="signer"),
        S.SIGNED: to(S.PUBLIC),
        S.PUBLIC: to(S.SIGNED),
        S.DROPPED: to(),
    },
    title="A report that is written and signed （工作报告）",
    tones={S.DRAFT: "info", S.REVIEW: "warn", S.SIGNED: "good", S.PUBLIC: "good", S.DROPPED: "neutral"},
)
OPEN = codes(S.DRAFT, S.REVIEW)
SIGNED = codes(S.SIGNED, S.PUBLIC)
