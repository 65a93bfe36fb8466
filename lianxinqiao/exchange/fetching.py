"""Files that a partner announced are fetched by the worker, piece by piece, and kept once they are whole.

What was fetched lies beside until then, so that a line that breaks costs one piece. The hash stands in the signed letter:
what is whole and has another one is thrown away and fetched anew. However often that is, one file is kept.
"""

import fcntl
import hashlib
import json
import logging
import secrets
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.database import walls
from lianxinqiao.exchange import giving, keys, rules
from lianxinqiao.exchange.actions import arriving
from lianxinqiao.exchange.models import CameFile
from lianxinqiao.exchange.sending import FOR_GOOD, TRIES, NotTaken, Refusal
from lianxinqiao.exchange.stages import ArrivalStage, PartnerStage
from lianxinqiao.files import actions as files
from lianxinqiao.files import checks
from lianxinqiao.notices import signed, trying

log = logging.getLogger(__name__)


def fetch_waiting(at: datetime | None = None) -> int:
    """Fetch what is due; how many files are whole and kept."""
    return sum(_bring(row, at) for row in trying.each(_waiting, at))


def _waiting() -> QuerySet[CameFile]:
    rows = CameFile.objects.filter(attachment=None, refusal="", arrival__partner__stage=PartnerStage.PAIRED)
    return rows.exclude(arrival__stage=ArrivalStage.WITHDRAWN).select_related("arrival__body", "arrival__partner__body")


def _bring(row: CameFile, at: datetime | None) -> bool:
    """`at` is the clock of a test or the demo; in life each piece is asked for with the time that it is."""
    body = row.arrival.body_id
    try:
        checks.check_size(row.name, row.size, settings.ATTACHMENT_MAX_BYTES)
        with _part(row) as part:
            _fill(part, row, at)
            _whole(part, row)
            with walls.within([body]), transaction.atomic():
                kept = files.store(File(part, name=row.name), by=None)
                arriving.file_kept(row, kept, at=at or timezone.now())
    except NotTaken as error:
        log.warning("file %s was not fetched: %s", row.identity, error)
        if row.tries < TRIES:
            CameFile.objects.filter(pk=row.pk).update(error=str(error)[:300])
            return False
        why = str(error)
    except (Refused, Refusal) as error:
        why = str(error)
    else:
        _path(row).unlink(missing_ok=True)
        return True
    _path(row).unlink(missing_ok=True)
    with walls.within([body]), transaction.atomic():
        arriving.file_refused(row, why=why, at=at or timezone.now())
    return False


# ------------------------------------------------------------------ pieces
def _path(row: CameFile) -> Path:
    return Path(settings.VAR_DIR) / "exchange" / f"{row.pk}-{row.identity.hex}"


@contextmanager
def _part(row: CameFile) -> Iterator[IO[bytes]]:
    """The part that was fetched already; one worker at a time adds to it."""
    path = _path(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotTaken("another worker is fetching it") from error
        yield part


def _fill(part: IO[bytes], row: CameFile, at: datetime | None) -> None:
    while (there := part.seek(0, 2)) < row.size:
        piece = _ask(row, there, at or timezone.now())
        if not piece:
            raise NotTaken("it ends too early")
        part.write(piece[: row.size - there])
        part.flush()


def _whole(part: IO[bytes], row: CameFile) -> None:
    part.seek(0)
    if hashlib.file_digest(part, "sha256").hexdigest() != row.sha256:  # type: ignore[arg-type]  # any readable file
        part.truncate(0)
        raise NotTaken("its hash is another")
    part.seek(0)


def _ask(row: CameFile, start: int, at: datetime) -> bytes:
    """Ask for one piece from a place on. A body of this installation is asked by a direct call of the same door."""
    partner = row.arrival.partner
    data = {"id": str(row.identity), "from": start}
    body = json.dumps({"type": giving.WANTED, "data": data}, separators=(",", ":"))
    told = keys.headers(partner, f"msg_{secrets.token_hex(16)}", body, at)
    if rules.is_here(partner.address):
        if (slot := rules.slot_of(partner.address)) is None:
            raise _no(HTTPStatus.NOT_FOUND)
        status, piece = giving.give(slot, told, body.encode(), at=at)
        if status != HTTPStatus.OK:
            raise _no(status)
        return piece
    try:
        with signed.post(f"{partner.address.rstrip('/')}/file", told, body) as found:
            return bytes(found.read(giving.PIECE))
    except urllib.error.HTTPError as error:
        with suppress(OSError):
            error.close()
        raise _no(error.code) from error
    except (OSError, ValueError) as error:
        raise NotTaken(f"{type(error).__name__}: {error}") from error


def _no(status: int) -> NotTaken | Refusal:
    return Refusal(_("对方已不提供这个附件。")) if status in FOR_GOOD else NotTaken(str(status))
