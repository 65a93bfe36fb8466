"""A letter of a partner, taken: signed or not at all, once, and answered with a receipt that is signed as well.

Whoever sends it again hears the same answer. What cannot be done is said for good (4xx); for anything else it comes again.
"""

import hashlib
import json
import logging
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import locked
from lianxinqiao.database import walls
from lianxinqiao.exchange import keys, kinds, letters
from lianxinqiao.exchange.actions import arriving, handing, pairing
from lianxinqiao.exchange.models import Arrival, Handover, Heard, Partner, SentFile
from lianxinqiao.exchange.models.files import MOST as MOST_FILES
from lianxinqiao.exchange.stages import PartnerStage
from lianxinqiao.files.actions import clean_name

log = logging.getLogger(__name__)
LARGEST = 256_000  # bytes of a letter
WORDS = 4_000  # characters of a note, a reason


@dataclass(frozen=True)
class Answer:
    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class Unreadable(Exception):
    """A letter that no program of the exchange writes."""


def listen(slot: uuid.UUID, headers: Mapping[str, str], content: bytes, at: datetime) -> tuple[Partner, str] | Answer:
    """Who speaks, and what they say; or why they are not listened to."""
    partner = Partner.objects.select_related("body").filter(slot=slot).first()
    if partner is None:
        return _no(HTTPStatus.NOT_FOUND)
    if partner.stage == PartnerStage.ENDED:
        return _no(HTTPStatus.GONE)
    try:
        body = content.decode()
    except UnicodeDecodeError:
        return _no(HTTPStatus.UNAUTHORIZED)
    if not keys.holds(partner, headers, body, at):
        return _no(HTTPStatus.UNAUTHORIZED)
    return partner, body


def take(slot: uuid.UUID, headers: Mapping[str, str], content: bytes, *, at: datetime) -> Answer:
    heard = listen(slot, headers, content, at)
    if isinstance(heard, Answer):
        return heard
    partner, body = heard
    number, digest = headers["webhook-id"][:255], hashlib.sha256(content).hexdigest()
    try:
        with walls.within([partner.body_id]), transaction.atomic():
            said = _once(partner, number, digest, body, at)
    except Refused as refusal:
        return _no(HTTPStatus.CONFLICT, str(refusal))
    except (Unreadable, ValidationError) as error:
        log.warning("a letter of partner %s was not understood: %s", partner.pk, error)
        return _no(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
    return Answer(HTTPStatus.OK, said, keys.headers(partner, number, said, at))


def _no(status: HTTPStatus, why: str = "") -> Answer:
    return Answer(status, json.dumps({"title": status.phrase, "detail": why}, ensure_ascii=False))


def _once(partner: Partner, number: str, digest: str, body: str, at: datetime) -> str:
    """Letters of one partner are taken one after another, by the lock on its row."""
    locked(partner)
    before = Heard.objects.filter(partner=partner, number=number).first()
    if before is not None:
        if before.digest != digest:
            raise Unreadable("another letter under the same number")
        return before.answer
    receipt = _done(partner, body, at)
    told = {"id": number, "sha256": digest, "receipt": receipt, "received_at": timezone.localtime(at).isoformat()}
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    Heard.objects.create(partner=partner, number=number, digest=digest, answer=said, at=at)
    Partner.objects.filter(pk=partner.pk).update(heard_at=at)
    return said


def _done(partner: Partner, body: str, at: datetime) -> str:
    """What the letter says is done; the receipt is the number of what it is about."""
    try:
        told = json.loads(body)
        take_it, data = KINDS[told["type"]], told["data"]
        return take_it(partner, data, at)
    except (KeyError, TypeError, AttributeError, ValueError, Http404) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error


def _words(data: Mapping[str, Any], name: str, most: int = WORDS) -> str:
    said = data.get(name) or ""
    if not isinstance(said, str) or len(said) > most or "\x00" in said:
        raise Unreadable(name)
    return said


# ------------------------------------------------------------------ each kind of letter
def _pair(partner: Partner, data: Any, at: datetime) -> str:
    if partner.stage == PartnerStage.PAIRED and partner.address == data["address"]:
        return ""
    told = {"name": _words(data, "name", 60), "address": _words(data, "address", 400)}
    pairing.pair(partner, **told, by=partner.peer, at=at)
    return ""


def _renewed(partner: Partner, data: Any, at: datetime) -> str:
    secret, turn = keys.unseal(partner, _words(data, "sealed"), at), int(data["turn"])
    if not 0 < turn <= partner.turn + keys.TURNS_AHEAD:
        raise Unreadable("turn")
    pairing.renewed(partner, turn=turn, secret=secret, by=partner.peer, at=at)
    return ""


def _handed(partner: Partner, data: Any, at: datetime) -> str:
    kind = _words(data, "kind", 10)
    values = {
        "kind": kind if kind in kinds.Kind.values else kinds.Kind.OTHER.value,
        "title": _words(data, "title", 120),
        "text": _words(data, "text", 20_000),
        "wish": _words(data, "wish", 8),
        "reply_by": date.fromisoformat(data["reply_by"]) if data.get("reply_by") else None,
        "their_number": _words(data, "reference", 60),
    }
    identity, files = uuid.UUID(data["id"]), _announced(data.get("files") or [])
    taken = arriving.take(partner, identity=identity, values=values, files=files, by=partner.peer, at=at)
    return taken.number_text


def _announced(told: Any) -> list[dict[str, Any]]:
    """The files that may be fetched: each with its size and the hash that it must have."""
    if not isinstance(told, list) or len(told) > MOST_FILES:
        raise Unreadable("files")
    found = []
    for each in told:
        size, sha256 = int(each["size"]), _words(each, "sha256", 64)
        if size <= 0 or not re.fullmatch("[0-9a-f]{64}", sha256):
            raise Unreadable("files")
        identity, name = uuid.UUID(each["id"]), clean_name(_words(each, "name", 200))
        found.append({"identity": identity, "name": name, "size": size, "sha256": sha256})
    return found


def _of_file(partner: Partner, data: Any, at: datetime) -> str:
    """The partner has a file, or says why it does not take it."""
    rows = SentFile.objects.select_related("handover__body", "handover__partner").filter(handover__partner=partner)
    row = get_object_or_404(rows, identity=uuid.UUID(data["file"]))
    handing.file_told(row, refusal=_words(data, "reason", 300), by=partner.peer, at=at)
    return str(row.handover.number_text)


def _of_arrival(act: Callable[..., None], name: str) -> Callable[[Partner, Any, datetime], str]:
    def told(partner: Partner, data: Any, at: datetime) -> str:
        rows = Arrival.objects.select_related("body", "partner").filter(partner=partner)
        arrival = get_object_or_404(rows, identity=uuid.UUID(data["id"]))
        act(arrival, **{name: _words(data, name)}, by=partner.peer, at=at)
        return str(arrival.number_text)

    return told


def _of_handover(act: Callable[..., None], *names: str) -> Callable[[Partner, Any, datetime], str]:
    def told(partner: Partner, data: Any, at: datetime) -> str:
        rows = Handover.objects.select_related("body", "partner").filter(partner=partner)
        handover = get_object_or_404(rows, identity=uuid.UUID(data["id"]))
        said = {name: _words(data, name, 12 if name in CODES else 20_000) for name in names}
        act(handover, number=_words(data, "receipt", 60), **said, by=partner.peer, at=at)
        return str(handover.number_text)

    return told


CODES = frozenset({"ground", "outcome"})
KINDS: dict[str, Callable[[Partner, Any, datetime], str]] = {
    letters.PAIR: _pair,
    letters.RENEWED: _renewed,
    letters.HANDED: _handed,
    letters.WITHDRAWN: _of_arrival(arriving.withdrawn, "reason"),
    letters.URGED: _of_arrival(arriving.urged, "note"),
    letters.ACCEPTED: _of_handover(handing.accepted, "note"),
    letters.REFUSED: _of_handover(handing.refused, "ground", "reason"),
    letters.ANSWERED: _of_handover(handing.answered, "outcome", "answer"),
    letters.FILE_KEPT: _of_file,
    letters.FILE_REFUSED: _of_file,
}
