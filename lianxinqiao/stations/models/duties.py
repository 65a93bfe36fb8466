"""Reception days （接待日）: who serves on which, who takes whose place, who came and what they heard."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.models.station import Station
from lianxinqiao.stations.stages import DutyStage, SwapStage, TurnStage


class Duty(Part, models.Model):
    """One reception day of a station. `sequence` counts what calendars that know it have to be told."""

    to_root: ClassVar = ("station",)
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="duties")
    held_on = models.DateField(_("日期"))
    begins = models.TimeField(_("开始"))
    ends = models.TimeField(_("结束"))
    wanted = models.PositiveSmallIntegerField(_("每次几人"), default=1)
    stage = models.CharField(_("状态"), max_length=9, choices=DutyStage.choices, default=DutyStage.PLANNED)
    sequence = models.PositiveSmallIntegerField(default=0)
    published_on = models.DateField(_("公布日期"), null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    cancelled_because = models.CharField(_("取消原因"), max_length=200, blank=True)
    note = models.TextField(_("接待情况"), blank=True)
    visitors = models.PositiveSmallIntegerField(_("接待群众（人）"), null=True, blank=True)
    recorded_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "held_on", "begins"],
                condition=~Q(stage="cancelled"),
                name="duty_is_planned_once",
                violation_error_message=_("这个联络站当天这个时间已经有接待安排。"),
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")),
                name="duty_ends_after_it_begins",
                violation_error_message=_("结束时间不能早于开始时间。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["held_on", "stage"])]
        ordering: ClassVar = ["held_on", "begins", "id"]

    def __str__(self) -> str:
        return gettext("%(day)s接待") % {"day": self.held_on.isoformat()}

    @property
    def serving(self) -> list[Any]:
        """Those who serve, served or were missing; not those who handed their turn on."""
        return [turn for turn in self.turns.all() if turn.stage != TurnStage.GIVEN]

    @property
    def names(self) -> str:
        return gettext("、").join(turn.mandate.person.spoken for turn in self.serving)

    @property
    def late(self) -> bool:
        """Whether it was published later than the rule's notice asks, or even after its day."""
        notice = int(self.station.reception.get("notice", 0))
        return bool(self.published_on and (self.held_on - self.published_on).days < notice)

    @property
    def starts_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.held_on, self.begins))

    @property
    def ends_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.held_on, self.ends))

    def changed(self, at: datetime) -> None:
        """Calendars that took it in are to take it in again. Saving is the act's business."""
        self.sequence += 1
        self.changed_at = at


class Turn(Part, models.Model):
    """A deputy's part in a reception day."""

    to_root: ClassVar = ("duty", "station")
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="turns")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="turns")
    stage = models.CharField(_("状态"), max_length=6, choices=TurnStage.choices, default=TurnStage.SERVES)
    reason = models.CharField(_("未到原因"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["duty", "mandate"],
                condition=~Q(stage="given"),
                name="nobody_serves_twice_in_a_duty",
                violation_error_message=_("这位代表这一天已经值班。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.duty} {self.mandate.person}"


class Swap(Part, models.Model):
    """A deputy asks another to take their turn, or to exchange it for one of the other's (`back`)."""

    to_root: ClassVar = ("turn", "duty", "station")
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="swaps")
    to = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="asked_swaps", verbose_name=_("换给"))
    back = models.ForeignKey(
        Turn, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("换回")
    )
    stage = models.CharField(_("状态"), max_length=9, choices=SwapStage.choices, default=SwapStage.ASKED)
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["turn", "to"],
                condition=Q(stage="asked"),
                name="swap_is_asked_once",
                violation_error_message=_("已经请这位代表换班，正等对方答复。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return gettext("%(turn)s换给%(to)s") % {"turn": self.turn, "to": self.to.person}


class Visit(Part, models.Model):
    """What one citizen, or several together, came with to a reception: as much of it as they wanted to say."""

    class Route(models.TextChoices):
        """Where it goes: the five ways of 漯河's form."""

        SPOT = "spot", _("当场答复")
        COMMUNITY = "community", _("社区（村）办理")
        TOWNSHIP = "township", _("街道（乡镇）办理")
        SUGGESTION = "suggest", _("作为代表建议提出")
        UPWARD = "upward", _("转请上级代表反映")

    to_root: ClassVar = ("duty", "station")
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="visits")
    who = models.CharField(_("来访人"), max_length=40, blank=True)
    people = models.PositiveSmallIntegerField(_("来访人数"), default=1)
    matter = models.TextField(_("反映的事"))
    answer = models.TextField(_("当场答复"), blank=True)
    route = models.CharField(pgettext_lazy("意见", "去向"), max_length=9, choices=Route.choices)
    noted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    stage = ""  # it has no life of its own here

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.matter[:40]


class Away(models.Model):
    """Days on which a deputy cannot serve anywhere; no roster puts them there."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="away")
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"))
    reason = models.CharField(_("原因"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="away_ends_after_it_begins",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]
        ordering: ClassVar = ["from_on"]
