"""A notice is written in the act's own transaction and stands in the recipient's inbox at once.

What also goes out (mail, SMS, a messenger) is a `Dispatch`, sent by the worker after the commit, with
retries; without a mail server the outbox screen shows what would go.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    recipient = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    subject = models.CharField(_("标题"), max_length=200)
    body = models.TextField(_("内容"), blank=True)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=120, blank=True, default="")  # told once: e.g. a reminder of one due date

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient", "key"], condition=~Q(key=""), name="notice_is_told_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-created_at"]),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notice_unread"),
        ]
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.subject


class Dispatch(models.Model):
    """One way out of the house for a notice, or for a letter to someone without an account (address given)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("待发送")
        SENT = "sent", _("已发送")
        HELD = "held", _("未配置通道，仅存")
        FAILED = "failed", _("发送失败")

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, null=True, related_name="dispatches")
    channel = models.CharField(max_length=20)  # mail | file | …: the adapters in channels.py; else a messenger
    address = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField(default=timezone.now)
    digest = models.BooleanField(default=False)  # waits for the others of its day, and goes out with them
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="dispatch_sent_has_its_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "not_before"])]


class Installation(models.Model):
    """The one row that says in which place this database is at home; see copies.py."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    identity = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.identity


class Preference(models.Model):
    """What its holder switched off; nobody can switch off the inbox."""

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, primary_key=True, related_name="+")
    mail = models.BooleanField(_("发送电子邮件"), default=True)
    messengers = models.BooleanField(_("发送到企业微信、钉钉、飞书或短信"), default=True)
    digest = models.BooleanField(_("每天早上合成一封"), default=False)
    quiet_from = models.TimeField(_("免打扰自"), null=True)
    quiet_to = models.TimeField(_("免打扰至"), null=True)
