"""Where an opinion comes from, where it goes, what came of it and how that was rated."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.ui.marks import verdicts


class Source(models.TextChoices):
    CITIZEN = "citizen", _("网上提交")
    STATION = "station", _("接待登记")
    IMPORT = "import", pgettext_lazy("群众意见", "表格导入")
    OPEN311 = "open311", "Open311"
    EXCHANGE = "exchange", _("其他机关移送")


class Route(models.TextChoices):
    """漯河's five, with the district's own departments beside them."""

    SPOT = "spot", _("当场答复")
    COMMUNITY = "community", _("村、社区办理")
    STREET = "street", _("街道、乡镇办理")
    UNIT = "unit", _("区直部门办理")
    OUTSIDE = "outside", _("请外单位办理")
    SUGGESTION = "suggestion", _("转为区代表建议")
    UPWARD = "upward", _("报上级或者转有权机关")


class Outcome(models.TextChoices):
    """What came of it. Closed is not solved: only the first counts as solved."""

    SOLVED = "solved", pgettext_lazy("群众意见", "已经解决")
    SOLVING = "solving", pgettext_lazy("群众意见", "正在解决")
    PLANNED = "planned", pgettext_lazy("群众意见", "列入计划")
    EXPLAINED = "explained", _("解释说明")
    NOT_OURS = "not_ours", _("不属本级职权")


class Rating(models.TextChoices):
    SATISFIED = "satisfied", _("满意")
    BASICALLY = "basically", _("基本满意")
    UNSATISFIED = "unsatisfied", _("不满意")


class RatingReason(models.TextChoices):
    """Why somebody is not satisfied, as data; own words always lead on to a new handling."""

    NOT_DONE = "not_done", _("事情没有办")
    HALF_DONE = "half_done", _("只办了一部分")
    SLOW = "slow", _("时间太长")
    UNCLEAR = "unclear", _("答复没有说清楚")
    ATTITUDE = "attitude", _("态度不好")


verdicts(
    Outcome,
    {
        Outcome.SOLVED: ("good", "circle-check"),
        Outcome.SOLVING: ("info", "progress"),
        Outcome.PLANNED: ("info", "calendar"),
        Outcome.EXPLAINED: ("neutral", "message"),
        Outcome.NOT_OURS: ("neutral", "arrow-up-right"),
    },
)
verdicts(
    Rating,
    {
        Rating.SATISFIED: ("good", "mood-smile"),
        Rating.BASICALLY: ("warn", "mood-neutral"),
        Rating.UNSATISFIED: ("bad", "mood-sad"),
    },
)
