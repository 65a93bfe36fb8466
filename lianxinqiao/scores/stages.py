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


class StandardStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("评分标准", "编制中")
    RELEASED = "released", pgettext_lazy("评分标准", "已启用")
    WITHDRAWN = "withdrawn", pgettext_lazy("评分标准", "已停用")


STANDARD = Stages(
    StandardStage,
    {
        StandardStage.DRAFTED: to(StandardStage.RELEASED, move="office"),
        StandardStage.RELEASED: to(StandardStage.WITHDRAWN),
        StandardStage.WITHDRAWN: to(),
    },
    title="A body's own table of scores （评分标准）",
    tones={StandardStage.DRAFTED: "warn", StandardStage.RELEASED: "good"},
)


class SampleStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("履职样本", "整理中")
    PUBLISHED = "published", pgettext_lazy("履职样本", "已公开")
    WITHDRAWN = "withdrawn", pgettext_lazy("履职样本", "已撤下")


LEAST_STEPS = 2  # of a sample that everybody reads
SAMPLE = Stages(
    SampleStage,
    {
        SampleStage.DRAFTED: to(SampleStage.PUBLISHED, move="office"),
        SampleStage.PUBLISHED: to(SampleStage.WITHDRAWN),
        SampleStage.WITHDRAWN: to(SampleStage.PUBLISHED),
    },
    title="A long-running initiative, told as an example （履职样本）",
    tones={SampleStage.DRAFTED: "warn", SampleStage.PUBLISHED: "good"},
)
