"""What the rooms of business keep in common."""

from typing import ClassVar

from django.db import models


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
