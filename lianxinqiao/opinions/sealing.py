"""Who sent an opinion, encrypted with a key that is not in the database; and the code that leads its sender back to it.

The key is `LXQ_SENDER_KEY` (or its file, or var/lxq-sender-key). Whoever reads the database, or a backup of it, learns no
name or number and can open no follow page; whoever restores it elsewhere brings the key along.
"""

import base64
import hashlib
import hmac
import json
import re
import uuid

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0, O, 1, I, L: it is read from paper and typed
LENGTH = 12  # 59 bits
UNREADABLE = {"name": "", "phone": "", "address": "", "lost": "yes"}


def _fernet() -> Fernet:
    key = hashlib.sha256(b"lianxinqiao.senders:" + settings.SENDER_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(person: dict[str, str]) -> str:
    return _fernet().encrypt(json.dumps(person, ensure_ascii=False).encode()).decode()


def opened(sealed: str) -> dict[str, str]:
    """What was sealed; with another key nobody's name is guessed, and it says that it cannot be read."""
    try:
        return dict(json.loads(_fernet().decrypt(sealed.encode())))
    except InvalidToken:
        return dict(UNREADABLE)


def can_read(sealed: str) -> bool:
    """Whether the present key is the one it was sealed with."""
    return "lost" not in opened(sealed)


def commitment(sealed: str) -> str:
    """What the chain keeps of it: erased, nothing leads back from it."""
    return hashlib.sha256(sealed.encode()).hexdigest()


# ------------------------------------------------------------------ the code on the receipt
def code_of(identity: uuid.UUID, what: str = "receipt") -> str:
    """The secret of one opinion, as it stands on the receipt: the house makes it anew, the database does not hold it."""
    digest = hmac.new(settings.SENDER_KEY.encode(), f"{what}:".encode() + identity.bytes, hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _place in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "-".join("".join(letters[start : start + 4]) for start in range(0, LENGTH, 4))


def key_of(code: str, what: str = "receipt") -> str:
    """Under which a code is looked up: however it was typed."""
    plain = re.sub(r"[^0-9A-Z]", "", code.upper())
    return hashlib.sha256(f"lianxinqiao.{what}:{plain}".encode()).hexdigest()


def network_of(address: str) -> str:
    """The neighbourhood of an address, as a hash that says nothing without the key: a whole street may share it."""
    parts = address.split(":")[:3] if ":" in address else address.split(".")[:3]
    return hmac.new(settings.SENDER_KEY.encode(), f"door:{parts}".encode(), hashlib.sha256).hexdigest()[:32]
