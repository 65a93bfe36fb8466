"""A campaign: what many do under one aim."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body


class Campaign(Root, models.Model):
    """Activities, teams, deeds, visits and gifts gathered under one aim （主题活动）."""

    readers: ClassVar = WITH_STATIONS

    class Stage(models.TextChoices):
        RUNNING = "running", _("进行中")
        CLOSED = "closed", pgettext_lazy("主题活动", "已结束")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="campaigns", editable=False)
    name = models.CharField(_("名称"), max_length=80)
    aim = models.TextField(_("目标"), blank=True)
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)
    stage = models.CharField(_("状态"), max_length=8, choices=Stage.choices, default=Stage.RUNNING, editable=False)
    # How far it is to go: the code of a ledger to a number.
    targets = models.JSONField(_("目标数"), default=dict, blank=True)
    # What citizens said where it was under way; each opinion keeps its own life.
    opinions = models.ManyToManyField(Opinion, related_name="campaigns", blank=True, editable=False)
    is_shown = models.BooleanField(_("对外公开"), default=False, editable=False)
    closing = models.TextField(_("总结"), blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "name"],
                name="campaign_name_is_used_once",
                violation_error_message=_("已经有同名的主题活动。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="campaign_ends_after_it_begins",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]
        ordering: ClassVar = ["-from_on", "id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaign", args=[self.pk])
