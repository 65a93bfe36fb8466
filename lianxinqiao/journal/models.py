"""Entries of the journal, the tree over them and its signed checkpoints.

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
    closed_at = models.DateTimeField(null=True)  # what follows is written in another database (apart.py)


class Shown(models.Model):
    """How often something changed, by chain, that strangers may read or find: the version of kept answers (answers.py)."""

    chain = models.CharField(max_length=60, primary_key=True)
    number = models.BigIntegerField(default=0)
    at = models.DateTimeField()


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
    facts = models.JSONField(null=True)  # what stands in the tables after the act, as hashes (facts.py)
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

    def __str__(self) -> str:
        return "封存的内容"


class Leaf(models.Model):
    """An entry's place in the tree over all chains; given by the checkpoint that first takes it in, and kept."""

    index = models.BigIntegerField(primary_key=True)
    chain = models.CharField(max_length=60)
    number = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_leaf_of_an_entry_is_one"),
        ]


class Checkpoint(models.Model):
    """The tree as it was at one size, signed: a note that anybody may keep and hold against us."""

    size = models.BigIntegerField()
    root = models.CharField(max_length=44)
    note = models.TextField()
    vkey = models.CharField(max_length=300)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vkey", "size"], name="journal_checkpoint_of_a_size_is_one"),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.size} {self.root}" if self.root else self.vkey.partition("+")[0]

    @property
    def text(self) -> str:
        """The note with what witnesses have added to it."""
        return self.note + "".join(f"{each.line}\n" for each in self.cosignatures.all())


class Cosignature(models.Model):
    """A witness outside saw this checkpoint, and that it only adds to what it had seen before."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="cosignatures")
    name = models.CharField(max_length=200)
    vkey = models.CharField(max_length=300)
    line = models.TextField()
    signed_at = models.DateTimeField()
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checkpoint", "vkey"], name="journal_witness_cosigns_once"),
        ]
        ordering: ClassVar = ["id"]
