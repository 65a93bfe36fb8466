"""What belongs to a project: approvals, milestones, payments, progress with photos, measured results; opinions and visits."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.people.models import Post
from lianxinqiao.projects.kinds import Approved, Unit
from lianxinqiao.projects.models.project import Project, money
from lianxinqiao.projects.stages import Measured


class OfProject(Part, models.Model):
    """Hangs on a project; its responsible unit's posts act on it."""

    to_root: ClassVar = ("project",)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def unit_id(self) -> int | None:
        return self.project.unit_id


class Approval(OfProject):
    """What the government's investment department approved, with its number （批复）."""

    kind = models.CharField(_("批复事项"), max_length=11, choices=Approved.choices)
    number = models.CharField(_("批复文号"), max_length=60)
    on = models.DateField(_("批复日期"))
    amount = money(_("金额（万元）"), null=True, blank=True)
    # Where the budget is more than the estimate by the profile's share: to whom that was reported, or what was approved anew.
    reported = models.CharField(_("超过估算的报告或者重新报批"), max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class Milestone(OfProject):
    """A step with its planned day and the day on which it was reached （节点）."""

    name = models.CharField(_("节点"), max_length=60)
    # As it was planned first: moving a milestone does not hide by how much.
    first_on = models.DateField(_("最初计划"), editable=False)
    planned_on = models.DateField(_("计划日期"))
    reached_on = models.DateField(_("完成日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "name"],
                name="milestone_name_is_used_once",
                violation_error_message=_("已经有同名的节点。"),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["planned_on"], condition=Q(reached_on=None), name="milestone_open")]
        ordering: ClassVar = ["planned_on", "id"]

    def __str__(self) -> str:
        return self.name


class Payment(OfProject):
    """Money that was paid （支付）."""

    on = models.DateField(_("支付日期"))
    amount = money(_("金额（万元）"))
    what = models.CharField(_("用途"), max_length=80)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="payment_is_more_than_nothing",
                violation_error_message=_("金额要大于零。"),
            )
        ]
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.what


class Report(OfProject):
    """How far it was on a day, with a photo （形象进度）."""

    class Time(models.TextChoices):
        BEFORE = "before", _("建设前")
        DURING = "during", _("建设中")
        AFTER = "after", _("建成后")

    on = models.DateField(_("日期"))
    percent = models.PositiveSmallIntegerField(_("形象进度（%）"))
    note = models.CharField(_("进展情况"), max_length=300)
    picture = models.ForeignKey(
        "files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("照片")
    )
    # Photos from one place stand beside each other, before and after.
    spot = models.CharField(_("拍摄位置"), max_length=40, blank=True)
    time = models.CharField(_("照片所示"), max_length=6, choices=Time.choices, default=Time.DURING)
    reported_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.note[:40]


class Result(OfProject):
    """What came of it, measured （建设成效）: schools opened, school places; a figure is the sum of its rows."""

    kind = models.CharField(pgettext_lazy("成效", "类别"), max_length=10, choices=Unit.choices)
    amount = models.PositiveIntegerField(_("数量"))
    on = models.DateField(_("日期"))
    note = models.CharField(_("说明"), max_length=120, blank=True)
    stage = models.CharField(_("状态"), max_length=9, choices=Measured.choices, default=Measured.ENTERED)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "kind"],
                condition=~Q(stage="struck") & ~Q(kind="other"),
                name="result_is_measured_once",
                violation_error_message=_("这项成效已经登记，有错请先撤销再登记。"),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="result_is_more_than_nothing",
                violation_error_message=_("数量要大于零。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "on"], name="result_by_kind")]
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"


class Voice(OfProject):
    """A citizen's opinion on it （群众意见）."""

    opinion = models.ForeignKey("opinions.Opinion", on_delete=models.PROTECT, related_name="project_voices")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "opinion"], name="opinion_is_linked_once")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.opinion)


class Visit(OfProject):
    """An inspection or visit of deputies that looked at it （视察）."""

    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="project_visits")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "activity"], name="visit_is_linked_once")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.activity)


class Follower(OfProject):
    """A deputy of the group that follows it until it opens （督办代表）."""

    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="followed_projects")
    leads = models.BooleanField(_("组长"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "mandate"], name="deputy_follows_a_project_once")
        ]
        ordering: ClassVar = ["-leads", "id"]

    def __str__(self) -> str:
        return str(self.mandate.person)
