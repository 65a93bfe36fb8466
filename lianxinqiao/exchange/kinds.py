"""What is exchanged, what is wished for, why something is refused and what came of it. Both sides know these codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    SUGGESTION = "suggestion", pgettext_lazy("交换", "代表建议")
    PROPOSAL = "proposal", pgettext_lazy("交换", "提案")
    OPINION = "opinion", pgettext_lazy("交换", "群众意见")
    REPORT = "report", pgettext_lazy("交换", "社情民意信息")
    OTHER = "other", pgettext_lazy("交换", "其他事项")


class Wish(models.TextChoices):
    HANDLE = "handle", _("办理并反馈结果")
    USE = "use", _("采用信息并告知采用情况")
    KNOW = "know", _("了解，不必反馈")


class Ground(models.TextChoices):
    NOT_OURS = "not_ours", _("不属于本机关职权范围")
    TWICE = "twice", _("同一事项已经受理")
    INCOMPLETE = "incomplete", _("材料不全，无法办理")
    NOT_HERE = "not_here", _("不宜通过本渠道交换")


class Outcome(models.TextChoices):
    DONE = "done", pgettext_lazy("交换", "已经办理")
    PLANNED = "planned", pgettext_lazy("交换", "列入计划")
    EXPLAINED = "explained", pgettext_lazy("交换", "解释说明")
    USED = "used", pgettext_lazy("交换", "已采用")
    NOT_USED = "not_used", pgettext_lazy("交换", "未采用")
