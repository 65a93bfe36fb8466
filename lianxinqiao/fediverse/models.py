"""Who follows a body from another server, what they were told, and what still goes to them.

Outside the journal but for the switch and the list of servers kept out: whoever leaves, leaves nothing behind.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.people.models import Body


class Actor(models.Model):
    """A body as the network knows it. Off until its office switches it on; its key is kept encrypted (factor_key)."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="+")
    key = models.TextField(editable=False)
    public_key = models.TextField(editable=False)
    on_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"@{self.body.code}@{self.host}"

    @property
    def host(self) -> str:
        return settings.SITE_URL.partition("://")[2]

    @property
    def uri(self) -> str:
        return f"{settings.SITE_URL}/ap/{self.body.code}"

    @property
    def key_id(self) -> str:
        return f"{self.uri}#main-key"


class Follower(models.Model):
    """An account of another server that asked to follow."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="followers")
    uri = models.CharField(max_length=400)
    host = models.CharField(max_length=255)
    inbox = models.CharField(max_length=400)  # the shared one of its server, where it has one
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["actor", "uri"], name="follower_follows_once")]
        indexes: ClassVar = [models.Index(fields=["actor", "host"], name="follower_by_host")]

    def __str__(self) -> str:
        return self.uri


class KeptOut(models.Model):
    """A server with which this body has nothing to do."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    host = models.CharField(_("服务器"), max_length=255)
    why = models.CharField(_("理由"), max_length=200)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["body", "host"], name="server_is_kept_out_once")]
        ordering: ClassVar = ["host"]

    def __str__(self) -> str:
        return self.host


class Knock(models.Model):
    """A letter at the door that nobody has verified: its sender's key is asked for by the worker, not by the caller's request.

    It stays an hour after it was handled, so that it cannot be played again while its date holds.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="knocks")
    mark = models.CharField(max_length=64)  # of its signature
    sender = models.CharField(max_length=400)
    host = models.CharField(max_length=255)
    headers = models.JSONField()
    activity = models.JSONField()
    received_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    handled_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["actor", "mark"], name="knock_is_heard_once")]
        indexes: ClassVar = [models.Index(fields=["not_before"], condition=Q(handled_at=None), name="knock_waits")]

    def __str__(self) -> str:
        return f"{self.activity.get('type')} {self.sender}"


class Told(models.Model):
    """One thing that the followers were told of, as it was told last; `gone_at` where it was taken back."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="told")
    note = models.CharField(max_length=400)  # its address
    kind = models.CharField(max_length=20)
    key = models.BigIntegerField()  # of the matter
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["actor", "note"], name="note_is_told_once"),
            models.UniqueConstraint(fields=["kind", "key"], condition=Q(gone_at=None), name="matter_has_one_note"),
        ]

    def __str__(self) -> str:
        return self.note


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(taken_at=None, given_up_at=None)


class Delivery(models.Model):
    """One activity on its way to one server."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="deliveries")
    inbox = models.CharField(max_length=400)
    text = models.TextField()
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True, default="")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["not_before"], condition=Q(taken_at=None, given_up_at=None), name="fediverse_delivery_waits"
            )
        ]

    def __str__(self) -> str:
        return self.inbox
