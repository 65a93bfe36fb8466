"""What its sender said later."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.opinions.models.opinions import Opinion


class Addition(models.Model):
    class Kind(models.TextChoices):
        ADDED = "added", pgettext_lazy("群众意见", "补充")
        REOPENED = "reopened", _("要求重新办理")

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="additions")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ADDED)
    words = models.TextField(_("补充的话"))
    said_at = models.DateTimeField()
    # The answer that was told before, which stays beside what its sender thought of it.
    reply_before = models.TextField(blank=True)
    outcome_before = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
