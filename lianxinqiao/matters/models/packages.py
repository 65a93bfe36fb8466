"""An assigning meeting （交办会）: many assignments planned, then made at once as a package."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Root
from lianxinqiao.matters.models.handlings import Handling
from lianxinqiao.matters.models.matters import Matter


class AssigningMeeting(Root, models.Model):
    body = models.ForeignKey("people.Body", on_delete=models.CASCADE, related_name="assigning_meetings")
    name = models.CharField(_("名称"), max_length=120)
    held_on = models.DateField(_("召开日期"))
    planned_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("交办时间"), null=True, blank=True)
    made_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(made_at=None, made_by=None) | models.Q(made_at__isnull=False, made_by__isnull=False),
                name="assigning_meeting_made_who_and_when",
            ),
        ]
        ordering: ClassVar = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.name


class PlannedAssignment(models.Model):
    meeting = models.ForeignKey(AssigningMeeting, on_delete=models.CASCADE, related_name="planned")
    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="planned_assignments")
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Handling.Kind.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "suggestion", "organization"], name="planned_once"),
        ]
        ordering: ClassVar = ["id"]
