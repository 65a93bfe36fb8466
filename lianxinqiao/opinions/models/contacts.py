"""A new telephone number that a sender wants to be reached by, until it is known that it is theirs."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.models.opinions import Opinion


class ContactChange(Part, models.Model):
    """Asked for on the follow page; nobody calls the new number before it was verified, and the old one is told.

    The numbers are sealed as the sender is, and forgotten a week after it is over.
    """

    to_root: ClassVar = ("opinion",)

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="contact_changes")
    sealed = models.TextField(editable=False)
    sealed_before = models.TextField(blank=True, editable=False)  # whom to tell; empty where no number was given
    key = models.CharField(max_length=64, blank=True, editable=False)  # of the code that went to the new number
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(_("怎样核实"), max_length=200, blank=True)  # where a person verified it
    ended_at = models.DateTimeField(null=True, blank=True)  # by a newer one, by a refusal, by time

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opinion"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="opinion_has_one_open_contact_change",
                violation_error_message=_("已经有一个新号码在等核实。"),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None and self.ended_at is None

    @property
    def number(self) -> str:
        return sealing.opened(self.sealed).get("phone", "")

    @property
    def number_before(self) -> str:
        return sealing.opened(self.sealed_before).get("phone", "") if self.sealed_before else ""
