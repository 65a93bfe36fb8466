"""The government's yearly investment plan, and each project's line in it （政府投资年度计划，政府投资条例第十五、十六条）."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import READERS, RoleCode
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body
from lianxinqiao.projects.models.project import Project, money
from lianxinqiao.projects.stages import PlanStage


class PlanQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        return self.filter(pk__in=Line.objects.filter(project__unit=unit).values("plan"))


class Plan(Root, models.Model):
    """What the government invests in a year; the standing committee decides on it （审查批准）."""

    readers: ClassVar = READERS | {RoleCode.SUPERVISION}
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plans", editable=False)
    year = models.PositiveSmallIntegerField(_("年度"))
    name = models.CharField(_("名称"), max_length=80)
    note = models.TextField(_("编制说明"), blank=True)
    stage = models.CharField(
        _("状态"), max_length=9, choices=PlanStage.choices, default=PlanStage.DRAFTED, editable=False
    )
    submitted_on = models.DateField(_("提请日期"), null=True, blank=True, editable=False)
    decided_on = models.DateField(_("批准日期"), null=True, blank=True, editable=False)
    decision = models.CharField(_("决定文号"), max_length=60, blank=True, editable=False)
    meeting = models.CharField(_("批准会议"), max_length=80, blank=True, editable=False)
    # The total that was decided on last: what changes it by more than the profile's share goes back.
    approved_total = money(_("批准的年度投资（万元）"), null=True, blank=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year"],
                name="one_plan_a_year",
                violation_error_message=_("这个年度已经有投资计划。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage="approved")
                | (Q(decided_on__isnull=False, approved_total__isnull=False) & ~Q(decision="")),
                name="plan_is_approved_by_a_decision",
                violation_error_message=_("批准要写明决定文号和日期。"),
            ),
        ]
        ordering: ClassVar = ["-year", "id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("investment-plan", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage == PlanStage.APPROVED


class Line(Part, models.Model):
    """A project's line in the plan of a year: what is invested in it, and whether it is one of the key livelihood projects."""

    to_root: ClassVar = ("plan",)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lines")
    annual = money(_("年度投资额（万元）"))
    key = models.BooleanField(_("重点民生项目"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "project"],
                name="project_stands_in_a_plan_once",
                violation_error_message=_("这个项目已经在计划里。"),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["project"], name="line_by_project")]
        ordering: ClassVar = ["plan", "id"]

    def __str__(self) -> str:
        return str(self.project)

    def get_absolute_url(self) -> str:
        return self.project.get_absolute_url()

    @property
    def unit_id(self) -> int | None:
        return self.project.unit_id
