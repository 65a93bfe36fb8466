"""What becomes of deputies' seats at a meeting: resignation, end, suspension, by-election, with the announcement's numbers."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.models.votes import Vote
from lianxinqiao.meetings.seats import Cause, Change
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.people.models import Mandate


class SeatChange(Part, models.Model):
    """One change of one seat （代表变动）: put to the vote with its item, in force on the day it passes."""

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seat_changes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="seat_changes")
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, related_name="seat_changes", verbose_name=pgettext_lazy("一位", "代表")
    )
    change = models.CharField(pgettext_lazy("代表", "变动"), max_length=12, choices=Change.choices)
    cause = models.CharField(_("法定情形"), max_length=12, choices=Cause.choices, blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=SeatStage.choices, default=SeatStage.PROPOSED)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="seat_changes")
    effective_on = models.DateField(_("生效日期"), null=True, blank=True)
    # As announced after the change, where the number of seats is known: seats by law, of them filled.
    seats = models.PositiveSmallIntegerField(_("代表名额"), null=True, blank=True)
    filled = models.PositiveSmallIntegerField(_("实有代表"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "mandate", "change"],
                name="seat_changes_once_under_an_item",
                violation_error_message=_("这项代表变动已经列入。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage="passed") | Q(effective_on__isnull=False),
                name="seat_change_has_its_day",
                violation_error_message=_("通过的代表变动要有生效日期。"),
            ),
        ]
        ordering: ClassVar = ["meeting", "item", "id"]

    def __str__(self) -> str:
        return f"{self.mandate.person.spoken} {self.get_change_display()}"


def suspended(on: date, seat: str) -> Exists:
    """Whether the duties of a row's seat are suspended on a day: suspended by then, and not restored since."""
    passed = SeatChange.objects.filter(stage=SeatStage.PASSED, effective_on__lte=on)
    since = passed.filter(
        change=Change.RESTORED, mandate=OuterRef("mandate"), effective_on__gte=OuterRef("effective_on")
    )
    return Exists(passed.filter(~Exists(since), change=Change.SUSPENDED, mandate=OuterRef(seat)))
