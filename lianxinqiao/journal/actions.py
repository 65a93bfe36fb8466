"""Write to the journal, in the transaction of the act that is being written down."""

import json
import secrets
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from lianxinqiao.access.actor import Actor
from lianxinqiao.journal import chain as chains
from lianxinqiao.journal.models import Entry, Head, Sealed


def plain(data: Any) -> Any:
    """The data as JSON will give it back, so that the hash of what was written equals that of what is read."""
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False))


def _locked_head(chain: str) -> Head:
    """The end of the chain, locked until the act commits; the first entry of a chain begins it."""
    head = Head.objects.select_for_update().filter(chain=chain).first()
    if head is None:
        Head.objects.bulk_create([Head(chain=chain)], ignore_conflicts=True)
        head = Head.objects.select_for_update().get(chain=chain)
    return head


def record(
    *,
    act: str,
    by: Actor | None,
    chain: str,
    obj: models.Model,
    at: datetime | None = None,
    data: dict[str, Any] | None = None,
    on_behalf_of: str = "",
    sealed: Any = None,
) -> Entry:
    """Append one entry to the chain of a body (`chain` is the body's code; 'installation' for what has none).

    `by=None` is the system itself (a job, a set-up step). Must run inside the act's transaction: an entry
    without its act, or an act without its entry, cannot be.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("journal.record must run inside the transaction of its act")
    salt = secrets.token_hex(16) if sealed is not None else ""
    sealed = plain(sealed)
    head = _locked_head(chain)
    entry = Entry(
        chain=chain,
        number=head.number + 1,
        act=act,
        actor=by.user if by else None,
        actor_title=by.title if by else "系统",
        actor_role=by.role if by else "",
        on_behalf_of=on_behalf_of,
        object_kind=obj._meta.label_lower,
        object_id=obj.pk,
        object_label=str(obj)[:300],
        happened_at=at or timezone.now(),
        written_at=timezone.now(),
        data=plain(data or {}),
        sealed_hash=chains.seal_hash(salt, sealed) if salt else "",
        previous_hash=head.hash,
    )
    entry.hash = chains.entry_hash(chains.hashed_fields(entry))
    entry.save(force_insert=True)
    if salt:
        Sealed.objects.create(entry=entry, salt=salt, content=sealed)
    Head.objects.filter(chain=chain).update(number=entry.number, hash=entry.hash)
    return entry


def erase_sealed(obj: models.Model, *, at: datetime) -> int:
    """Take the personal part out of every entry about one thing (个人信息保护法 §47); how many. The chain stays whole."""
    rows = Sealed.objects.filter(entry__object_kind=obj._meta.label_lower, entry__object_id=obj.pk, erased_at=None)
    return rows.update(content={}, salt="", erased_at=at)
