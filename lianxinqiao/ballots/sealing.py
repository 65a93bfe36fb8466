"""A paper: what is marked on it, sealed to the scrutineers' key, and the mark by which it belongs to its slip. Pure.

A slip is 32 random bytes and a public key that its phone made for it alone (its serial). The paper's mark is a signature
by that key over the sealed bytes: whoever keeps the box can neither alter a paper nor lay it under another slip.
"""

import hashlib
import json
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
CURVE = ec.SECP256R1()
PREFIX, POINT = 32, 65
SLIP = PREFIX + POINT
SEALED, MARK = 145, 64  # every paper is as long as every other
PLAIN = 64
MOST = 60  # questions on one paper
CHOICES = ("yes", "no", "abstain")  # 1, 2, 3 on the paper


def key_of(slip: bytes) -> bytes:
    """What a paper is called by: the hash of its slip's serial."""
    return hashlib.sha256(slip[PREFIX:]).digest()


def info(number: int, questions: Sequence[str]) -> bytes:
    """What a paper is bound to: this ballot and these questions, word for word."""
    told = json.dumps(list(questions), ensure_ascii=False, separators=(",", ":"))
    return f"lianxinqiao ballot {number} {hashlib.sha256(told.encode()).hexdigest()}".encode()


def pack(choices: Sequence[str]) -> bytes:
    return bytes([1, len(choices), *(CHOICES.index(each) + 1 for each in choices)]).ljust(PLAIN, b"\0")


def unpack(plain: bytes, questions: int) -> list[str] | None:
    """What stands on the paper; None where it is not this ballot's: another number of marks, or none that is known."""
    marks = plain[2 : 2 + questions]
    if len(plain) != PLAIN or plain[0] != 1 or plain[1] != questions or any(plain[2 + questions :]):
        return None
    if not all(1 <= mark <= len(CHOICES) for mark in marks):
        return None
    return [CHOICES[mark - 1] for mark in marks]


# ------------------------------------------------------------------ the scrutineers' key
def is_point(point: bytes) -> bool:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    except ValueError:
        return False
    return len(point) == POINT


def private_of(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """Raises ValueError for what is no key."""
    return ec.derive_private_key(int.from_bytes(secret), CURVE)


def belongs(secret: bytes, point: bytes) -> bool:
    """Whether this private half is the one to that public half."""
    try:
        told = private_of(secret).public_key().public_numbers()
    except ValueError:
        return False
    return len(secret) == 32 and b"\4" + told.x.to_bytes(32) + told.y.to_bytes(32) == point


def seal(plain: bytes, point: bytes, bound_to: bytes) -> bytes:
    return SUITE.encrypt(plain, ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point), info=bound_to)


def unseal(sealed: bytes, secret: bytes, bound_to: bytes) -> bytes | None:
    try:
        return SUITE.decrypt(sealed, private_of(secret), info=bound_to)
    except (InvalidTag, ValueError):
        return None


# ------------------------------------------------------------------ the slip's mark
def is_marked(slip: bytes, number: int, sealed: bytes, mark: bytes) -> bool:
    """Whether the phone that holds this slip sealed these bytes for this ballot."""
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, slip[PREFIX:])
        told = encode_dss_signature(int.from_bytes(mark[:32]), int.from_bytes(mark[32:]))
        key.verify(told, marked(number, sealed), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def marked(number: int, sealed: bytes) -> bytes:
    return f"lianxinqiao paper {number} ".encode() + sealed
