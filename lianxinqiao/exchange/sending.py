"""Letters go out: one at a time within the wall of its body, those of one thing one after another, again until they are taken.

A worker that is killed between the partner's answer and its own note sends the letter again, and the partner answers again
what it answered before.
"""

import hashlib
import json
import logging
import urllib.error
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from lianxinqiao.database import walls
from lianxinqiao.exchange import inbox, keys, letters, rules
from lianxinqiao.exchange.actions import arriving, handing, pairing
from lianxinqiao.exchange.models import Letter
from lianxinqiao.notices import signed, trying

log = logging.getLogger(__name__)
TRIES = 12  # after 1, 2, 4 … 512, 1024 minutes: a partner may be away for a day and a half
FOR_GOOD = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.GONE, HTTPStatus.UNPROCESSABLE_ENTITY})
MOST = 100_000  # bytes of an answer


class NotTaken(Exception):
    """It was not taken now, and is told again."""


class Refusal(Exception):
    """It was not taken, and will not be."""


@dataclass(frozen=True)
class Receipt:
    """What the partner signed: that this letter, word for word, is there, and under which number."""

    number: str
    received_at: str


def send_waiting(at: datetime | None = None) -> int:
    """Send what is due; how many were taken."""
    return sum(_tell(letter, at or timezone.now()) for letter in trying.each(_waiting, at))


def _waiting() -> QuerySet[Letter]:
    """Letters that wait; none overtakes an earlier letter about the same thing."""
    waiting = Letter.objects.waiting()
    earlier = waiting.filter(partner=OuterRef("partner"), thread=OuterRef("thread"), pk__lt=OuterRef("pk"))
    rows = waiting.filter(~Exists(earlier)).exclude(partner__address="")
    return rows.select_related("partner__body", "handover__body", "arrival__body")


def _tell(letter: Letter, at: datetime) -> bool:
    try:
        receipt = deliver(letter, at)
    except (NotTaken, Refusal) as error:
        log.warning("letter %s was not taken: %s", letter.pk, error)
        with walls.within([letter.partner.body_id]), transaction.atomic():
            _not_taken(letter, error, at)
        return False
    with walls.within([letter.partner.body_id]), transaction.atomic():
        _taken(letter, receipt, at)
    return True


def deliver(letter: Letter, at: datetime) -> Receipt:
    """Deliver a letter once. A body of this installation gets it by a direct call of the same door."""
    told = keys.headers(letter.partner, letter.number, letter.body, at)
    address = letter.partner.address
    if rules.is_here(address):
        if (slot := rules.slot_of(address)) is None:
            raise Refusal(f"no slot: {address}")
        answer = inbox.take(slot, told, letter.body.encode(), at=at)
        return _read(answer.status, answer.headers, answer.body, letter, at)
    try:
        with signed.post(address, told, letter.body) as found:
            body = found.read(MOST).decode()
            return _read(found.status, found.headers, body, letter, at)
    except urllib.error.HTTPError as error:
        body = error.read(MOST).decode(errors="replace")
        return _read(error.code, error.headers, body, letter, at)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise NotTaken(f"{type(error).__name__}: {error}") from error


def _read(status: int, headers: object, body: str, letter: Letter, at: datetime) -> Receipt:
    """Read the receipt: it counts only if it is signed and names this letter."""
    if status != HTTPStatus.OK:
        why = _detail(body) or str(status)
        raise (Refusal if status in FOR_GOOD else NotTaken)(f"{status} {why}" if why != str(status) else why)
    try:
        said = json.loads(body)
        right = hashlib.sha256(letter.body.encode()).hexdigest()
        if not keys.holds(letter.partner, headers, body, at) or said["sha256"] != right or said["id"] != letter.number:  # type: ignore[arg-type]
            raise NotTaken("the receipt is not signed by the partner")
        return Receipt(str(said.get("receipt", "")), str(said["received_at"]))
    except (ValueError, KeyError, TypeError) as error:
        raise NotTaken(f"no receipt: {error}") from error


def _detail(body: str) -> str:
    try:
        return str(json.loads(body).get("detail", ""))[:200]
    except (ValueError, AttributeError):
        return ""


def _taken(letter: Letter, receipt: Receipt, at: datetime) -> None:
    Letter.objects.filter(pk=letter.pk).update(taken_at=at, error="")
    if letter.kind == letters.HANDED and letter.handover:
        handing.receipt(letter.handover, number=receipt.number, by=letter.partner.peer, at=at)
    elif letter.kind == letters.RENEWED:
        pairing.renewal_taken(letter.partner, turn=json.loads(letter.body)["data"]["turn"], at=at)


def _not_taken(letter: Letter, error: Exception, at: datetime) -> None:
    why = str(error)[:300]
    if not isinstance(error, Refusal) and letter.tries < TRIES:
        Letter.objects.filter(pk=letter.pk).update(error=why)
        return
    Letter.objects.filter(pk=letter.pk).update(error=why, given_up_at=at)
    if letter.handover and letter.kind == letters.HANDED:
        handing.failed(letter.handover, why=why, at=at)
    elif letter.arrival:
        arriving.untold(letter.arrival, why=why, at=at)
    elif letter.kind == letters.RENEWED:
        pairing.renewal_failed(letter.partner, why=why, at=at)
