"""What the rooms of business keep in common."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """The last number given in a series (see numbers.py); its row is locked while a number is taken."""

    body = models.ForeignKey("people.Body", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=40, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "kind", "scope"], name="series_is_one"),
        ]


class SavedView(models.Model):
    """A list as its user likes it: the filters, columns and order of its address, under a name （常用视图）."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_views")
    listing = models.CharField(max_length=40)
    name = models.CharField(_("名称"), max_length=40)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "listing", "name"], name="view_is_named_once_in_a_list")
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
