"""What a person keeps at their own desk."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A list as its user likes it: the filters, columns and order of its address, under a name （常用视图）."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("名称"), max_length=40)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "name"], name="view_is_named_once")]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
