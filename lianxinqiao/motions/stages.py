"""The life of a motion, and of a signature under it, as tables. Pure."""

from django.db import models
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("议案", "联名中")
    DROPPED = "dropped", pgettext_lazy("议案", "未提出")
    HANDED = "handed", pgettext_lazy("议案", "已提出，待决定")
    REFERRED = "referred", pgettext_lazy("议案", "委员会审议中")
    REPORTED = "reported", pgettext_lazy("议案", "委员会已报告，待决定")
    LISTED = "listed", pgettext_lazy("议案", "已列入议程")
    LEFT_OUT = "left_out", pgettext_lazy("议案", "不列入议程")
    TURNED = "turned", pgettext_lazy("议案", "已转为建议")
    WITHDRAWN = "withdrawn", pgettext_lazy("议案", "已撤回")


S = Stage
MOTION = Stages(
    Stage,
    {
        S.DRAFTED: to(S.HANDED, S.DROPPED, move="lead"),
        S.DROPPED: to(),
        S.HANDED: to(S.REFERRED, S.LISTED, S.LEFT_OUT, S.TURNED, S.WITHDRAWN, move="chair"),
        S.REFERRED: to(S.REPORTED, S.WITHDRAWN, move="office"),
        S.REPORTED: to(S.LISTED, S.LEFT_OUT, S.TURNED, S.WITHDRAWN, move="chair"),
        S.LISTED: to(),
        S.LEFT_OUT: to(S.TURNED, move="office"),
        S.TURNED: to(),
        S.WITHDRAWN: to(),
    },
    title="A motion （议案）",
    tones={
        S.HANDED: "warn",
        S.REFERRED: "info",
        S.REPORTED: "warn",
        S.LISTED: "good",
        S.TURNED: "info",
        S.WITHDRAWN: "neutral",
    },
)
TO_DECIDE = codes(S.HANDED, S.REPORTED)
BEFORE_THE_AGENDA = codes(S.HANDED, S.REFERRED, S.REPORTED)
HANDED_IN = codes(*Stage) - codes(S.DRAFTED, S.DROPPED)
DECIDED = codes(S.LISTED, S.LEFT_OUT, S.TURNED)


class Signing(models.TextChoices):
    ASKED = "asked", pgettext_lazy("议案联名", "待签名")
    SIGNED = "signed", pgettext_lazy("议案联名", "已签名")
    DECLINED = "declined", pgettext_lazy("议案联名", "不联名")


N = Signing
SIGNATURE = Stages(
    Signing,
    {
        N.ASKED: to(N.SIGNED, N.DECLINED, move="asked"),
        N.SIGNED: to(N.ASKED),
        N.DECLINED: to(N.SIGNED),
    },
    title="A signature under a motion （联名）",
    tones={N.SIGNED: "good"},
)
