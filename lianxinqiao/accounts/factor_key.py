"""The seeds of authenticator apps and recovery codes, encrypted with a key that is not in the database.

The key is `LXQ_FACTOR_KEY` (or its file, or var/lxq-factor-key). Whoever reads the database, or a backup of it, has
nothing to make codes from; whoever restores it elsewhere brings the key along, or its people add their apps anew.
"""

import base64
import hashlib
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

log = logging.getLogger(__name__)
MADE = "gAAAA"  # how Fernet's tokens begin, and no seed does


def _fernet() -> Fernet:
    key = hashlib.sha256(b"lianxinqiao.factors:" + settings.FACTOR_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def encrypt(text: str) -> str:
    return _fernet().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """What was encrypted. With another key nobody comes in: a seed that is made up on the spot fits no code."""
    try:
        return _fernet().decrypt(encrypted.encode()).decode()
    except InvalidToken:
        log.critical("A second factor cannot be read: LXQ_FACTOR_KEY is not the key it was encrypted with.")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def is_encrypted(text: str) -> bool:
    return text.startswith(MADE)


def can_read(encrypted: str) -> bool:
    """Whether the present key is the one it was encrypted with; for checks after a restore."""
    try:
        _fernet().decrypt(encrypted.encode())
    except InvalidToken:
        return False
    return True
