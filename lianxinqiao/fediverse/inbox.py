"""The door of a body on the network. Following and its end are heard; nothing else is.

At the door only what costs nothing is judged: size, form, date, digest, who is kept out, how much waits already. Whose key it
is must be asked at the sender's server; that the worker does, so that no stranger holds up a page.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lianxinqiao.database import walls
from lianxinqiao.fediverse import documents, outward, signing, telling
from lianxinqiao.fediverse.models import Actor, Follower, KeptOut, Knock
from lianxinqiao.notices import trying

LARGEST = 32_000  # bytes of a letter
ADDRESS_MOST = 400
WAITING_MOST, OF_A_HOST_MOST = 1000, 50  # unverified letters at the door
FOLLOWERS_MOST, FOLLOWERS_OF_A_HOST = 100_000, 5_000
TRIES, GROWTH = 5, 4  # after 2, 4, 16, 64 minutes
KEPT_FOLLOW = frozenset({"id", "type", "actor", "object"})


class NotHeard(Exception):
    """It will not be heard, however often it comes."""


def take(actor: Actor, headers: Mapping[str, str], content: bytes, *, at: datetime) -> HTTPStatus:
    """Judge a letter at the door; `headers` in small letters."""
    if len(content) > LARGEST:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    try:
        activity = json.loads(content)
        sender, kind = activity["actor"], activity["type"]
        host = outward.host_of(sender)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, outward.Forbidden):
        return HTTPStatus.BAD_REQUEST
    if len(sender) > ADDRESS_MOST:
        return HTTPStatus.BAD_REQUEST
    try:
        signature = signing.read(headers.get("signature", ""))
        signing.check(signature, headers, content, actor.host, at)
        if outward.host_of(signature.key_id) != host:
            return HTTPStatus.UNAUTHORIZED
    except (signing.Unsigned, outward.Forbidden):
        return HTTPStatus.UNAUTHORIZED
    if KeptOut.objects.filter(body=actor.body_id, host=host).exists():
        return HTTPStatus.FORBIDDEN
    what = _what(activity, kind, actor)
    if what is None:
        return HTTPStatus.FORBIDDEN
    if what != "Follow" and not actor.followers.filter(uri=sender).exists():
        return HTTPStatus.ACCEPTED  # who does not follow cannot leave; servers tell everybody whom they delete
    return _keep(actor, {**activity, "type": what}, sender, host, signature, headers, at)


def _what(activity: Mapping[str, Any], kind: Any, actor: Actor) -> str | None:
    """Follow, Undo or Delete, of this actor; None for what is not heard."""
    about = activity.get("object")
    if kind == "Follow" and about == actor.uri:
        return "Follow"
    if kind == "Undo":
        undone = about.get("type") == "Follow" if isinstance(about, dict) else isinstance(about, str)
        return "Undo" if undone else None
    if kind == "Delete" and about == activity["actor"]:
        return "Delete"
    return None


def _keep(
    actor: Actor,
    activity: Mapping[str, Any],
    sender: str,
    host: str,
    signature: signing.Signature,
    headers: Mapping[str, str],
    at: datetime,
) -> HTTPStatus:
    waiting = Knock.objects.filter(handled_at=None)
    if waiting.count() >= WAITING_MOST:
        return HTTPStatus.SERVICE_UNAVAILABLE
    if waiting.filter(host=host).count() >= OF_A_HOST_MOST:
        return HTTPStatus.TOO_MANY_REQUESTS
    Knock.objects.bulk_create(
        [
            Knock(
                actor=actor,
                mark=hashlib.sha256(signature.value).hexdigest(),
                sender=sender,
                host=host,
                headers={name: headers[name] for name in (*signature.headers, "signature") if name in headers},
                activity={name: activity[name] for name in sorted(KEPT_FOLLOW) if name in activity},
                received_at=at,
                not_before=at,
            )
        ],
        ignore_conflicts=True,  # played again
    )
    return HTTPStatus.ACCEPTED


# ------------------------------------------------------------------ by the worker
def handle_waiting(at: datetime | None = None) -> int:
    """Verify what waits, one after another; how many were heard."""
    return sum(_handle(knock, at or timezone.now()) for knock in trying.each(_waiting, at, growth=GROWTH))


def _waiting() -> QuerySet[Knock]:
    return Knock.objects.filter(handled_at=None).select_related("actor__body")


def _handle(knock: Knock, at: datetime) -> bool:
    try:
        said = _sender(knock)
        with walls.within([knock.actor.body_id]), transaction.atomic():
            if knock.activity["type"] == "Follow":
                _follow(knock, said, at)
            else:
                knock.actor.followers.filter(uri=knock.sender).delete()
            _over(knock, at)
    except outward.NotReached as error:
        Knock.objects.filter(pk=knock.pk).update(error=str(error)[:300])
        if knock.tries >= TRIES:
            _over(knock, at, error)
        return False
    except (NotHeard, outward.Forbidden, outward.Answered) as error:
        _over(knock, at, error)
        return False
    return True


def _over(knock: Knock, at: datetime, error: Exception | None = None) -> None:
    Knock.objects.filter(pk=knock.pk).update(handled_at=at, error=str(error or "")[:300])


def _sender(knock: Knock) -> dict[str, Any]:
    """The sender as its server shows it, once its key has proven the letter. Of one who is gone for good nothing is left."""
    if knock.actor.on_since is None:
        raise NotHeard("switched off")
    try:
        said = outward.document(knock.sender)
    except outward.Answered as answered:
        if knock.activity["type"] == "Delete" and answered.status in {HTTPStatus.GONE, HTTPStatus.NOT_FOUND}:
            return {}
        raise
    key, signature = said.get("publicKey"), signing.read(knock.headers["signature"])
    keys = [each for each in (key if isinstance(key, list) else [key]) if isinstance(each, dict)]
    pem = next((each.get("publicKeyPem") for each in keys if each.get("id") == signature.key_id), None)
    owners = {each.get("owner") for each in keys if each.get("id") == signature.key_id}
    if said.get("id") != knock.sender or not isinstance(pem, str) or owners != {knock.sender}:
        raise NotHeard("the key is not the sender's")
    if not signing.holds(pem, signature, "POST", f"/ap/{knock.actor.body.code}/inbox", knock.headers):
        raise NotHeard("the signature does not hold")
    return said


def _follow(knock: Knock, said: Mapping[str, Any], at: datetime) -> None:
    actor = knock.actor
    shared = said.get("endpoints")
    own, shared = said.get("inbox"), shared.get("sharedInbox") if isinstance(shared, dict) else None
    inbox = shared if isinstance(shared, str) and shared else own
    if not isinstance(inbox, str) or len(inbox) > ADDRESS_MOST or outward.host_of(inbox) != knock.host:
        raise NotHeard("its inbox is elsewhere")
    if not actor.followers.filter(uri=knock.sender).exists() and _is_full(actor, knock.host):
        raise NotHeard("too many follow")
    told = {"host": knock.host, "inbox": inbox}
    Follower.objects.update_or_create(
        actor=actor, uri=knock.sender, defaults=told, create_defaults={**told, "since": at}
    )
    to = own if isinstance(own, str) and len(own) <= ADDRESS_MOST and outward.host_of(own) == knock.host else inbox
    telling.spread(actor, documents.accept(actor, knock.activity, knock.pk), at=at, only=[to])


def _is_full(actor: Actor, host: str) -> bool:
    rows = actor.followers
    return rows.count() >= FOLLOWERS_MOST or rows.filter(host=host).count() >= FOLLOWERS_OF_A_HOST
