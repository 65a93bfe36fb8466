"""The secrets with which a partner signs: the present one, one that is offered to it, and the former one for a while.

Whoever signs does it with each of them, and any of them is believed; so a secret can be changed while letters are on
their way. Of two that are offered at once both sides keep the same, the one of the later turn or else the greater.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken

from lianxinqiao.accounts import factor_key
from lianxinqiao.exchange.models import Partner
from lianxinqiao.notices import signed

GRACE = timedelta(days=7)  # how long the former secret is believed: longer than a letter is tried
TURNS_AHEAD = 100  # by which a partner may be ahead of what we know of


def of(partner: Partner, at: datetime) -> list[str]:
    """Those that hold at this moment, the present one first."""
    kept = [partner.secret, partner.next_secret]
    if partner.former_until and at < partner.former_until:
        kept.append(partner.former_secret)
    return [factor_key.decrypt(each) for each in kept if each]


def headers(partner: Partner, number: str, body: str, at: datetime) -> dict[str, str]:
    first, *others = of(partner, at)
    told = signed.headers(first, number, body, at)
    more = (signed.headers(each, number, body, at)["webhook-signature"] for each in others)
    return {**told, "webhook-signature": " ".join((told["webhook-signature"], *more))}


def holds(partner: Partner, told: Mapping[str, str], body: str, at: datetime) -> bool:
    return any(signed.holds(each, told, body, at) for each in of(partner, at))


# ------------------------------------------------------------------ offered, under the present one
def seal(partner: Partner, secret: str) -> str:
    """A letter is kept as it is written: the new secret stands in it only for who has the present one."""
    return _lock(factor_key.decrypt(partner.secret)).encrypt(secret.encode()).decode()


def unseal(partner: Partner, sealed: str, at: datetime) -> str:
    """Raises ValueError for what this partner did not seal, or what is no secret."""
    for each in of(partner, at):
        try:
            secret = _lock(each).decrypt(sealed.encode()).decode()
        except (InvalidToken, UnicodeDecodeError):
            continue
        try:
            key = base64.b64decode(secret.removeprefix(signed.PREFIX), validate=True)
        except binascii.Error as error:
            raise ValueError("no secret") from error
        if len(key) < signed.SECRET_BYTES:
            raise ValueError("too short a secret")
        return secret
    raise ValueError("sealed by somebody else")


def _lock(secret: str) -> Fernet:
    key = hashlib.sha256(b"lianxinqiao.exchange.renewed:" + secret.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


# ------------------------------------------------------------------ taken
def take(partner: Partner, turn: int, secret: str, at: datetime) -> bool:
    """The present one is the former from now on; not where what we have is later. Saved by the act."""
    if (turn, secret) <= (partner.turn, factor_key.decrypt(partner.secret)):
        return False
    partner.former_secret, partner.former_until = partner.secret, at + GRACE
    partner.secret, partner.turn = factor_key.encrypt(secret), turn
    if partner.next_secret and (partner.next_turn, factor_key.decrypt(partner.next_secret)) <= (turn, secret):
        partner.next_secret = ""
    return True


def forget_former(at: datetime) -> int:
    """What holds no more is kept no more."""
    return Partner.objects.filter(former_until__lte=at).update(former_secret="", former_until=None)
