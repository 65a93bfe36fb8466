"""What a body means to do in a year （监督工作计划、代表工作计划、协商计划）, item by item, and whether it happened."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.stages import ItemStage, PlanItemStage, PlanStage
from lianxinqiao.people.models import Body, Organization, Post


class PlanQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        """Those with something of its own, once adopted."""
        mine = YearPlan.objects.filter(items__unit=unit).values("pk")
        return self.filter(pk__in=mine).exclude(stage=PlanStage.DRAFTED)


class YearPlan(Root, models.Model):
    """A year's plan: drafted from what committees ask for, adopted by the chairpersons, published (监督法第六十三条)."""

    class Kind(models.TextChoices):
        SUPERVISION = "supervision", _("监督工作计划")
        DEPUTIES = "deputies", _("代表工作计划")
        CONSULTATION = "consultation", _("协商计划")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="work_plans", editable=False)
    kind = models.CharField(pgettext_lazy("年度计划", "类别"), max_length=12, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("年份"))
    stage = models.CharField(_("状态"), max_length=10, choices=PlanStage.choices, default=PlanStage.DRAFTED)
    adopted_on = models.DateField(_("通过日期"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    drafted_at = models.DateTimeField(editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "kind", "year"],
                name="one_plan_of_a_kind_a_year",
                violation_error_message=_("这一年已经有这类计划。"),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1979, year__lte=2200),
                name="plan_has_a_likely_year",
                violation_error_message=_("请核对年份。"),
            ),
        ]
        ordering: ClassVar = ["-year", "kind"]

    def __str__(self) -> str:
        return gettext("%(year)s年%(kind)s") % {"year": self.year, "kind": self.get_kind_display()}

    def get_absolute_url(self) -> str:
        return reverse("work-plan", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage == PlanStage.PUBLISHED


class PlanItem(Part, models.Model):
    """One thing that is planned: what, with which focus, who reports, which committee prepares it, in which month."""

    class Kind(models.TextChoices):
        REPORT = "report", _("听取和审议报告")
        EXECUTION = "execution", pgettext_lazy("计划", "计划、预算执行情况")
        ACCOUNTS = "accounts", pgettext_lazy("计划", "决算、预算调整")
        AUDIT = "audit", pgettext_lazy("计划", "审计工作报告")
        MENDING = "mending", pgettext_lazy("计划", "审计整改报告")
        DEBT = "debt", pgettext_lazy("计划", "政府债务")
        ASSETS = "assets", pgettext_lazy("计划", "国有资产")
        ENVIRONMENT = "environment", pgettext_lazy("计划", "环境状况")
        ENFORCEMENT = "enforcement", pgettext_lazy("计划", "执法检查")
        INQUIRY = "inquiry", _("专题询问")
        RESEARCH = "research", pgettext_lazy("计划", "专题调研")
        INSPECTION = "inspection", pgettext_lazy("计划", "视察")
        CONSULTATION = "consultation", pgettext_lazy("计划", "协商")
        OTHER = "other", pgettext_lazy("计划", "其他")

    class Origin(models.TextChoices):
        """From where a topic comes: the ways that the law names (监督法第十二条)."""

        ENFORCEMENT = "enforcement", _("执法检查发现的突出问题")
        DEPUTIES = "deputies", _("代表建议集中反映的问题")
        MEMBERS = "members", _("常委会组成人员提出的比较集中的问题")
        RESEARCH = "research", _("专门（工作）委员会调研发现的突出问题")
        LETTERS = "letters", _("人民来信来访集中反映的问题")
        SOCIETY = "society", _("社会普遍关注的其他问题")
        LAW = "law", _("法律规定每年听取")
        UNIT = "unit", _("政府、监委、法院、检察院要求报告")

    to_root: ClassVar = ("plan",)
    plan = models.ForeignKey(YearPlan, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("方式"), max_length=12, choices=Kind.choices)
    title = models.CharField(pgettext_lazy("计划", "事项"), max_length=160)
    focus = models.CharField(pgettext_lazy("计划", "重点"), max_length=300, blank=True)
    unit = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("报告机关")
    )
    committee = models.CharField(_("承担的专门（工作）委员会"), max_length=60, blank=True)
    month = models.PositiveSmallIntegerField(_("月份"), null=True, blank=True)
    stage = models.CharField(_("状态"), max_length=12, choices=PlanItemStage.choices, default=PlanItemStage.PLANNED)
    origin = models.CharField(_("议题来源"), max_length=12, choices=Origin.choices, blank=True)
    bid_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("申报人")
    )
    bid_on = models.DateField(_("申报日期"), null=True, blank=True)
    agenda_item = models.OneToOneField(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="planned_as"
    )
    note = models.CharField(_("变动说明"), max_length=200, blank=True)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__gte=1, month__lte=12),
                name="planned_for_a_month",
                violation_error_message=_("月份是1至12。"),
            ),
        ]
        ordering: ClassVar = ["plan", "month", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def happened(self) -> bool:
        """Done by itself, or heard by the meeting that it went to."""
        if self.stage == PlanItemStage.DONE:
            return True
        item = self.agenda_item
        return item is not None and item.stage in {ItemStage.HEARD, ItemStage.DECIDED}

    def late(self, today: date) -> bool:
        """Its month is over, and it neither happened nor was dropped."""
        if self.stage != PlanItemStage.PLANNED or self.happened or self.month is None:
            return False
        return (self.plan.year, self.month) < (today.year, today.month)
