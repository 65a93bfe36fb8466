"""What the followers of a body are told when something of its portal appears, changes or is taken back.

The rows as they stand decide, not the act: whatever changed them, a look makes of it Create, Update, Delete or nothing.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction

from lianxinqiao.database import walls
from lianxinqiao.fediverse import documents
from lianxinqiao.fediverse.models import Actor, Delivery, KeptOut, Told
from lianxinqiao.portal import followed

KNOWN, KNOWN_SECONDS = "fediverse.alive", 30


def any_alive() -> bool:
    """Asked in every act, so a no is believed for half a minute."""
    known = cache.get(KNOWN)
    if known is None:
        known = Actor.objects.exclude(on_since=None).exists()
        cache.set(KNOWN, known, KNOWN_SECONDS)
    return bool(known)


def forget_whether_any() -> None:
    cache.delete(KNOWN)


def alive(code: str) -> Actor | None:
    return Actor.objects.filter(body__code=code).exclude(on_since=None).select_related("body").first()


def published(actor: Actor) -> Any:
    """The rows of its portal, the newest first."""
    kind = "proposal" if actor.body.kind == actor.body.Kind.CPPCC else "suggestion"
    return followed.KINDS[kind].rows().filter(body=actor.body).order_by("-published_at", "-pk")


def look(kind: str, key: int, body: int, *, at: datetime) -> str:
    """Tell what has changed with a matter of a body since the last look; which kind of activity it was."""
    actor = Actor.objects.filter(body=body).exclude(on_since=None).first()
    if actor is None:
        return ""
    with walls.within([body]), transaction.atomic():
        actor = Actor.objects.select_for_update(of=("self",)).select_related("body").get(pk=actor.pk)
        row = published(actor).filter(pk=key).first()
        told = Told.objects.filter(kind=kind, key=key, gone_at=None).first()
        note = documents.note(actor, row) if row else None
        if told and (note is None or note["id"] != told.note):
            Told.objects.filter(pk=told.pk).update(gone_at=at)
            spread(actor, documents.delete(actor, told.note), at=at)
            if note is None:
                return "Delete"
            told = None
        if note is None or row is None:
            return ""
        return _say(actor, row, note, told, at)


def _say(actor: Actor, row: Any, note: documents.Told, told: Told | None, at: datetime) -> str:
    mark = documents.digest(note)
    if told is None:
        if row.published_at < actor.on_since:  # it stood there before anybody could follow
            return ""
        Told.objects.create(actor=actor, note=note["id"], kind=row.kind, key=row.pk, digest=mark, at=at)
        spread(actor, documents.create(actor, note), at=at)
        return "Create"
    if told.digest == mark:
        return ""
    Told.objects.filter(pk=told.pk).update(digest=mark, at=at)
    spread(actor, documents.update(actor, note, at), at=at)
    return "Update"


def spread(actor: Actor, activity: documents.Told, *, at: datetime, only: Iterable[str] | None = None) -> int:
    """One delivery for each server; none for those kept out."""
    rows = actor.followers.exclude(host__in=KeptOut.objects.filter(body=actor.body_id).values("host"))
    inboxes = set(rows.values_list("inbox", flat=True)) if only is None else set(only)
    text = json.dumps(activity, ensure_ascii=False, separators=(",", ":"))
    Delivery.objects.bulk_create(
        Delivery(actor=actor, inbox=inbox, text=text, created_at=at, not_before=at) for inbox in sorted(inboxes)
    )
    return len(inboxes)
