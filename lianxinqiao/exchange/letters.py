"""How letters are written: what is told to a partner, in the words that both sides read."""

import base64
import json
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.exchange import signals
from lianxinqiao.exchange.models import Arrival, Handover, Letter, Partner
from lianxinqiao.notices import signed

PAIR, RENEWED = "partner.pair", "partner.renewed"
HANDED, WITHDRAWN, URGED = "matter.handed", "matter.withdrawn", "matter.urged"
ACCEPTED, REFUSED, ANSWERED = "matter.accepted", "matter.refused", "matter.answered"
FILE_KEPT, FILE_REFUSED = "file.kept", "file.refused"
INVITATION = "lxq-exchange-1."
NOT_WHOLE = _("这不是一条完整的交换邀请，请对方重新复制。")


def slot_path(partner: Partner) -> str:
    """Where letters of this partner come in, as a body of this installation knows it."""
    return reverse("exchange-in", args=[partner.slot])


def slot_address(partner: Partner) -> str:
    """The same as others know it."""
    return f"{settings.SITE_URL}{slot_path(partner)}"


def as_known_here(address: str) -> str:
    """Of an address of this installation the path alone."""
    return address.removeprefix(settings.SITE_URL)


def write(
    kind: str,
    data: dict[str, Any],
    *,
    to: Partner,
    thread: UUID,
    at: datetime,
    handover: Handover | None = None,
    arrival: Arrival | None = None,
) -> Letter:
    """In the transaction of its act; the worker is told when that is over."""
    told = {"type": kind, "timestamp": timezone.localtime(at).isoformat(), "data": data}
    made = Letter.objects.create(
        partner=to,
        handover=handover,
        arrival=arrival,
        thread=thread,
        number=f"msg_{secrets.token_hex(16)}",
        kind=kind,
        body=json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        created_at=at,
        not_before=at,
    )
    transaction.on_commit(lambda: signals.letters_waiting.send(sender=Letter))
    return made


def of_handover(handover: Handover, letter: str, at: datetime, **data: Any) -> Letter:
    told = {"id": str(handover.identity), **data}
    return write(letter, told, to=handover.partner, thread=handover.identity, at=at, handover=handover)


def of_arrival(arrival: Arrival, letter: str, at: datetime, **data: Any) -> Letter:
    told = {"id": str(arrival.identity), "receipt": arrival.number_text, **data}
    return write(letter, told, to=arrival.partner, thread=arrival.identity, at=at, arrival=arrival)


# ------------------------------------------------------------------ the invitation
def invitation(partner: Partner) -> str:
    """One line that the other side pastes: who invites, where letters go, and the secret. Whoever holds it can pair, once."""
    told = {
        "name": partner.body.name,
        "address": slot_address(partner),
        "secret": factor_key.decrypt(partner.secret),
    }
    return INVITATION + base64.urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()


def read_invitation(line: str) -> dict[str, str]:
    said = "".join(line.split())
    try:
        told = json.loads(base64.urlsafe_b64decode(said.removeprefix(INVITATION)))
        found = {name: str(told[name]) for name in ("name", "address", "secret")}
        base64.b64decode(found["secret"].removeprefix(signed.PREFIX), validate=True)
    except (ValueError, KeyError, TypeError) as error:  # binascii.Error is a ValueError
        raise Refused(str(NOT_WHOLE)) from error
    if not said.startswith(INVITATION) or not all(found.values()):
        raise Refused(str(NOT_WHOLE))
    return found
