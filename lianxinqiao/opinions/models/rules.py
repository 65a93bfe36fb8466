"""Who gets what without being asked each time: rules in an order, the office's own (分办规则)."""

import re
from datetime import datetime
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.people.models import Body, Field, Organization, Post, Township

MONTHS = (MinValueValidator(1), MaxValueValidator(12))
HOURS = (MinValueValidator(0), MaxValueValidator(24))


def _within(value: int, since: int, before: int) -> bool:
    """On a ring: from 18 before 8 is the night; from 8 before 8 is all of it."""
    return since <= value < before if since < before else value >= since or value < before


class RoutingRule(models.Model):
    """An opinion that fits all of its conditions goes to its unit; the first rule that fits decides.

    A rule is tried on past opinions first; only once it is in force does it send anything.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="routing_rules")
    position = models.PositiveSmallIntegerField(_("次序"))
    words = models.CharField(
        _("含有下列词语之一"), max_length=200, blank=True, help_text=_("用空格或者顿号隔开；不填则不看文字。")
    )
    field = models.ForeignKey(Field, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("类别"))
    township = models.ForeignKey(
        Township, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("街道、乡镇"), related_name="+"
    )
    station = models.ForeignKey(
        "stations.Station", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("联络站"), related_name="+"
    )
    # Spans of the year and of the day in which it came in; they may run over the turn: 十一月—三月, 18—8 时.
    from_month = models.PositiveSmallIntegerField(_("从几月"), null=True, blank=True, validators=MONTHS)
    to_month = models.PositiveSmallIntegerField(_("到几月"), null=True, blank=True, validators=MONTHS)
    from_hour = models.PositiveSmallIntegerField(_("从几时"), null=True, blank=True, validators=HOURS)
    to_hour = models.PositiveSmallIntegerField(_("到几时"), null=True, blank=True, validators=HOURS)
    unit = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name=pgettext_lazy("规则", "交给"), related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    in_force_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(words="")
                | Q(field__isnull=False)
                | Q(township__isnull=False)
                | Q(station__isnull=False)
                | Q(from_month__isnull=False)
                | Q(from_hour__isnull=False),
                name="routing_rule_asks_something",
                violation_error_message=_("规则至少要有一个条件。"),
            ),
            models.CheckConstraint(
                condition=Q(from_month__isnull=True, to_month__isnull=True)
                | Q(from_month__isnull=False, to_month__isnull=False),
                name="routing_rule_months_are_two",
                violation_error_message=_("月份和时间要写明从什么时候到什么时候。"),
            ),
            models.CheckConstraint(
                condition=Q(from_hour__isnull=True, to_hour__isnull=True)
                | Q(from_hour__isnull=False, to_hour__isnull=False),
                name="routing_rule_hours_are_two",
                violation_error_message=_("月份和时间要写明从什么时候到什么时候。"),
            ),
        ]

    def __str__(self) -> str:
        asked = [f"“{self.words}”" if self.words else "", str(self.field or ""), str(self.township or "")]
        asked += [self.station.spoken if self.station else "", self.when]
        return f"{' + '.join(part for part in asked if part)} → {self.unit}"

    @property
    def when(self) -> str:
        """The months and hours in which it holds, in words; empty where it always does."""
        told = []
        if self.from_month is not None:
            told.append(_("%(since)s月—%(until)s月") % {"since": self.from_month, "until": self.to_month})
        if self.from_hour is not None:
            told.append(_("%(since)s时—%(until)s时") % {"since": self.from_hour, "until": self.to_hour})
        return " ".join(map(str, told))

    def holds_at(self, at: datetime) -> bool:
        """Whether something that came in then is within its months and hours; the last hour is not, the last month is."""
        local = timezone.localtime(at)
        if self.from_month is not None and not _within(local.month, self.from_month, (self.to_month or 0) + 1):
            return False
        return self.from_hour is None or _within(local.hour, self.from_hour, self.to_hour or 0)

    @property
    def is_broken(self) -> bool:
        """Its unit is no longer there: it sends nothing, and says so."""
        return not self.unit.active or self.unit.ended_on is not None

    @property
    def word_list(self) -> list[str]:
        return [word for word in re.split(r"[\s、，,]+", self.words) if word]
