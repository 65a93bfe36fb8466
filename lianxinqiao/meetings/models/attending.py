"""Who is called, who came, and from when until when each was in the hall."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.stages import Coming
from lianxinqiao.people.models import Mandate


class Attendee(Part, models.Model):
    """One person who is called to a meeting （应到人员）."""

    class Way(models.TextChoices):
        OWN = "own", _("本人签到")
        HAND = "hand", _("工作人员登记")

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="attended")
    stage = models.CharField(_("状态"), max_length=12, choices=Coming.choices, default=Coming.CALLED)
    reason = models.CharField(_("请假原因"), max_length=200, blank=True)
    on_duty = models.BooleanField(_("因参加上级会议或者受委派外出"), default=False)
    signed_in_at = models.DateTimeField(_("签到时间"), null=True, blank=True)
    way = models.CharField(_("签到方式"), max_length=5, choices=Way.choices, blank=True)
    by_video = models.BooleanField(_("视频出席"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "mandate"],
                name="is_called_once",
                violation_error_message=_("这位代表已经在名单里。"),
            ),
            models.CheckConstraint(
                condition=Q(signed_in_at=None, way="") | (Q(signed_in_at__isnull=False) & ~Q(way="")),
                name="attendee_signed_in_when_and_how",
                violation_error_message=_("签到要写明时间和方式。"),
            ),
        ]
        ordering: ClassVar = ["meeting", "id"]

    def __str__(self) -> str:
        return str(self.mandate.person)

    @property
    def is_here(self) -> bool:
        """In the hall now, or by video."""
        return any(row.until is None for row in self.presences.all())


class Presence(models.Model):
    """One stay in the hall: whoever leaves between two items is not there for the second."""

    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="presences")
    since = models.DateTimeField(pgettext_lazy("出席", "自"))
    until = models.DateTimeField(pgettext_lazy("出席", "至"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["attendee"],
                condition=Q(until=None),
                name="is_in_the_hall_once",
                violation_error_message=_("已经在场。"),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="presence_ends_after_it_begins",
                violation_error_message=_("离场不能早于到场。"),
            ),
        ]
        ordering: ClassVar = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.attendee} {self.since:%H:%M}"
