"""What people attach. The bytes lie in private storage; a room that shows one asks its own rule first."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Attachment(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)  # attachment | scan | import | document
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return self.name


class Intake(models.Model):
    """A sheet of rows that was uploaded: the plan that was shown, and whether it was carried out, once."""

    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="intake")
    options = models.JSONField(default=dict)  # what was chosen beside the file
    digest = models.CharField(max_length=64, blank=True)  # of the plan that was shown last
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    counts = models.JSONField(default=dict)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_reason = models.TextField(_("撤回导入的理由"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(taken_back_at=None) | models.Q(confirmed_at__isnull=False),
                name="intake_taken_back_was_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.attachment.name
