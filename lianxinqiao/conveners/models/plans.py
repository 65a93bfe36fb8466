"""A yearly plan of a convener or of a sector, with the report on how it went."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.conveners.stages import Stage
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Body, Township


class YearPlan(Root, models.Model):
    """What a convener means to do in a year with the members of the area, or a sector with its own （年度计划）."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "township")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="year_plans", editable=False)
    year = models.PositiveSmallIntegerField(_("年度"))
    # Of a convener's area, or of a sector by its name.
    township = models.ForeignKey(
        Township,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="year_plans",
        verbose_name=_("街道、乡镇"),
    )
    sector = models.CharField(_("界别"), max_length=40, blank=True)
    stage = models.CharField(_("状态"), max_length=8, choices=Stage.choices, default=Stage.PLANNED, editable=False)
    text = models.TextField(_("年度计划"))
    planned_on = models.DateField(_("制定日期"), editable=False)
    report = models.TextField(_("年度总结"), blank=True, editable=False)
    reported_on = models.DateField(_("总结日期"), null=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(township__isnull=False, sector="") | (Q(township=None) & ~Q(sector="")),
                name="year_plan_is_of_an_area_or_a_sector",
                violation_error_message=_("请写明是哪个街道、乡镇，或者哪个界别的计划。"),
            ),
            models.UniqueConstraint(
                fields=["body", "year", "township", "sector"],
                nulls_distinct=False,
                name="one_plan_of_a_year",
                violation_error_message=_("这一年已经有计划。"),
            ),
            models.CheckConstraint(
                condition=Q(stage="planned", reported_on=None) | Q(stage="reported", reported_on__isnull=False),
                name="year_plan_is_reported_on_a_day",
                violation_error_message=_("总结要写明日期。"),
            ),
        ]
        ordering: ClassVar = ["-year", "sector", "id"]

    def __str__(self) -> str:
        whose = self.township.spoken if self.township else sectors.spoken(self.sector)
        return gettext("%(whose)s%(year)s年度计划") % {"whose": whose, "year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("year-plan", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False
