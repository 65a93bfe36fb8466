"""The lives of what is filed, and of a request that something be reviewed, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    FILED = "filed", _("已报备，待形式审查")
    INCOMPLETE = "incomplete", _("补正中")
    RETURNED = "returned", _("不属于备案范围，已退回")
    REGISTERED = "registered", _("已备案登记")
    SHARED = "shared", _("委员会审查中")
    CLEARED = "cleared", _("审查未发现问题")
    PROMISED = "promised", _("制定机关承诺修改，审查中止")
    OPINED = "opined", _("已发书面审查意见")
    RAISED = "raised", _("已提请主任会议")
    MENDED = "mended", _("已修改或者废止，审查终止")
    REVOKED = "revoked", _("已被撤销")


S = Stage
FILING = Stages(
    Stage,
    {
        S.FILED: to(S.REGISTERED, S.INCOMPLETE, S.RETURNED, move="office"),
        S.INCOMPLETE: to(S.FILED, S.RETURNED, move="unit"),
        S.RETURNED: to(),
        S.REGISTERED: to(S.SHARED, move="office"),
        S.SHARED: to(S.CLEARED, S.PROMISED, S.OPINED, move="office"),
        S.CLEARED: to(S.SHARED),
        S.PROMISED: to(S.MENDED, S.OPINED, move="unit"),
        S.OPINED: to(S.MENDED, S.CLEARED, S.RAISED, move="unit"),
        S.RAISED: to(S.MENDED, S.REVOKED, move="chair"),
        S.MENDED: to(),
        S.REVOKED: to(),
    },
    title="What is filed for record （备案文件）",
    tones={
        S.INCOMPLETE: "warn",
        S.SHARED: "info",
        S.CLEARED: "good",
        S.PROMISED: "warn",
        S.OPINED: "warn",
        S.RAISED: "bad",
        S.MENDED: "good",
        S.REVOKED: "bad",
    },
)
ON_RECORD = codes(S.REGISTERED, S.SHARED, S.CLEARED, S.PROMISED, S.OPINED, S.RAISED, S.MENDED, S.REVOKED)
UNDER_REVIEW = codes(S.SHARED, S.PROMISED, S.OPINED, S.RAISED)
ENDED = codes(S.CLEARED, S.MENDED, S.REVOKED)


class Asked(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("审查建议", "已接收")
    INCOMPLETE = "incomplete", pgettext_lazy("审查建议", "待补充")
    STARTED = "started", pgettext_lazy("审查建议", "已启动审查")
    NOT_STARTED = "not_started", pgettext_lazy("审查建议", "不启动审查，已告知")
    ANSWERED = "answered", pgettext_lazy("审查建议", "已反馈结果")


A = Asked
REQUEST = Stages(
    Asked,
    {
        A.RECEIVED: to(A.INCOMPLETE, A.STARTED, A.NOT_STARTED, move="office"),
        A.INCOMPLETE: to(A.RECEIVED, A.NOT_STARTED, move="office"),
        A.STARTED: to(A.ANSWERED, move="office"),
        A.NOT_STARTED: to(),
        A.ANSWERED: to(),
    },
    title="A request for review （审查要求、审查建议）",
    tones={A.INCOMPLETE: "warn", A.STARTED: "info", A.ANSWERED: "good"},
)
