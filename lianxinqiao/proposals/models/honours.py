"""What is done with a proposal beside answering it: led as a key one, rated by its unit, recommended as an excellent one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models import Handling, Matter


class KeyPlan(Part, models.Model):
    """How a key proposal （重点提案） is led: the plan, until when, and what came of it."""

    to_root: ClassVar = ("proposal",)
    proposal = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="key_plan", primary_key=True)
    plan = models.TextField(_("督办计划"))
    due_on = models.DateField(_("督办期限"))
    result = models.TextField(_("督办结果"), blank=True)
    ended_on = models.DateField(_("督办结束"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(result="", ended_on=None) | (~Q(result="") & Q(ended_on__isnull=False)),
                name="key_proposal_ends_with_a_result",
                violation_error_message=_("督办结束时写明结果。"),
            ),
        ]

    def __str__(self) -> str:
        return self.plan


class QualityRating(Part, models.Model):
    """What the unit that answered thinks of the proposal （双向评议）: the member's rating is not seen before, nor this one."""

    class Grade(models.TextChoices):
        GOOD = "good", pgettext_lazy("提案质量", "好")
        FAIR = "fair", pgettext_lazy("提案质量", "较好")
        PLAIN = "plain", pgettext_lazy("提案质量", "一般")

    to_root: ClassVar = ("handling", "suggestion")
    handling = models.OneToOneField(Handling, on_delete=models.CASCADE, related_name="quality", primary_key=True)
    grade = models.CharField(_("提案质量"), max_length=8, choices=Grade.choices)
    comment = models.TextField(_("意见"), blank=True)
    rated_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    rated_on = models.DateField(_("评议日期"))

    def __str__(self) -> str:
        return str(self.get_grade_display())


class Recommendation(Part, models.Model):
    """Somebody recommends it as an excellent one （优秀提案）: a unit that answered it, the office, a member."""

    to_root: ClassVar = ("proposal",)
    proposal = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="recommendations")
    by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(pgettext_lazy("提案", "推荐理由"))
    on = models.DateField(_("推荐日期"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "by"],
                name="recommended_once_by_each",
                violation_error_message=_("您已经推荐过。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.reason
