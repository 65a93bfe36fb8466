"""Two people read a proposal, each by themselves （审查）: what one says is unseen until both have said it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models import Matter


class Reading(Part, models.Model):
    """What one reader holds of a proposal, in one turn of its handing in."""

    class Verdict(models.TextChoices):
        FILE = "file", pgettext_lazy("提案审查", "立案")
        MERGE = "merge", pgettext_lazy("提案审查", "并案")
        SEND_BACK = "send_back", pgettext_lazy("提案审查", "退回修改")
        NOT_FILE = "not_file", _("不予立案")
        REPORT = "report", _("转为社情民意信息")

    to_root: ClassVar = ("proposal",)

    proposal = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="readings")
    turn = models.PositiveSmallIntegerField(default=1)
    reader = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(pgettext_lazy("提案审查", "审查意见"), max_length=10, choices=Verdict.choices)
    ground = models.CharField(_("不予立案的情形"), max_length=40, blank=True)
    note = models.TextField(_("理由"), blank=True)
    read_on = models.DateField(_("审查日期"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "turn", "reader"],
                name="proposal_is_read_once_by_each",
                violation_error_message=_("您已经提出过审查意见。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.get_verdict_display())
