"""Places that citizens book without an account: for advice （法律、心理、医疗、就业咨询） and for volunteering."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.models.activity import Activity
from lianxinqiao.activities.stages import BookingStage
from lianxinqiao.acts.subjects import Part


class Slot(Part, models.Model):
    """A time that is offered, with its places."""

    to_root: ClassVar = ("activity",)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    places = models.PositiveSmallIntegerField(_("可预约人数"), default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "starts_at"],
                name="slot_begins_once",
                violation_error_message=_("这个时段已经开放预约。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at"), places__gte=1),
                name="slot_has_time_and_places",
                violation_error_message=_("时段要有长度，至少一个名额。"),
            ),
        ]
        ordering: ClassVar = ["activity", "starts_at"]

    def __str__(self) -> str:
        since, until = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return f"{since:%Y-%m-%d %H:%M}—{until:%H:%M}"


class Booking(Part, models.Model):
    """One place taken. Who took it is encrypted as an opinion's sender is, and erased by its term."""

    to_root: ClassVar = ("slot", "activity")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="bookings")
    identity = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=64, unique=True, editable=False)
    stage = models.CharField(_("状态"), max_length=9, choices=BookingStage.choices, default=BookingStage.BOOKED)
    sealed = models.TextField(editable=False)  # "" once erased
    wants = models.CharField(_("想咨询什么"), max_length=200, blank=True)
    outcome = models.CharField(_("咨询结果"), max_length=200, blank=True)
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(sealed="", wants=""),
                name="erased_booking_says_nothing_of_anybody",
            ),
        ]
        ordering: ClassVar = ["slot__starts_at", "booked_at"]

    def __str__(self) -> str:
        return f"{self.slot} {self.get_stage_display()}"
