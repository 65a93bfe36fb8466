"""Which unit took over from which, and since when (机构改革): said on the pages of both."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.people.models.places import Organization


class Succession(models.Model):
    class Kind(models.TextChoices):
        MERGED = "merged", _("合并")
        SPLIT = "split", _("分设")
        ABOLISHED = "abolished", pgettext_lazy("单位", "撤销")

    from_unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="successors")
    to_unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="predecessors")
    on = models.DateField(_("生效日期"))
    kind = models.CharField(max_length=10, choices=Kind.choices)
    basis = models.CharField(_("依据"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["from_unit", "to_unit", "on"],
                name="unit_succeeds_once_a_day",
                violation_error_message=_("这次调整已经登记。"),
            ),
            models.CheckConstraint(
                condition=~Q(from_unit=F("to_unit")),
                name="unit_succeeds_another",
                violation_error_message=_("单位不能由自己承接。"),
            ),
        ]
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.said_of_old

    @property
    def said_of_old(self) -> str:
        """As the unit that gave reads it: since when its duties are whose."""
        words = {
            self.Kind.MERGED: gettext("自%(day)s起并入%(unit)s"),
            self.Kind.SPLIT: gettext("自%(day)s起部分职责划归%(unit)s"),
            self.Kind.ABOLISHED: gettext("自%(day)s起撤销，职责划归%(unit)s"),
        }[self.Kind(self.kind)]
        return words % {"day": self.on.isoformat(), "unit": self.to_unit.on(self.on).name}

    @property
    def said_of_new(self) -> str:
        """As the unit that took reads it, the other by the names that it had until then."""
        then = self.from_unit.on(self.on - timedelta(1))
        return gettext("自%(day)s起承接%(unit)s的职责") % {"day": self.on.isoformat(), "unit": then.name}
