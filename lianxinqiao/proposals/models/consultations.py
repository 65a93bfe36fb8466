"""Consultation on handling （提案办理协商）: who met at which point, what was agreed, what stays open."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models import Matter


class Consultation(Part, models.Model):
    class Point(models.TextChoices):
        FILING = "filing", _("立案时")
        ASSIGNING = "assigning", _("交办时")
        DRAFTING = "drafting", _("答复起草中")
        SUPERVISING = "supervising", _("督办中")

    to_root: ClassVar = ("proposal",)

    proposal = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="consultations")
    point = models.CharField(pgettext_lazy("办理协商", "协商环节"), max_length=12, choices=Point.choices)
    held_on = models.DateField(_("协商日期"))
    place = models.CharField(_("地点"), max_length=100, blank=True)
    participants = models.CharField(_("参加单位和人员"), max_length=300)
    agreed = models.TextField(_("达成一致的意见"))
    stays_open = models.TextField(_("尚待商定的事项"), blank=True)
    noted_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["held_on", "id"]

    def __str__(self) -> str:
        return str(self.get_point_display())
