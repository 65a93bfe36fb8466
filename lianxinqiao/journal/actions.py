"""Write to the journal, in the transaction of the act that is being written down."""

import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, models, transaction
from django.utils import timezone, translation

from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import apart
from lianxinqiao.journal import chain as chains
from lianxinqiao.journal.models import Entry, Sealed


def plain(data: Any) -> Any:
    """The data as JSON will give it back, so that the hash of what was written equals that of what is read."""
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False))


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
    facts: dict[str, Any] | None = None,
    shows: bool = True,
) -> Entry:
    """Append one entry to the chain of a body (`chain` is the body's code; 'installation' for what has none).

    `by=None` is the system itself (a job, a set-up step); `facts` is what `facts.of` says of the object; `shows` whether
    anything that strangers read may have changed by it. Must run inside the act's transaction: an entry without its act,
    or an act without its entry, cannot be.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("journal.record must run inside the transaction of its act")
    salt = secrets.token_hex(16) if sealed is not None else ""
    sealed = plain(sealed)
    with translation.override("zh-hans"):  # what is kept is kept in one language, whoever acts
        actor_title, label = by.title if by else "系统", str(obj)[:300]
    entry = Entry(
        chain=chain,
        act=act,
        actor=by.user if by else None,
        actor_title=actor_title,
        actor_role=by.role if by else "",
        on_behalf_of=on_behalf_of,
        object_kind=obj._meta.label_lower,
        object_id=obj.pk,
        object_label=label,
        happened_at=at or timezone.now(),
        written_at=timezone.now(),
        data=plain(data or {}),
        facts=facts,
        sealed_hash=chains.seal_hash(salt, sealed) if salt else "",
    )
    return _appended(entry, salt, sealed, shows=shows)


APPEND = "SELECT * FROM journal_append(%s, %s, %s, %s, %s)"
SHOW_AND_APPEND = """WITH shown AS (
    INSERT INTO journal_shown AS shown (chain, number, at) VALUES (%s, 1, %s)
    ON CONFLICT (chain) DO UPDATE SET number = shown.number + 1, at = excluded.at
) SELECT * FROM journal_append(%s, %s, %s, %s, %s)"""


def _appended(entry: Entry, salt: str, sealed: Any, *, shows: bool) -> Entry:
    """The database gives it its number and its place in the chain, and holds the chain's end until the act commits.

    Where strangers may read something else by it, the same query counts that something was shown.
    """
    values = [*chains.parts(chains.hashed_fields(entry)), salt, json.dumps(sealed)]
    with transaction.get_connection().cursor() as cursor:
        try:
            if shows:
                cursor.execute(SHOW_AND_APPEND, [entry.chain, entry.written_at, *values])
            else:
                cursor.execute(APPEND, values)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", None) != apart.CLOSED:
                raise
            raise Refused(apart.sentence()) from error
        entry.pk, entry.number, entry.previous_hash, entry.hash = cursor.fetchone()
    entry._state.adding, entry._state.db = False, transaction.get_connection().alias
    return entry


def erase_sealed(obj: models.Model, *, at: datetime) -> int:
    """Take the personal part out of every entry about one thing (个人信息保护法 §47); how many. The chain stays whole."""
    rows = Sealed.objects.filter(entry__object_kind=obj._meta.label_lower, entry__object_id=obj.pk, erased_at=None)
    keys = list(rows.values_list("entry_id", flat=True))
    return erase(keys, by=None, at=at, reason="本人申请") if keys else 0


@transaction.atomic
def erase(entries: Iterable[int], *, by: Actor | None, at: datetime, reason: str) -> int:
    """Erase what is sealed under these entries; that it was done, by whom and why, is an entry itself."""
    keys = sorted(entries)
    erased = Sealed.objects.filter(entry__in=keys, erased_at=None).update(content={}, erased_at=at)
    record(
        act="journal.erase",
        by=by,
        chain="installation",
        obj=Sealed(),
        at=at,
        data={"entries": keys, "note": reason},
    )
    return erased
