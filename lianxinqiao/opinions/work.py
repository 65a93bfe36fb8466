"""A proof of work that a phone does while its form is filled in, asked only where a door is busy.

It lets an honest neighbour through beside a flood; without it an opinion waits to be looked at, and is never refused. The
challenge is ALTCHA's, made and verified by our own house: nobody outside is asked, and a phone needs about a second.
"""

import base64
import json
import secrets
import time
import uuid
from typing import Any

import altcha
from django.conf import settings

LEAST, MOST = 2000, 6000  # hashes until it is found: so many that a hundred forms cost somebody, and one costs nobody
VALID = 24 * 3600  # seconds, as the form's own


def _secret(what: str) -> str:
    return f"opinions.work.{what}:{settings.SECRET_KEY}"


def challenge(identity: uuid.UUID) -> str:
    """For the form that will be this one opinion: its solution is good for no other."""
    made = altcha.create_challenge(
        "SHA-256",
        1,
        counter=LEAST + secrets.randbelow(MOST - LEAST),
        expires_at=int(time.time()) + VALID,
        data={"identity": str(identity)},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return json.dumps(made.to_dict())


def is_done(payload: Any, identity: uuid.UUID) -> bool:
    """Whether a form carries the solution of its own challenge."""
    if not isinstance(payload, str) or not payload:
        return False
    found = altcha.verify_solution(payload, _secret("challenge"), hmac_key_secret=_secret("key"))
    return bool(found.verified) and _identity(payload) == str(identity)


def _identity(payload: str) -> str:
    told = json.loads(base64.b64decode(payload))
    return str((told["challenge"]["parameters"].get("data") or {}).get("identity", ""))


def solved(text: str) -> str:
    """What a phone sends of a challenge, for tests and measurements."""
    told = json.loads(text)
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(told))
    assert solution is not None
    return base64.b64encode(json.dumps({"challenge": told, "solution": solution.to_dict()}).encode()).decode()
