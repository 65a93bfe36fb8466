"""Read and verify the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxinqiao.access.actor import Actor
from lianxinqiao.database.prepared import Prepared
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
    return [line(each) for each in entries][::-1]


def line(entry: Entry) -> Line:
    return Line(entry.happened_at, _actor(entry), words.word(entry.act), str(entry.data.get("note") or ""))


def _actor(entry: Entry) -> str:
    return entry.actor_title + (_("（代%(name)s）") % {"name": entry.on_behalf_of} if entry.on_behalf_of else "")


def audited(by: Actor) -> QuerySet[Entry]:
    """What an auditor reads: the chain of their body, and that of the installation."""
    return Entry.objects.filter(chain__in=chains_of(by))


def chains_of(by: Actor) -> set[str]:
    body = getattr(by, "body", None)
    return {getattr(body, "code", None) or "installation", "installation"}


def known() -> list[str]:
    """Every chain of which anything is left: its head or an entry."""
    heads = set(Head.objects.values_list("chain", flat=True))
    return sorted(heads | set(Entry.objects.order_by().values_list("chain", flat=True).distinct()))


def end(chain: str) -> tuple[int, str]:
    """How many entries a chain should have, and the hash of the last: to be set beside an earlier note of the same."""
    head = Head.objects.filter(chain=chain).first()
    return (head.number, head.hash) if head else (0, "")
