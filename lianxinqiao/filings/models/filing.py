"""A normative document that was filed （规范性文件）, from its filing to the end of its review."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.filings.stages import ENDED, ON_RECORD, Stage
from lianxinqiao.people.models import Body, Committee, Organization, Post, Township


class FilingQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        return self.filter(unit=unit)

    def on_record(self) -> "FilingQuerySet":
        """What stands in the list of the year."""
        return self.filter(stage__in=ON_RECORD)


class Filing(Root, models.Model):
    """One document, one issuer: an organ of the district, or a street whose papers are filed too."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("政府规范性文件")
        SUPERVISION = "supervision", _("监察委员会规范性文件")
        COURT = "court", _("法院、检察院规范性文件")
        TOWN = "town", _("乡镇人大决议、决定")
        TOWN_GOVERNMENT = "town_government", _("乡镇政府决定、命令")
        STREET = "street", _("街道办事处规范性文件")

    class Mended(models.TextChoices):
        CHANGED = "changed", pgettext_lazy("备案", "已修改")
        REPEALED = "repealed", pgettext_lazy("备案", "已废止")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="filings", editable=False)
    kind = models.CharField(pgettext_lazy("备案", "类别"), max_length=16, choices=Kind.choices)
    title = models.CharField(_("文件名称"), max_length=160)
    document_number = models.CharField(_("文号"), max_length=60)
    unit = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="filings",
        verbose_name=_("制定机关"),
    )
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("街道、乡镇")
    )
    published_on = models.DateField(_("公布日期"))
    text = models.TextField(_("文件正文"))
    note = models.TextField(_("制定说明"), blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.FILED, editable=False)

    filed_on = models.DateField(_("报备日期"), editable=False)
    filed_by_day = models.DateField(_("应在何日前报备"), null=True, blank=True, editable=False)
    late = models.PositiveSmallIntegerField(_("迟报（天）"), default=0, editable=False)
    number = models.PositiveSmallIntegerField(_("备案号"), null=True, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True, editable=False)
    registered_on = models.DateField(_("登记日期"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("期限"), null=True, blank=True, editable=False)  # of the step that is waited for
    committee = models.CharField(_("审查委员会"), max_length=60, blank=True, editable=False)
    reviewed_on = models.DateField(pgettext_lazy("备案", "审查日期"), null=True, blank=True, editable=False)
    opinion = models.TextField(pgettext_lazy("备案", "审查意见"), blank=True, editable=False)
    opined_on = models.DateField(_("书面意见日期"), null=True, blank=True, editable=False)
    answer = models.TextField(_("制定机关的说明"), blank=True, editable=False)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True, editable=False)
    mended = models.CharField(_("处理结果"), max_length=10, choices=Mended.choices, blank=True, editable=False)
    ended_on = models.DateField(_("审查结束日期"), null=True, blank=True, editable=False)
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    entered_at = models.DateTimeField(editable=False)

    objects = FilingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "document_number"],
                name="document_is_filed_once",
                violation_error_message=_("这个文号已经报备。"),
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(township__isnull=False),
                name="filing_has_its_issuer",
                violation_error_message=_("请选择制定机关或者街道、乡镇。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "registered_on"], name="filing_by_day")]
        ordering: ClassVar = ["-filed_on", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("filing", args=[self.pk])

    @classmethod
    def of_committee(cls, key: int | None) -> Q:
        return Q(committee__in=Committee.objects.filter(pk=key or 0).values("name"))

    @property
    def committee_id(self) -> int | None:
        """The committee that reviews it, which is kept as a name: none before it was shared, or where none is registered."""
        if not self.committee:
            return None
        return Committee.objects.filter(body=self.body_id, name=self.committee).values_list("pk", flat=True).first()

    @property
    def issuer(self) -> str:
        return self.unit.spoken if self.unit else self.township.spoken if self.township else ""

    @property
    def number_text(self) -> str:
        if not self.number:
            return ""
        return gettext("%(sign)s备〔%(year)s〕%(number)s号") % {
            "sign": self.body.spoken_short,
            "year": self.year,
            "number": self.number,
        }

    @property
    def is_public(self) -> bool:
        return self.stage in ON_RECORD

    @property
    def is_over(self) -> bool:
        return self.stage in ENDED
