"""Slips are signed as RFC 9474 says: the numbers of its appendix, and what may not pass."""

import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import rsa

from lianxinqiao.ballots import blind, phone

TOLD: dict[str, str] = json.loads((Path(__file__).parent / "rfc9474.json").read_text())


def number(name: str) -> int:
    return int(TOLD[name], 16)


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    p, q = number("p"), number("q")
    d = pow(65537, -1, (p - 1) * (q - 1))
    made = rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), rsa.RSAPublicNumbers(65537, p * q))
    return made.private_key()


def test_the_numbers_of_the_rfc(key: rsa.RSAPrivateKey) -> None:
    public, prepared = key.public_key(), bytes.fromhex(TOLD["prepared_msg"])
    factor = pow(number("inv"), -1, public.public_numbers().n)
    blinded, inverse = phone.blind(public, prepared, bytes.fromhex(TOLD["salt"]), factor)
    assert blinded.hex() == TOLD["blinded_msg"]
    assert inverse == number("inv")
    signed = blind.sign_with(key, blinded)
    signature = int.from_bytes(signed) * inverse % public.public_numbers().n
    assert signature == number("sig")


def test_a_slip_is_drawn_and_its_signature_holds() -> None:
    private = blind.new_key()
    drawn = phone.draw(blind.public_half(private))
    held = drawn.finalize(blind.sign(private, drawn.blinded))
    assert blind.verify(blind.public_half(private), held.slip, held.signature)
    assert not blind.verify(blind.public_half(private), held.slip[:-1] + b"\0", held.signature)
    assert not blind.verify(blind.public_half(blind.new_key()), held.slip, held.signature)


def test_what_is_signed_is_not_what_comes_back() -> None:
    """The same slip blinded twice gives two messages: neither can be told from any other."""
    public = blind.public_half(blind.new_key())
    one = phone.draw(public)
    again, _inverse = phone.blind(one.public, one.slip, b"s" * 48, 12345)
    assert one.blinded != again


def test_a_wrong_answer_is_not_taken_for_a_signature() -> None:
    private = blind.new_key()
    drawn = phone.draw(blind.public_half(private))
    with pytest.raises(InvalidSignature):
        drawn.finalize(bytes(blind.SIZE - 1) + b"\2")


@pytest.mark.parametrize("sent", [b"", bytes(blind.SIZE), b"\xff" * blind.SIZE, b"\1" * (blind.SIZE + 1)])
def test_only_a_number_of_the_key_is_signed(sent: bytes) -> None:
    with pytest.raises(ValueError, match="modulus"):
        blind.sign(blind.new_key(), sent)
