"""Signatures of HTTP requests as the network speaks them: draft-cavage-http-signatures-12 with RSA and SHA-256.

Knows no database and no network. What a signature covers is said by its `headers`; of a letter it must cover what makes it
this letter to this door at this moment: the request line, host, date, and the digest of the body.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

TARGET = "(request-target)"
SIGNED = (TARGET, "host", "date", "digest", "content-type")
NEEDED = frozenset({TARGET, "host", "date", "digest"})
ALGORITHMS = frozenset({"", "rsa-sha256", "hs2019"})  # hs2019 says: as the key says
APART = timedelta(hours=1)
FIELD = re.compile(r'\s*(\w+)=(?:"([^"]*)"|(\d+))\s*(?:,|$)')
BITS, LEAST_BITS = 2048, 1024


class Unsigned(Exception):
    """No signature, or none that could hold."""


@dataclass(frozen=True)
class Signature:
    key_id: str
    headers: tuple[str, ...]
    value: bytes


def new_key() -> tuple[str, str]:
    """The private and the public half, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()


def digest(body: bytes) -> str:
    return "SHA-256=" + base64.b64encode(hashlib.sha256(body).digest()).decode()


def sign(pem: str, key_id: str, url: str, body: bytes, at: datetime, content_type: str) -> dict[str, str]:
    """The headers of a letter to this address. Raises ValueError where the key is none."""
    key = serialization.load_pem_private_key(pem.encode(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("the key is no RSA key")  # noqa: TRY004 whoever calls knows one kind
    to = urlsplit(url)
    told = {
        "host": to.netloc,
        "date": format_datetime(at.astimezone(UTC), usegmt=True),
        "digest": digest(body),
        "content-type": content_type,
    }
    path = to.path + (f"?{to.query}" if to.query else "")
    value = key.sign(covered(SIGNED, "POST", path, told).encode(), padding.PKCS1v15(), hashes.SHA256())
    told["signature"] = (
        f'keyId="{key_id}",algorithm="rsa-sha256",headers="{" ".join(SIGNED)}",'
        f'signature="{base64.b64encode(value).decode()}"'
    )
    return told


def covered(names: tuple[str, ...], method: str, path: str, headers: Mapping[str, str]) -> str:
    """The text that is signed. Raises Unsigned where a header is not there."""
    lines = []
    for name in names:
        if name == TARGET:
            lines.append(f"{TARGET}: {method.lower()} {path}")
        elif name in headers:
            lines.append(f"{name}: {headers[name].strip()}")
        else:
            raise Unsigned(f"{name} is not there")
    return "\n".join(lines)


def read(header: str) -> Signature:
    """What stands in the header Signature. Raises Unsigned."""
    told: dict[str, str] = {}
    at = 0
    while at < len(header):
        found = FIELD.match(header, at)
        if found is None or found[1] in told:
            raise Unsigned("the header Signature cannot be read")
        told[found[1]] = found[2] if found[2] is not None else found[3]
        at = found.end()
    if told.get("algorithm", "").lower() not in ALGORITHMS:
        raise Unsigned("the algorithm is not known")
    try:
        value = base64.b64decode(told["signature"], validate=True)
        return Signature(told["keyId"], tuple(told.get("headers", "date").lower().split()), value)
    except (KeyError, binascii.Error) as error:
        raise Unsigned("the header Signature is not whole") from error


def check(signature: Signature, headers: Mapping[str, str], body: bytes, host: str, at: datetime) -> None:
    """All that can be said without the sender's key: it covers this letter, to us, of now. Raises Unsigned."""
    if missing := NEEDED - set(signature.headers):
        raise Unsigned(f"not signed: {' '.join(sorted(missing))}")
    if headers.get("host", "").lower() != host.lower():
        raise Unsigned("to another host")
    said = [each.strip() for each in headers.get("digest", "").split(",")]
    if [each for each in said if each.upper().startswith("SHA-256=")] != [digest(body)]:
        raise Unsigned("the digest is another")
    try:
        moment = parsedate_to_datetime(headers.get("date", ""))
    except ValueError as error:
        raise Unsigned("the date cannot be read") from error
    if moment.tzinfo is None or abs(moment - at) > APART:
        raise Unsigned("of another hour")


def holds(pem: str, signature: Signature, method: str, path: str, headers: Mapping[str, str]) -> bool:
    """Whether whoever has this key signed it."""
    try:
        key = serialization.load_pem_public_key(pem.encode())
        if not isinstance(key, rsa.RSAPublicKey) or key.key_size < LEAST_BITS:
            return False
        text = covered(signature.headers, method, path, headers)
        key.verify(signature.value, text.encode(), padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError, Unsigned):
        return False
    return True
