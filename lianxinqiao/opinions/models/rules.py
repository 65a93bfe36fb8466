"""Who gets what without being asked each time: rules in an order, the office's own (分办规则)."""

import re
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.people.models import Body, Field, Organization, Post, Township


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
                condition=~Q(words="") | Q(field__isnull=False) | Q(township__isnull=False),
                name="routing_rule_asks_something",
                violation_error_message=_("规则至少要有一个条件。"),
            ),
        ]

    def __str__(self) -> str:
        asked = [f"“{self.words}”" if self.words else "", str(self.field or ""), str(self.township or "")]
        return f"{' + '.join(part for part in asked if part)} → {self.unit}"

    @property
    def is_in_force(self) -> bool:
        return self.in_force_at is not None and self.ended_at is None

    @property
    def is_broken(self) -> bool:
        """Its unit is no longer there: it sends nothing, and says so."""
        return not self.unit.active or self.unit.ended_on is not None

    @property
    def word_list(self) -> list[str]:
        return [word for word in re.split(r"[\s、，,]+", self.words) if word]
