"""What becomes of seats at a meeting: of deputies their resignation, end, suspension and by-election; of the CPPCC's members their
co-option and leaving. Each with the announcement's numbers."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.models.votes import Vote
from lianxinqiao.meetings.seats import OF_MEMBERS, Cause, Change, Seats
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.people.models import Delegation, Mandate, Person
from lianxinqiao.people.sectors import spoken


class SeatChange(Part, models.Model):
    """One change of one seat （代表变动、委员变动）: put to the vote with its item, in force on the day it passes.

    Whoever is to be co-opted has no seat yet: the row says who, and the seat that it begins by passing.
    """

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seat_changes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="seat_changes")
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_changes",
        verbose_name=pgettext_lazy("一位", "代表"),
    )
    change = models.CharField(pgettext_lazy("代表", "变动"), max_length=12, choices=Change.choices)
    cause = models.CharField(_("法定情形"), max_length=12, choices=Cause.choices, blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=SeatStage.choices, default=SeatStage.PROPOSED)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="seat_changes")
    effective_on = models.DateField(_("生效日期"), null=True, blank=True)
    # Of members of the CPPCC: who is to be co-opted and for which sector, who proposes it, and what was agreed before.
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="co_options", verbose_name=_("姓名")
    )
    sector = models.CharField(_("界别"), max_length=40, blank=True)
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("委员小组")
    )
    proposed_by = models.CharField(_("推荐（提出）单位"), max_length=60, blank=True)
    reason = models.TextField(_("理由"), blank=True)
    consulted = models.TextField(_("协商情况"), blank=True)
    agreed_on = models.DateField(_("主席会议审议同意日期"), null=True, blank=True)
    # As announced after the change, where the number of seats is known: seats by law, of them filled.
    seats = models.PositiveSmallIntegerField(_("代表（委员）名额"), null=True, blank=True)
    filled = models.PositiveSmallIntegerField(_("实有代表（委员）"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "mandate", "change"],
                name="seat_changes_once_under_an_item",
                violation_error_message=_("这项代表变动已经列入。"),
            ),
            models.UniqueConstraint(
                fields=["item", "person"],
                name="co_opted_once_under_an_item",
                violation_error_message=_("这个人选已经列入。"),
            ),
            models.CheckConstraint(
                condition=Q(mandate__isnull=False) | Q(person__isnull=False, change="co_opted"),
                name="seat_change_is_of_somebody",
                violation_error_message=_("请填写姓名。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage="passed") | Q(effective_on__isnull=False),
                name="seat_change_has_its_day",
                violation_error_message=_("通过的代表变动要有生效日期。"),
            ),
        ]
        ordering: ClassVar = ["meeting", "item", "id"]

    def __str__(self) -> str:
        return f"{self.whom.spoken} {self.get_change_display()}"

    @property
    def whom(self) -> Any:
        """Whose seat it is or is to be."""
        return self.mandate.person if self.mandate else self.person

    @property
    def of_members(self) -> bool:
        return self.change in OF_MEMBERS

    @property
    def told(self) -> str:
        """Why, or for which sector, and by whom it was proposed: what stands beside the change."""
        parts = [self.get_cause_display(), spoken(self.sector), self.proposed_by]
        return " · ".join(part for part in parts if part)

    @property
    def count(self) -> str:
        """How many seats are filled after it, and how many empty where the number by law is known."""
        if self.filled is None:
            return ""
        said = gettext("实有委员%(n)s名") if self.of_members else gettext("实有代表%(n)s名")
        if self.seats is None:
            return said % {"n": self.filled}
        vacant = gettext("名额%(seats)s名，缺额%(vacant)s名")
        numbers = {"seats": self.seats, "vacant": Seats(self.seats, self.filled).vacant}
        return f"{said % {'n': self.filled}} · {vacant % numbers}"


def suspended(on: date, seat: str) -> Exists:
    """Whether the duties of a row's seat are suspended on a day: suspended by then, and not restored since."""
    passed = SeatChange.objects.filter(stage=SeatStage.PASSED, effective_on__lte=on)
    since = passed.filter(
        change=Change.RESTORED, mandate=OuterRef("mandate"), effective_on__gte=OuterRef("effective_on")
    )
    return Exists(passed.filter(~Exists(since), change=Change.SUSPENDED, mandate=OuterRef(seat)))
