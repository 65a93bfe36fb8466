"""Members in the community （委员进社区）: where one reported, what one offers, what one took along; studios and their rooms."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.conveners.stages import CheckInStage, StudioStage
from lianxinqiao.people.models import Body, Mandate, Township
from lianxinqiao.reports.models import Report


class CheckIn(Root, models.Model):
    """A member reported to a street or a community （报到）, and what they can do for its residents."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "township", "mandate__person")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="check_ins", editable=False)
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, related_name="check_ins", editable=False, verbose_name=_("委员")
    )
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, related_name="check_ins", verbose_name=_("报到的街道、乡镇或社区")
    )
    stage = models.CharField(
        _("状态"), max_length=8, choices=CheckInStage.choices, default=CheckInStage.REPORTED, editable=False
    )
    offers = models.TextField(_("可以提供的咨询和服务"), max_length=500)
    reported_on = models.DateField(_("报到日期"), editable=False)
    ended_on = models.DateField(_("结束日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mandate", "township"],
                condition=Q(ended_on=None),
                name="member_reports_once_to_a_place",
                violation_error_message=_("您已经在这里报到。"),
            ),
            models.CheckConstraint(
                condition=Q(stage="reported", ended_on=None) | Q(stage="ended", ended_on__isnull=False),
                name="check_in_ends_on_a_day",
            ),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return gettext("%(name)s到%(place)s报到") % {
            "name": self.mandate.person.spoken,
            "place": self.township.spoken,
        }

    def get_absolute_url(self) -> str:
        return reverse("check-in", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False


class TakenAlong(Part, models.Model):
    """What residents told a member there: it goes on as a report on public opinion of the member's own."""

    to_root: ClassVar = ("check_in",)

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="taken")
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="taken_along")
    on = models.DateField(_("日期"))

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return str(self.report)


class Studio(Root, models.Model):
    """Where members meet residents: a member's studio （委员工作室） or a room to consult in （委员议事室）."""

    readers: ClassVar = WITH_STATIONS

    class Kind(models.TextChoices):
        STUDIO = "studio", _("委员工作室")
        CHAMBER = "chamber", _("委员议事室")

    near: ClassVar = ("body", "township", "mandate__person")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="studios", editable=False)
    kind = models.CharField(pgettext_lazy("工作室", "类别"), max_length=8, choices=Kind.choices, default=Kind.STUDIO)
    name = models.CharField(_("名称"), max_length=60)
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, related_name="studios", verbose_name=_("街道、乡镇或社区")
    )
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="studios",
        verbose_name=_("领办委员"),
    )
    address = models.CharField(_("地址"), max_length=120)
    focus = models.TextField(_("工作内容"), max_length=500)
    stage = models.CharField(
        _("状态"), max_length=8, choices=StudioStage.choices, default=StudioStage.OPEN, editable=False
    )
    opened_on = models.DateField(_("设立日期"), editable=False)
    closed_on = models.DateField(pgettext_lazy("工作室", "撤销日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=Q(closed_on=None),
                name="studio_name_is_used_once",
                violation_error_message=_("已经有同名的工作室或议事室。"),
            ),
            models.CheckConstraint(
                condition=Q(stage="open", closed_on=None) | Q(stage="closed", closed_on__isnull=False),
                name="studio_closes_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="chamber") | Q(mandate__isnull=False),
                name="studio_is_led_by_a_member",
                violation_error_message=_("委员工作室要有领办委员。"),
            ),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("studio", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False
