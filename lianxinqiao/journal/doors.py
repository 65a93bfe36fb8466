"""Logins and refusals are a chain too: every door event writes its entry in its own transaction.

Who tried, from where and with what lies sealed, so that it can be erased when its time has come; the chain keeps the hash.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models.signals import post_save
from django.utils import timezone

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import actions

CHAIN = "doors"
KEPT = timedelta(days=183)  # at least six months (网络安全法 §21(3)): who is missed earlier was removed


def connect() -> None:
    post_save.connect(_written, sender=DoorEvent, dispatch_uid="journal.doors")


def _written(instance: DoorEvent, created: bool, **kwargs: Any) -> None:
    if created:
        sealed = {
            "user": instance.user_id,
            "tried": instance.tried_name,
            "address": instance.address or "",
            "agent": instance.agent,
            "detail": instance.detail,
        }
        data = {"result": str(instance.result)}
        actions.record(
            act=f"door.{instance.result}",
            by=None,
            chain=CHAIN,
            obj=instance,
            at=instance.at,
            data=data,
            sealed=sealed,
            shows=False,
        )


# An event of before the chain has no entry; one whose sealed part was erased says nothing any more.
DIFFERENT = """
SELECT coalesce(d.id, e.object_id) FROM accounts_doorevent d
FULL JOIN (
    SELECT object_id, happened_at, data, salt, content, erased_at FROM journal_entry
    JOIN journal_sealed s ON s.entry_id = journal_entry.id WHERE chain = %(chain)s
) e ON e.object_id = d.id
WHERE (d.id IS NULL AND e.erased_at IS NULL AND e.happened_at > %(since)s)
    OR (e.object_id IS NULL AND d.id > (SELECT min(object_id) FROM journal_entry WHERE chain = %(chain)s))
    OR (d.id IS NOT NULL AND e.erased_at IS NULL AND (
        d.result <> e.data ->> 'result' OR d.at <> e.happened_at OR e.content <> jsonb_build_object('user', d.user_id,
        'tried', d.tried_name, 'address', coalesce(host(d.address), ''), 'agent', d.agent, 'detail', d.detail)))
ORDER BY 1
"""
GONE = """
SELECT e.id FROM journal_entry e JOIN journal_sealed s ON s.entry_id = e.id
LEFT JOIN accounts_doorevent d ON d.id = e.object_id
WHERE e.chain = %(chain)s AND s.erased_at IS NULL AND d.id IS NULL AND e.happened_at <= %(since)s ORDER BY e.id LIMIT 5000
"""


def _asked(sql: str, at: datetime) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"chain": CHAIN, "since": at - KEPT})
        return [int(row[0]) for row in cursor.fetchall()]


def differences(*, at: datetime | None = None) -> list[str]:
    """Door events that were changed, removed before their time, or put in beside the journal."""
    return [f"#{key}" for key in _asked(DIFFERENT, at or timezone.now())]


def forget_what_is_gone(*, at: datetime) -> int:
    """Erase the sealed part of events that were removed when their time had come; how many."""
    gone = _asked(GONE, at)
    if gone:
        actions.erase(gone, by=None, at=at, reason="保存期限已满")
    return len(gone)
