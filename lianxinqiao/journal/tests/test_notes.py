"""What is no note, no key, no checkpoint and no proof is told as that; what we write ourselves is read again."""

import base64
from collections.abc import Callable
from typing import Any

import pytest

from lianxinqiao.journal import notes

SIGNER = notes.Signer.new("云河区人大常委会")
ROOT = bytes(range(32))
POINT = notes.Checkpoint("lianxinqiao/yunhe", 12, ROOT)
NOTE = SIGNER.sign(POINT.text)


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def vkey(*, name: str = "w", kind: int = 1, key: bytes = bytes(32), key_id: str = "") -> str:
    made = notes.Verifier(name, kind, key)
    return f"{name}+{key_id or made.key_id.hex()}+{b64(bytes([kind]) + key)}"


Read = Callable[[str], Any]
BAD: dict[str, tuple[Read, str, str]] = {
    "a key of two parts": (notes.Verifier.of, "w+00000000", r"name\+keyid"),
    "a key without a name": (notes.Verifier.of, vkey(name=""), r"name\+keyid"),
    "a key that is no base64": (notes.Verifier.of, "w+00000000+**", "not base64"),
    "a key too short": (notes.Verifier.of, vkey(key=bytes(31)), "only Ed25519"),
    "a key of another kind": (notes.Verifier.of, vkey(kind=2), "only Ed25519"),
    "another's id": (notes.Verifier.of, vkey(key_id="deadbeef"), "does not match its id"),
    "a private key that is a public one": (notes.Signer.of, str(SIGNER.verifier), r"PRIVATE\+KEY"),
    "half a private key": (notes.Signer.of, "PRIVATE+KEY+w+00", r"PRIVATE\+KEY"),
    "a private key too short": (notes.Signer.of, f"PRIVATE+KEY+w+00+{b64(bytes(9))}", "another length"),
    "a private key of another id": (notes.Signer.of, f"PRIVATE+KEY+w+00+{b64(bytes([1]) + bytes(32))}", "its id"),
    "a text without signatures": (notes.Note.read, "words\n", "signed note"),
    "a note with a bell": (notes.Note.read, NOTE.replace("12", "1\a2"), "signed note"),
    "a note too long": (notes.Note.read, "x" * notes.LARGEST + NOTE, "signed note"),
    "a line without a dash": (notes.signature, f"w {b64(bytes(40))}", "a signature is a line"),
    "a signature too short": (notes.signature, f"{notes.DASH}w {b64(bytes(4))}", "a signature is a line"),
    "a checkpoint of two lines": (notes.Checkpoint.of, "origin\n12\n", "origin, a size and a root"),
    "a size in words": (notes.Checkpoint.of, f"origin\ntwelve\n{b64(ROOT)}\n", "origin, a size and a root"),
    "a size in Arabic figures": (notes.Checkpoint.of, f"origin\n١٢\n{b64(ROOT)}\n", "origin, a size and a root"),
    "a size with a zero before it": (notes.Checkpoint.of, f"origin\n012\n{b64(ROOT)}\n", "leading zeroes"),
    "a root too short": (notes.Checkpoint.of, f"origin\n12\n{b64(bytes(31))}\n", "not 32 bytes"),
    "a proof of nothing": (notes.read_proof, "leaf 3\n\n", "neither an inclusion proof"),
    "a proof without a number": (notes.read_proof, "index x\n\n", "neither an inclusion proof"),
    "a hash that is none": (notes.read_proof, "old 3\n***\n\n", "not base64"),
}


@pytest.mark.parametrize(("read", "text", "said"), BAD.values(), ids=BAD)
def test_what_it_is_not_is_said(read: Read, text: str, said: str) -> None:
    with pytest.raises(notes.BadNote, match=said):
        read(text)


def test_what_we_write_we_read() -> None:
    assert notes.Signer.of(str(SIGNER)).verifier == SIGNER.verifier == notes.Verifier.of(str(SIGNER.verifier))
    read = notes.Note.read(NOTE)
    assert notes.Checkpoint.of(read.text) == POINT
    assert read.signed_by(SIGNER.verifier) == read.signatures[0]


def test_a_witness_is_read_with_the_time_at_which_it_saw() -> None:
    line = notes.cosign(POINT.text, SIGNER, 1_774_000_000)
    witness = notes.Verifier(SIGNER.name, notes.COSIGNATURE, SIGNER.verifier.key)
    seen = notes.Note.read(f"{NOTE}{line}\n").signed_by(witness)
    assert seen is not None
    assert seen.time == 1_774_000_000
    later = line[: line.rindex(" ")] + " " + b64(witness.key_id + (9).to_bytes(8, "big") + seen.content[8:])
    with pytest.raises(notes.BadNote, match="does not hold"):
        notes.Note.read(f"{NOTE}{later}\n").signed_by(witness)


@pytest.mark.parametrize("path", [[], [ROOT], [ROOT, bytes(32), bytes(reversed(ROOT))]])
@pytest.mark.parametrize("number", [0, 7, 1_000_000])
def test_a_proof_is_read_as_it_was_written(number: int, path: list[bytes]) -> None:
    for written in (notes.inclusion_file, notes.consistency_file):
        text = written(number, path, NOTE)
        assert notes.read_proof(text) == (number, path, NOTE)
        assert notes.read_proof(text.replace("\n", "\r\n"))[:2] == (number, path)
