"""A project: what is built, for whom, with whose money, and how far it is."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import READERS, RoleCode
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body, Organization, Post, Township
from lianxinqiao.projects.kinds import Purpose
from lianxinqiao.projects.stages import Stage


class ProjectQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        return self.filter(unit_id=unit)


def money(label: Any, **more: Any) -> Any:
    """An amount in 万元."""
    known = {"max_digits": 14, "decimal_places": 2, "validators": [MinValueValidator(Decimal(0))], **more}
    return models.DecimalField(label, **known)


class Project(Root, models.Model):
    """One project of the government （项目）, followed from its proposal until its doors are open."""

    readers: ClassVar = READERS | {RoleCode.SUPERVISION}
    near: ClassVar = ("body", "unit", "township")
    needed: ClassVar = frozenset({"body"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="projects", editable=False)
    # Of the government's online platform （项目代码，政府投资条例第十条）.
    code = models.CharField(_("项目代码"), max_length=40, blank=True)
    name = models.CharField(_("项目名称"), max_length=80)
    purpose = models.CharField(_("领域"), max_length=12, choices=Purpose.choices)
    livelihood = models.BooleanField(_("民生项目"), default=False)
    content = models.TextField(_("建设内容及规模"))
    unit = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="projects", verbose_name=pgettext_lazy("项目", "责任单位")
    )
    leader = models.CharField(_("牵头领导"), max_length=60, blank=True)
    township = models.ForeignKey(
        Township,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("街道、乡镇"),
    )
    begins_on = models.DateField(_("计划开工"))
    ends_on = models.DateField(_("计划完工"))
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.PROPOSED, editable=False)

    total = money(_("总投资（万元）"))
    funds = models.CharField(_("资金来源"), max_length=80)
    estimate = money(_("批准的估算（万元）"), null=True, blank=True, editable=False)
    budget = money(_("批准的概算（万元）"), null=True, blank=True, editable=False)
    contract = money(_("合同价（万元）"), null=True, blank=True, editable=False)
    contractor = models.CharField(_("施工单位"), max_length=80, blank=True, editable=False)
    final = money(_("竣工决算（万元）"), null=True, blank=True, editable=False)

    evaluation = models.TextField(_("后评价"), blank=True, editable=False)
    evaluated_on = models.DateField(_("评价日期"), null=True, blank=True, editable=False)
    percent = models.PositiveSmallIntegerField(_("形象进度（%）"), default=0, editable=False)
    decided_on = models.DateField(pgettext_lazy("项目", "确定日期"), null=True, blank=True, editable=False)
    decision = models.CharField(_("确定文号"), max_length=60, blank=True, editable=False)
    began_on = models.DateField(_("实际开工"), null=True, blank=True, editable=False)
    completed_on = models.DateField(_("实际完工"), null=True, blank=True, editable=False)
    opened_on = models.DateField(_("投入使用"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("决算日期"), null=True, blank=True, editable=False)
    reason = models.CharField(_("取消原因"), max_length=200, blank=True, editable=False)
    proposed_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    proposed_at = models.DateTimeField(editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "name"],
                name="project_name_is_used_once",
                violation_error_message=_("已经有同名的项目。"),
            ),
            models.UniqueConstraint(
                fields=["body", "code"],
                condition=~Q(code=""),
                name="project_code_is_used_once",
                violation_error_message=_("已经有项目用了这个项目代码。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="project_ends_after_it_begins",
                violation_error_message=_("完工不能早于开工。"),
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100),
                name="project_is_done_at_a_hundred",
                violation_error_message=_("形象进度最多是百分之百。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "stage", "ends_on"], name="project_by_stage"),
            models.Index(fields=["unit", "stage"], name="project_by_unit"),
            models.Index(fields=["body", "opened_on"], name="project_by_opening"),
            models.Index(fields=["body", "begins_on", "id"], name="project_by_beginning"),
        ]
        ordering: ClassVar = ["-begins_on", "id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.pk])

    @property
    def is_public(self) -> bool:
        """Strangers read a project from the day on which it was decided （政府投资条例第三十条）."""
        return self.stage not in {Stage.PROPOSED, Stage.CANCELLED}

    @property
    def cap(self) -> Decimal:
        """What may be arranged and paid at the most: the approved budget, else the approved estimate, else the plan's total."""
        return self.budget or self.estimate or self.total

    def late_on(self, today: date) -> bool:
        """Whether it should be built by now and is not."""
        return self.completed_on is None and self.ends_on < today and self.stage in {Stage.APPROVED, Stage.BEGUN}


class Pause(Part, models.Model):
    """A time in which nothing is built （暂停）."""

    to_root: ClassVar = ("project",)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="pauses")
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project"], condition=Q(to_on=None), name="project_pauses_once_at_a_time")
        ]
        ordering: ClassVar = ["from_on", "id"]

    def __str__(self) -> str:
        return self.reason
