"""Read and verify the journal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxinqiao.access.actor import Actor
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.journal import chain as chains
from lianxinqiao.journal import words
from lianxinqiao.journal.models import Entry, Head


def history(obj: models.Model) -> QuerySet[Entry]:
    """What happened to one thing, oldest first: the history panel of every page."""
    return Entry.objects.filter(object_kind=obj._meta.label_lower, object_id=obj.pk).order_by("id")


NEWEST = Prepared(
    lambda kind, key: Entry.objects.filter(object_kind=kind, object_id=key).order_by("-id")[:200], str, int
)


def newest(obj: models.Model) -> list[Entry]:
    """The last 200 entries, the newest first."""
    return NEWEST(obj._meta.label_lower, obj.pk)


@dataclass(frozen=True)
class Line:
    """An entry as the history panel shows it (`{% history lines %}`)."""

    at: datetime
    actor: str
    act: words.Text
    note: str


def shown(entries: Iterable[Entry]) -> list[Line]:
    """Entries in words, the newest first."""
    rows = [
        Line(each.happened_at, _actor(each), words.word(each.act), str(each.data.get("note") or "")) for each in entries
    ]
    return rows[::-1]


def _actor(entry: Entry) -> str:
    return entry.actor_title + (_("（代%(name)s）") % {"name": entry.on_behalf_of} if entry.on_behalf_of else "")


def audited(by: Actor) -> QuerySet[Entry]:
    """What an auditor reads: the chain of their body, and that of the installation."""
    body = getattr(by, "body", None)
    return Entry.objects.filter(chain__in=[getattr(body, "code", ""), "installation"])


@dataclass(frozen=True)
class Flaw:
    """The first place where a chain is not what was written."""

    chain: str
    number: int
    kind: str  # altered | missing | reordered | cut | sealed


def verify(chain: str) -> Flaw | None:
    """Walk one chain from its first entry; None when it is whole, else its first flaw."""
    expected, previous = 1, ""
    for entry in Entry.objects.filter(chain=chain).select_related("sealed").order_by("number").iterator(2000):
        if flaw := _flaw_of(entry, expected, previous):
            return Flaw(chain, min(entry.number, expected), flaw)
        expected, previous = expected + 1, entry.hash
    head = Head.objects.filter(chain=chain).first()
    if head is None or (head.number, head.hash) != (expected - 1, previous):
        return Flaw(chain, expected, "cut")
    return None


def _flaw_of(entry: Entry, expected: int, previous: str) -> str | None:
    if entry.number != expected:
        return "missing"
    if chains.entry_hash(chains.hashed_fields(entry)) != entry.hash:
        return "altered"
    if entry.previous_hash != previous:
        return "reordered"
    sealed = getattr(entry, "sealed", None)
    if entry.sealed_hash and sealed is None:
        return "sealed"
    if sealed and not sealed.erased_at and chains.seal_hash(sealed.salt, sealed.content) != entry.sealed_hash:
        return "sealed"
    return None


def verify_all() -> Iterator[Flaw]:
    """The first flaw of every chain that has one; a chain whose head was deleted is found by its entries."""
    chains_known = set(Head.objects.values_list("chain", flat=True)) | set(
        Entry.objects.order_by().values_list("chain", flat=True).distinct()
    )
    for chain in sorted(chains_known):
        if flaw := verify(chain):
            yield flaw


def length(chain: str) -> int:
    """How many entries a chain should have."""
    head = Head.objects.filter(chain=chain).first()
    return head.number if head else 0
