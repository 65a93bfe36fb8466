"""Whom deputies go to see, enterprises and villages, and the problems that are found there and followed to their end."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.activities.models.activity import Activity
from lianxinqiao.activities.models.campaign import Campaign
from lianxinqiao.activities.stages import ProblemStage
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.people.models import Body, District, Organization, Township


class Host(models.Model):
    """An enterprise or a village of the district （企业、村）: its page shows all visits and problems."""

    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("企业")
        VILLAGE = "village", _("村（社区）")
        BUILDING = "building", _("楼院")

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="hosts", editable=False)
    kind = models.CharField(pgettext_lazy("走访对象", "类别"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=80)
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="hosts", verbose_name=_("街道、乡镇")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "kind", "name"],
                name="host_name_is_used_once",
                violation_error_message=_("已经登记过这个走访对象。"),
            ),
        ]
        ordering: ClassVar = ["kind", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("host", args=[self.pk])


class Visit(models.Model):
    """One host seen on one activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="visits")
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="visits")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "host"],
                name="host_is_seen_once_on_an_activity",
                violation_error_message=_("这个走访对象已经在名单里。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.host)


class ProblemQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        return self.filter(organization_id=unit)


class Problem(Root, models.Model):
    """A difficulty of an enterprise or a village （挂号—销号）: listed, solved by its unit, struck off by the office."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "host", "organization", "campaign")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="problems", editable=False)
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="problems", verbose_name=_("企业、村"))
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="problems", editable=False
    )
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="problems",
        verbose_name=_("主题活动"),
    )
    text = models.TextField(_("问题"))
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="problems", verbose_name=_("责任单位")
    )
    stage = models.CharField(
        _("状态"), max_length=10, choices=ProblemStage.choices, default=ProblemStage.LISTED, editable=False
    )
    listed_on = models.DateField(_("挂号日期"), editable=False)
    due_on = models.DateField(_("办理期限"))
    outcome = models.TextField(_("解决情况"), blank=True, editable=False)
    done_on = models.DateField(_("解决日期"), null=True, blank=True, editable=False)
    confirmed_by = models.CharField(_("由谁确认"), max_length=60, blank=True, editable=False)
    struck_off_on = models.DateField(_("销号日期"), null=True, blank=True, editable=False)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(struck_off_on=None) | Q(struck_off_on__isnull=False, stage="struck_off"),
                name="problem_is_struck_off_with_a_day",
            ),
        ]
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.host}：{self.text[:30]}"

    def get_absolute_url(self) -> str:
        return reverse("problem", args=[self.pk])

    @property
    def unit_id(self) -> int:  # type: ignore[override]
        return self.organization_id
