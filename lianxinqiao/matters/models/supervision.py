"""Key suggestions (重点督办建议, 代表法 §52) and the records of their supervision （督办）."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.matters.models.matters import Matter


class KeyChoice(models.Model):
    """The council of chairpersons makes a suggestion a key one, led by a named leader （领衔督办）."""

    suggestion = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="key_choice")
    leader = models.CharField(_("领衔督办领导"), max_length=60)
    leader_office = models.CharField(_("职务"), max_length=80, blank=True)
    chosen_on = models.DateField(_("确定日期"))
    chosen_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    meeting = models.CharField(_("确定的会议"), max_length=120, blank=True)


class SupervisionRecord(models.Model):
    """One act of supervision: a visit, a meeting, a call, a letter （督办记录）."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("督办会议")
        VISIT = "visit", _("实地督办")
        LETTER = "letter", _("督办函")
        CALL = "call", _("电话催办")

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="supervision_records")
    kind = models.CharField(_("方式"), max_length=8, choices=Kind.choices)
    held_on = models.DateField(_("日期"))
    leader = models.CharField(_("督办领导"), max_length=60, blank=True)
    participants = models.CharField(_("参加单位和人员"), max_length=300, blank=True)
    note = models.TextField(_("督办情况和要求"))
    noted_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["held_on", "id"]
