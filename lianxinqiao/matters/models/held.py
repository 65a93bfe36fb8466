"""What a unit has in hand and another one may take over from it (机构改革)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _

from lianxinqiao.people.models import Organization

if TYPE_CHECKING:
    from django_stubs_ext.db.models import TypedModelMeta
else:
    TypedModelMeta = object


class Held(models.Model):
    """`held_before`: which units had it, each with its last day and its names; whoever has it now is the organization."""

    organization: "models.ForeignKey[Organization, Organization]"
    held_before = models.JSONField(default=list, blank=True, editable=False)

    class Meta(TypedModelMeta):
        abstract = True

    def held_by(self, day: date | None) -> Organization:
        """The unit that had it on a day, by its names of that day; whoever has it now, without a day."""
        before = [row for row in self.held_before if day is not None and row["until"] >= day.isoformat()]
        if not before:
            return self.organization.on(day)
        row = min(before, key=lambda row: row["until"])
        return Organization(pk=row["unit"], code=row["code"], former=row["former"], **row["names"]).on(day)

    def take_over(self, to: Organization, on: date) -> None:
        """Another unit has it from a day on. Saving is the act's business."""
        was = self.organization
        row = {
            "until": (on - timedelta(1)).isoformat(),
            "unit": was.pk,
            "code": was.code,
            "names": {name: getattr(was, name) for name in was.NAMES},
            "former": was.former,
        }
        self.held_before = [*self.held_before, row]
        self.organization = to

    @property
    def taken_over(self) -> str:
        """Who took over from whom and when, in a sentence; "" where one unit always had it."""
        if not self.held_before:
            return ""
        last = max(self.held_before, key=lambda row: row["until"])
        since = date.fromisoformat(last["until"]) + timedelta(1)
        words = {"day": since.isoformat(), "old": last["names"]["name"], "new": self.organization.name}
        return _("自%(day)s起由%(new)s承接，此前是%(old)s。") % words
