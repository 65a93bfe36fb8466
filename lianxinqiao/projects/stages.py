"""The life of a yearly investment plan, of a project and of what was measured of it, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class PlanStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("投资计划", "编制中")
    SUBMITTED = "submitted", _("已提请审议")
    APPROVED = "approved", pgettext_lazy("投资计划", "已批准")


PLAN = Stages(
    PlanStage,
    {
        PlanStage.DRAFTED: to(PlanStage.SUBMITTED, move="office"),
        PlanStage.SUBMITTED: to(PlanStage.APPROVED, PlanStage.DRAFTED, move="office"),
        PlanStage.APPROVED: to(),
    },
    title="A yearly investment plan （政府投资年度计划）",
    tones={PlanStage.SUBMITTED: "warn", PlanStage.APPROVED: "good"},
)


class Stage(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("项目", "已提出")
    APPROVED = "approved", pgettext_lazy("项目", "已确定")
    BEGUN = "begun", _("建设中")
    PAUSED = "paused", pgettext_lazy("项目", "暂停")
    COMPLETED = "completed", _("已完工")
    OPEN = "open", _("已投入使用")
    CLOSED = "closed", pgettext_lazy("项目", "已决算")
    CANCELLED = "cancelled", pgettext_lazy("项目", "已取消")


S = Stage
PROJECT = Stages(
    Stage,
    {
        S.PROPOSED: to(S.APPROVED, S.CANCELLED, move="office"),
        S.APPROVED: to(S.BEGUN, S.CANCELLED, move="unit"),
        S.BEGUN: to(S.PAUSED, S.COMPLETED, move="unit"),
        S.PAUSED: to(S.BEGUN, S.CANCELLED, move="unit"),
        S.COMPLETED: to(S.OPEN, move="unit"),
        S.OPEN: to(S.CLOSED, move="unit"),
        S.CLOSED: to(),
        S.CANCELLED: to(),
    },
    title="A project, from the proposal until its doors are open （项目）",
    tones={S.BEGUN: "info", S.PAUSED: "warn", S.COMPLETED: "info", S.OPEN: "good", S.CLOSED: "good"},
)
STANDING = codes(S.APPROVED, S.BEGUN, S.PAUSED, S.COMPLETED, S.OPEN, S.CLOSED)  # it was decided and not given up
BUILT = codes(S.COMPLETED, S.OPEN, S.CLOSED)
UNDER_WAY = codes(S.APPROVED, S.BEGUN, S.PAUSED)


class Measured(models.TextChoices):
    """What came of a project, in numbers: it counts once the office has confirmed it."""

    ENTERED = "entered", _("待核实")
    CONFIRMED = "confirmed", _("已核实")
    STRUCK = "struck", pgettext_lazy("台账", "已撤销")


RESULT = Stages(
    Measured,
    {
        Measured.ENTERED: to(Measured.CONFIRMED, Measured.STRUCK, move="office"),
        Measured.CONFIRMED: to(Measured.STRUCK),
        Measured.STRUCK: to(),
    },
    title="A measured result of a project （建设成效）",
    tones={Measured.ENTERED: "warn", Measured.CONFIRMED: "good"},
)
