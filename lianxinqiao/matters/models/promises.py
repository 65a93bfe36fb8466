"""Promises （承诺事项）: what a reply says will be done, followed over years until it is (重庆 §24, §28)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models.assessments import Assessment
from lianxinqiao.matters.models.held import Held
from lianxinqiao.matters.models.matters import Matter
from lianxinqiao.matters.models.replies import Reply
from lianxinqiao.matters.stages import PromiseStage
from lianxinqiao.people.models import Organization


class Promise(Part, Held):
    to_root: ClassVar = ("suggestion",)
    reply = models.OneToOneField(Reply, on_delete=models.CASCADE, related_name="promise")
    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="promises")
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="promises")
    stage = models.CharField(_("状态"), max_length=10, choices=PromiseStage.choices, default=PromiseStage.OPEN)
    plan = models.TextField(_("承诺事项和计划"))
    made_on = models.DateField(_("承诺日期"))
    first_due_on = models.DateField(_("原定期限"))
    due_on = models.DateField(_("完成期限"))
    percent = models.PositiveSmallIntegerField(_("进度（%）"), default=0)
    declared_on = models.DateField(_("报告完成日期"), null=True, blank=True)
    confirm_due_on = models.DateField(_("确认兑现期限"), null=True, blank=True)
    kept_on = models.DateField(_("兑现日期"), null=True, blank=True)
    confirmed_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assessed = models.CharField(_("代表再评价"), max_length=12, choices=Assessment.Grade.choices, blank=True)
    scan = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contest_until = models.DateField(null=True, blank=True)  # as of an assessment
    replaced = models.CharField(max_length=12, choices=Assessment.Grade.choices, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kept_on=None, confirmed_by=None) | Q(kept_on__isnull=False, confirmed_by__isnull=False),
                name="promise_kept_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(stage="kept", kept_on__isnull=False) | (~Q(stage="kept") & Q(kept_on=None)),
                name="promise_kept_has_its_day",
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="promise_percent_is_a_percentage"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organization", "due_on"], condition=Q(stage__in=["open", "declared"]), name="promise_open"
            ),
        ]
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return self.plan[:60]

    @property
    def unit_id(self) -> int:
        return self.organization_id

    def contestable(self, on: date) -> bool:
        """Kept by a grade that the office entered from paper, which the deputy's own word may still replace."""
        entered = self.stage == PromiseStage.KEPT and self.scan_id is not None and not self.replaced
        return entered and self.contest_until is not None and on <= self.contest_until

    @property
    def unit(self) -> Organization:
        """Who owes it; once it is kept, who kept it, by the names of that day."""
        return self.held_by(self.kept_on)

    @property
    def running_until(self) -> date | None:
        """The day that its clock counts to; none where it ended with the reply it stood in."""
        return None if self.stage == PromiseStage.ENDED else self.due_on

    @property
    def done_on(self) -> date | None:
        """When the unit had done it, once that is confirmed: how long the deputy took is not the unit's delay."""
        return self.declared_on or self.kept_on if self.stage == PromiseStage.KEPT else None


class Progress(models.Model):
    """A report on a promise: how far, and what moved its date."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="progress")
    percent = models.PositiveSmallIntegerField(_("进度（%）"))
    note = models.TextField(_("进展"))
    reported_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    reported_on = models.DateField()
    reported_at = models.DateTimeField(default=timezone.now)
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent_is_a_percentage"),
        ]
        ordering: ClassVar = ["id"]
