"""Who asked to be told by e-mail （邮件订阅）: an address and what it follows, no account and no name."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Following(models.Model):
    """An address is written to only after it has confirmed, and the row goes when it asks no more.

    Outside the journal: nothing here is an act of the office, and whoever leaves leaves nothing behind.
    """

    address = models.EmailField(max_length=254)
    query = models.CharField(max_length=300)  # "suggestion=yunhe-2026-12", "deputy=3", "field=2&q=公交"
    token = models.CharField(max_length=40, unique=True, default=new_token)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_until = models.DateTimeField(null=True, blank=True)
    # The steps of a suggestion that were told: many are entered days after they happened, so their days cannot say it.
    told = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["address", "query"], name="following_is_asked_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(told_until__isnull=False),
                name="following_confirmed_begins_somewhere",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["confirmed_at", "address"], name="following_by_address")]

    def __str__(self) -> str:
        return self.query

    @property
    def of_one(self) -> bool:
        """Whether it follows the steps of one matter."""
        return self.query.startswith(("suggestion=", "proposal="))
