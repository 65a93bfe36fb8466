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


# ------------------------------------------------------------------ livelihood projects by vote
class CallStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("民生实事", "筹备中")
    OPEN = "open", pgettext_lazy("民生实事", "征集中")
    CLOSED = "closed", _("论证遴选")
    SUBMITTED = "submitted", _("提请常委会审议")
    CLEARED = "cleared", _("待票决")
    TIED = "tied", _("票数相等，待再次投票")
    VOTED = "voted", _("已票决")
    REPORTED = "reported", _("已报告，待测评")
    TESTED = "tested", _("已测评")
    CANCELLED = "cancelled", pgettext_lazy("民生实事", "已取消")


K = CallStage
CALL = Stages(
    CallStage,
    {
        K.DRAFTED: to(K.OPEN, K.CANCELLED, move="office"),
        K.OPEN: to(K.CLOSED, K.CANCELLED, move="office"),
        K.CLOSED: to(K.SUBMITTED, K.CANCELLED, move="office"),
        K.SUBMITTED: to(K.CLEARED, K.CLOSED, move="office"),
        K.CLEARED: to(K.VOTED, K.TIED, move="office"),
        K.TIED: to(K.VOTED, K.TIED, move="office"),
        K.VOTED: to(K.REPORTED, move="office"),
        K.REPORTED: to(K.TESTED, move="office"),
        K.TESTED: to(),
        K.CANCELLED: to(),
    },
    title="A year's livelihood projects, from the call to the test of satisfaction （民生实事项目票决）",
    tones={K.OPEN: "info", K.SUBMITTED: "warn", K.CLEARED: "warn", K.TIED: "warn", K.VOTED: "info", K.TESTED: "good"},
)
CALLING = codes(K.OPEN, K.CLOSED)  # ideas are sorted and candidates made
CALLED = codes(K.OPEN, K.CLOSED, K.SUBMITTED, K.CLEARED, K.TIED, K.VOTED, K.REPORTED, K.TESTED)  # strangers read it


class IdeaStage(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("征集", "待研究")
    POOLED = "pooled", _("已入储备库")
    DECLINED = "declined", _("未列入")
    HIDDEN = "hidden", pgettext_lazy("征集", "不公开")


I = IdeaStage  # noqa: E741 - as the other lives have their letter
IDEA = Stages(
    IdeaStage,
    {
        I.RECEIVED: to(I.POOLED, I.DECLINED, I.HIDDEN, move="office"),
        I.POOLED: to(),
        I.DECLINED: to(I.POOLED),
        I.HIDDEN: to(I.RECEIVED),
    },
    title="What somebody asks for in the call （征集线索）",
    tones={I.RECEIVED: "warn", I.POOLED: "good"},
)


class CandidateStage(models.TextChoices):
    POOLED = "pooled", _("储备，待论证")
    PROVEN = "proven", _("已论证")
    DROPPED = "dropped", _("不作为候选")
    STANDING = "standing", _("候选项目")
    TIED = "tied", _("票数相等")
    ADOPTED = "adopted", _("已当选")
    NOT_ADOPTED = "not_adopted", _("未当选")
    SATISFIED = "satisfied", pgettext_lazy("测评", "满意")
    BASICALLY = "basically", pgettext_lazy("测评", "基本满意")
    RETURNED = "returned", _("不满意，退回整改")


D = CandidateStage
CANDIDATE = Stages(
    CandidateStage,
    {
        D.POOLED: to(D.PROVEN, D.DROPPED, move="unit"),
        D.PROVEN: to(D.STANDING, D.DROPPED, move="office"),
        D.DROPPED: to(),
        D.STANDING: to(D.ADOPTED, D.NOT_ADOPTED, D.TIED),
        D.TIED: to(D.ADOPTED, D.NOT_ADOPTED),
        D.ADOPTED: to(D.SATISFIED, D.BASICALLY, D.RETURNED),
        D.NOT_ADOPTED: to(),
        D.SATISFIED: to(),
        D.BASICALLY: to(),
        D.RETURNED: to(D.SATISFIED, D.BASICALLY, move="unit"),
    },
    title="A project that may be voted on （民生实事候选项目）",
    tones={
        D.POOLED: "warn",
        D.PROVEN: "info",
        D.STANDING: "info",
        D.TIED: "warn",
        D.ADOPTED: "good",
        D.SATISFIED: "good",
        D.BASICALLY: "good",
        D.RETURNED: "bad",
    },
)
CHOSEN = codes(D.ADOPTED, D.SATISFIED, D.BASICALLY, D.RETURNED)
