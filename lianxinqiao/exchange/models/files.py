"""What is attached to a matter on its way: on this side the file itself, on the other one what was announced, then fetched."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.exchange.models.arrivals import Arrival
from lianxinqiao.exchange.models.handovers import Handover
from lianxinqiao.ui.marks import Mark

MOST = 10  # files with one matter


class SentFile(models.Model):
    """A file that was chosen to go along; the partner fetches it, and says that it has it or why it does not take it."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="files")
    identity = models.UUIDField(default=uuid.uuid4, unique=True)  # what both sides call it
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)
    refusal = models.CharField(_("没有收下的原因"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.attachment.name

    @property
    def mark(self) -> Mark:
        if self.refusal:
            return Mark(gettext("没有收下"), "bad")
        return Mark(gettext("对方已收下"), "good") if self.kept_at else Mark(gettext("等对方取走"), "warn")


class CameFile(models.Model):
    """A file that the partner announced: with the hash that it must have, and here once it has it."""

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="files")
    identity = models.UUIDField()
    name = models.CharField(_("文件名"), max_length=200)
    size = models.BigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, null=True, related_name="+")
    refusal = models.CharField(_("没有收下的原因"), max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["arrival", "identity"],
                name="file_comes_once",
                violation_error_message=_("这个附件已经收到。"),
            ),
            models.CheckConstraint(
                condition=Q(attachment=None) | Q(refusal=""),
                name="file_is_kept_or_refused",
                violation_error_message=_("一个附件不能既收下又没有收下。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["not_before"], condition=Q(attachment=None, refusal=""), name="file_that_waits")
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def mark(self) -> Mark:
        if self.refusal:
            return Mark(gettext("没有收下"), "bad")
        return Mark(gettext("已收下"), "good") if self.attachment_id else Mark(gettext("正在取来"), "warn")
