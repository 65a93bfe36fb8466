"""Messages between systems, signed as Standard Webhooks 1 says: with a secret that both sides keep, over number, moment and body."""

import base64
import binascii
import hashlib
import hmac
import secrets
import urllib.request
from collections.abc import Mapping
from datetime import datetime
from typing import Any

SECRET_BYTES = 24  # the standard asks for 24 to 64
PREFIX = "whsec_"
PATIENCE = 15  # seconds
APART = 300  # seconds by which two clocks may differ; the standard's own libraries take the same


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, number: str, moment: int, body: str) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, f"{number}.{moment}.{body}".encode(), hashlib.sha256)).decode()


def headers(secret: str, number: str, body: str, at: datetime) -> dict[str, str]:
    moment = int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": number,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(secret, number, moment, body),
    }


def holds(secret: str, told: Mapping[str, str], body: str, at: datetime) -> bool:
    """Whether these headers are of who keeps the secret, and of now: what was listened to cannot be played again later."""
    number, moment = told.get("webhook-id", ""), told.get("webhook-timestamp", "")
    if not number or not moment.isascii() or not moment.isdigit() or len(moment) > len("99999999999"):
        return False
    if abs(at.timestamp() - int(moment)) > APART:
        return False
    try:
        right = signature(secret, number, int(moment), body)
    except binascii.Error:
        return False
    # There may be several, while a secret is being changed.
    said = told.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(right.encode(), each.encode()) for each in said)


class _Straight(urllib.request.HTTPRedirectHandler):
    """What is told to one address is told to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def post(url: str, told: Mapping[str, str], body: str) -> Any:
    """The open answer, to be closed by the caller. Raises OSError, and its kind HTTPError for any answer that is no yes."""
    sent = {"User-Agent": "lianxinqiao", **told}
    request = urllib.request.Request(url, body.encode(), sent, method="POST")  # noqa: S310 callers take https alone
    return urllib.request.build_opener(_Straight).open(request, timeout=PATIENCE)
