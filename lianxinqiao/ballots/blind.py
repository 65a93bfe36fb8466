"""Blind signatures of slips, the issuer's half: RSABSSA-SHA384-PSS-Randomized (RFC 9474). Pure.

Whoever draws a slip blinds it first, so that the signature made here cannot be told from any other when it comes back.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

BITS = 2048
SIZE = BITS // 8
PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=48)


def new_key() -> bytes:
    """A key for one ballot alone, as it is kept until the ballot closes."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_half(private: bytes) -> bytes:
    return (
        _private(private)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def _private(kept: bytes) -> rsa.RSAPrivateKey:
    key = serialization.load_der_private_key(kept, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def sign(private: bytes, blinded: bytes) -> bytes:
    """BlindSign. Raises ValueError for what is no number of this key, or where the machine miscounted."""
    return sign_with(_private(private), blinded)


def sign_with(key: rsa.RSAPrivateKey, blinded: bytes) -> bytes:
    told, size = key.private_numbers(), key.key_size // 8
    number, modulus = int.from_bytes(blinded), told.public_numbers.n
    if len(blinded) != size or not 0 < number < modulus:
        raise ValueError("a blinded message is as long as the modulus and smaller")
    by_p, by_q = pow(number, told.dmp1, told.p), pow(number, told.dmq1, told.q)
    signed = by_q + ((by_p - by_q) * told.iqmp % told.p) * told.q
    if pow(signed, told.public_numbers.e, modulus) != number:
        raise ValueError("the signature does not hold")  # RFC 9474 §4.3: a fault would give the key away
    return signed.to_bytes(size)


def verify(public: bytes, slip: bytes, signature: bytes) -> bool:
    """Whether the slip was signed by this ballot's key: plain RSASSA-PSS."""
    key = serialization.load_der_public_key(public)
    assert isinstance(key, rsa.RSAPublicKey)
    try:
        key.verify(signature, slip, PSS, hashes.SHA384())
    except InvalidSignature:
        return False
    return True
