"""What a phone does with its slips, in Python: tests, measurements and the demo cast by it. Browsers have static/ballots/."""

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from lianxinqiao.ballots import sealing

HASH, SALT = 48, 48


def encode(message: bytes, bits: int, salt: bytes) -> bytes:
    """EMSA-PSS with SHA-384 (RFC 8017 §9.1.1)."""
    size = -(-bits // 8)
    digest = _sha384(b"\0" * 8 + _sha384(message) + salt)
    block = b"\0" * (size - len(salt) - HASH - 2) + b"\1" + salt
    masked = bytearray(one ^ other for one, other in zip(block, _mgf1(digest, len(block)), strict=True))
    masked[0] &= 0xFF >> (8 * size - bits)
    return bytes(masked) + digest + b"\xbc"


def _sha384(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA384())
    digest.update(data)
    return digest.finalize()


def _mgf1(seed: bytes, length: int) -> bytes:
    rows = (_sha384(seed + count.to_bytes(4)) for count in range(-(-length // HASH)))
    return b"".join(rows)[:length]


@dataclass
class Drawn:
    """A slip on its way: what is sent to be signed, and what only the phone knows."""

    public: rsa.RSAPublicKey
    slip: bytes
    blinded: bytes
    inverse: int
    own: ec.EllipticCurvePrivateKey

    def finalize(self, signed: bytes) -> "Held":
        """The signature that nobody has seen yet. Raises InvalidSignature."""
        told, size = self.public.public_numbers(), self.public.key_size // 8
        signature = (int.from_bytes(signed) * self.inverse % told.n).to_bytes(size)
        from lianxinqiao.ballots.blind import PSS  # deferred: beside its use

        self.public.verify(signature, self.slip, PSS, hashes.SHA384())
        return Held(self.slip, signature, self.own)


@dataclass
class Paper:
    slip: bytes
    signature: bytes
    sealed: bytes
    mark: bytes


@dataclass
class Held:
    """A signed slip in a phone."""

    slip: bytes
    signature: bytes
    own: ec.EllipticCurvePrivateKey

    def paper(self, number: int, questions: list[str], point: bytes, choices: list[str]) -> Paper:
        bound_to = sealing.info(number, questions) + sealing.key_of(self.slip)
        sealed = sealing.seal(sealing.pack(choices), point, bound_to)
        told = self.own.sign(sealing.marked(number, sealed), ec.ECDSA(hashes.SHA256()))
        mark = b"".join(part.to_bytes(32) for part in decode_dss_signature(told))
        return Paper(self.slip, self.signature, sealed, mark)


def draw(public: bytes) -> Drawn:
    own = ec.generate_private_key(sealing.CURVE)
    told = own.public_key().public_numbers()
    slip = secrets.token_bytes(sealing.PREFIX) + b"\4" + told.x.to_bytes(32) + told.y.to_bytes(32)
    key = serialization.load_der_public_key(public)
    assert isinstance(key, rsa.RSAPublicKey)
    blinded, inverse = blind(key, slip, secrets.token_bytes(SALT), secrets.randbelow(key.public_numbers().n - 2) + 2)
    return Drawn(key, slip, blinded, inverse, own)


def blind(key: rsa.RSAPublicKey, prepared: bytes, salt: bytes, factor: int) -> tuple[bytes, int]:
    """Blind (RFC 9474 §4.2): the message times the factor's power, and the factor's inverse."""
    told, size = key.public_numbers(), key.key_size // 8
    encoded = int.from_bytes(encode(prepared, key.key_size - 1, salt))
    blinded = encoded * pow(factor, told.e, told.n) % told.n
    return blinded.to_bytes(size), pow(factor, -1, told.n)


def scrutineer() -> tuple[bytes, bytes]:
    """The private and the public half of a key that papers are sealed to."""
    key = ec.generate_private_key(sealing.CURVE)
    told = key.public_key().public_numbers()
    point = b"\4" + told.x.to_bytes(32) + told.y.to_bytes(32)
    return key.private_numbers().private_value.to_bytes(32), point
