"""The life of a year's assessment, of one point in it and of an appeal against it, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    OPEN = "open", pgettext_lazy("考核", "登记中")
    PREVIEW = "preview", _("预览中，可以申诉")
    PUBLISHED = "published", pgettext_lazy("考核", "已公布")
    FROZEN = "frozen", _("已定档")


S = Stage
ASSESSMENT = Stages(
    Stage,
    {
        S.OPEN: to(S.PREVIEW, move="office"),
        S.PREVIEW: to(S.PUBLISHED, S.OPEN, move="office"),
        S.PUBLISHED: to(S.FROZEN, move="office"),
        S.FROZEN: to(),
    },
    title="The assessment of a year （履职考核）",
    tones={S.OPEN: "info", S.PREVIEW: "warn", S.PUBLISHED: "good", S.FROZEN: "good"},
)
RUNNING = codes(S.OPEN, S.PREVIEW, S.PUBLISHED)


class Counted(models.TextChoices):
    CLAIMED = "claimed", _("待核实")
    COUNTED = "counted", pgettext_lazy("积分", "已计入")
    REFUSED = "refused", pgettext_lazy("积分", "未采信")
    VOID = "void", pgettext_lazy("积分", "已撤回")


C = Counted
POINT = Stages(
    Counted,
    {
        C.CLAIMED: to(C.COUNTED, C.REFUSED, move="office"),
        C.COUNTED: to(C.VOID),
        C.REFUSED: to(C.COUNTED),
        C.VOID: to(C.COUNTED),
    },
    title="One act in the record of a person （履职记录）",
    tones={C.CLAIMED: "warn", C.COUNTED: "good", C.VOID: "bad"},
)


class AppealStage(models.TextChoices):
    MADE = "made", _("待处理")
    UPHELD = "upheld", _("申诉成立")
    DISMISSED = "dismissed", _("申诉不成立")


APPEAL = Stages(
    AppealStage,
    {
        AppealStage.MADE: to(AppealStage.UPHELD, AppealStage.DISMISSED, move="office"),
        AppealStage.UPHELD: to(),
        AppealStage.DISMISSED: to(),
    },
    title="An appeal against a score （申诉）",
    tones={AppealStage.MADE: "warn"},
)
