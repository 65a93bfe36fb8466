"""The yearly plan of activities （代表工作计划, 代表法第四十三条）: drafted, adopted, published; each activity may name its line."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import CPPCC, WITH_STATIONS
from lianxinqiao.activities.kinds import CHOICES, KINDS, Organiser, organiser_word
from lianxinqiao.activities.stages import WorkPlanStage
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body, Township


class WorkPlan(Root, models.Model):
    """What deputies or members are to do together in a year. The plan of meetings is another one."""

    readers: ClassVar = WITH_STATIONS
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="activity_plans", editable=False)
    year = models.PositiveSmallIntegerField(_("年度"))
    aim = models.TextField(_("总体要求"), blank=True)
    stage = models.CharField(
        _("状态"), max_length=9, choices=WorkPlanStage.choices, default=WorkPlanStage.DRAFTED, editable=False
    )
    adopted_on = models.DateField(_("通过日期"), null=True, blank=True, editable=False)
    adopted_by = models.CharField(_("由哪次会议通过"), max_length=80, blank=True, editable=False)
    published_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year"],
                name="one_work_plan_a_year",
                violation_error_message=_("这一年的年度活动计划已经起草。"),
            ),
        ]
        ordering: ClassVar = ["-year"]

    def __str__(self) -> str:
        said = _("%(year)d年委员活动计划") if self.body.kind == CPPCC else _("%(year)d年代表工作计划")
        return str(said % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("workplan", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage == WorkPlanStage.PUBLISHED


class PlanLine(Part, models.Model):
    """One line of it: what kind of activity, who organises it, how often and when."""

    to_root: ClassVar = ("plan",)
    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(_("次序"), editable=False)
    kind = models.CharField(pgettext_lazy("活动", "类别"), max_length=20, choices=CHOICES)
    local_kind = models.CharField(max_length=40, blank=True, editable=False)  # as an activity's
    title = models.CharField(_("安排的内容"), max_length=160)
    organiser = models.CharField(_("组织者"), max_length=10, choices=Organiser.choices)
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("街道、乡镇")
    )
    from_month = models.PositiveSmallIntegerField(_("自（月）"))
    to_month = models.PositiveSmallIntegerField(_("至（月）"))
    times = models.PositiveSmallIntegerField(_("计划次数"), default=1)
    dropped = models.BooleanField(_("已取消"), default=False, editable=False)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "position"],
                name="plan_line_has_its_own_place",
                violation_error_message=_("这个次序已经有安排。"),
            ),
            models.CheckConstraint(
                condition=Q(from_month__gte=1, to_month__lte=12, to_month__gte=F("from_month")),
                name="plan_line_is_within_the_year",
                violation_error_message=_("月份要在1至12之间，结束不能早于开始。"),
            ),
            models.CheckConstraint(
                condition=Q(times__gte=1),
                name="plan_line_is_carried_out_at_least_once",
                violation_error_message=_("计划次数至少一次。"),
            ),
        ]
        ordering: ClassVar = ["plan", "position"]

    def __str__(self) -> str:
        return self.title

    @property
    def organiser_spoken(self) -> str:
        return str(organiser_word(self.organiser, self.plan.body.kind))

    @property
    def months_spoken(self) -> str:
        """3月, 3—4月."""
        if self.to_month == self.from_month:
            return pgettext("安排", "%(month)s月") % {"month": self.from_month}
        return gettext("%(since)s—%(until)s月") % {"since": self.from_month, "until": self.to_month}

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        return self.local_kind or str(KINDS[self.kind].word)
