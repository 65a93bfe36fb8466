"""Entries of the journal.

The database itself refuses UPDATE, DELETE and TRUNCATE on entries (migration 0002). What the law lets a
citizen have erased (个人信息保护法 §47) is kept in `Sealed`, outside the chain, which keeps only its hash.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Head(models.Model):
    """The end of one body's chain; its row is locked while an entry is appended."""

    chain = models.CharField(max_length=60, primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Entry(models.Model):
    chain = models.CharField(max_length=60)
    number = models.BigIntegerField()
    act = models.CharField(max_length=80)
    actor = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="journal_entries")
    actor_title = models.CharField(max_length=120)
    actor_role = models.CharField(max_length=40, blank=True)
    on_behalf_of = models.CharField(max_length=120, blank=True, default="")
    object_kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    object_label = models.CharField(max_length=300)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)
    sealed_hash = models.CharField(max_length=64, blank=True, default="")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_number_is_used_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["object_kind", "object_id", "id"]),
            models.Index(fields=["chain", "-happened_at"]),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.chain}#{self.number} {self.act}"


class Sealed(models.Model):
    """Personal data of an entry that may one day have to be erased; the chain stays whole without it."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="sealed")
    salt = models.CharField(max_length=32)
    content = models.JSONField()
    erased_at = models.DateTimeField(null=True)
