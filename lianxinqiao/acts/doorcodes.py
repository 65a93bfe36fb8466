"""The code of the sign-in: it turns every 15 seconds and lives 30, so that a picture of it sent home is too old."""

import hashlib
import hmac
from datetime import datetime

TURN = 15  # seconds
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 signs, without 0/O and 1/I
LONG, SHORT = 20, 6


def _turn(at: datetime) -> int:
    return int(at.timestamp()) // TURN


def _made(secret: str, turn: int, use: str, length: int) -> str:
    digest = hmac.new(bytes.fromhex(secret), f"{use}:{turn}".encode(), hashlib.sha256).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:length])


def shown(secret: str, at: datetime) -> tuple[str, str]:
    """The code behind the picture, and the short one that can be typed."""
    turn = _turn(at)
    return _made(secret, turn, "long", LONG), _made(secret, turn, "short", SHORT)


def way(secret: str, code: str, at: datetime) -> str:
    """How somebody signed in by this code: "code", "typed", or "" where it is none of the last 30 seconds."""
    said = code.strip().upper()
    for turn in (_turn(at), _turn(at) - 1):
        if hmac.compare_digest(said, _made(secret, turn, "long", LONG)):
            return "code"
        if hmac.compare_digest(said, _made(secret, turn, "short", SHORT)):
            return "typed"
    return ""
