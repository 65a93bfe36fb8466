"""What is known of forms that were sent: for a day which ones stood, for an hour what could not be taken."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone


class Submission(models.Model):
    """The last thing that came from one rendered form, or under one key of the API, and how it was answered."""

    key = models.CharField(primary_key=True, max_length=64)  # of the sender, the form and the address
    digest = models.CharField(max_length=64)  # of what was sent
    status = models.PositiveSmallIntegerField()
    location = models.CharField(max_length=1000, blank=True)
    body = models.TextField(blank=True)  # of the API's answers; pages are not kept
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.location or str(self.status)


class KeptForm(models.Model):
    """What somebody sent after the session had ended: theirs alone, for an hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=500)  # where the form was sent
    page = models.CharField(max_length=500)  # where it stood
    typed = models.JSONField()  # [[name, [value, …]], …] in the order of the form
    files = models.JSONField(default=list)  # [[name, {path, name, type}], …]
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-kept_at"])]

    def __str__(self) -> str:
        return self.address
