"""Count a published ballot again: `python recount.py FILE`. Needs Python and `cryptography`, and nothing of this program.

The file holds the public key of the slips, the seal key that the scrutineers opened the box with, and every paper. Each
paper must carry a slip signed by that key, be marked by that slip, and open by the seal key for these questions. What
does not is named; the counts must be those that were announced.
"""

import base64
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

FORMAT = "lianxinqiao-ballot-1"
SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=48)
CHOICES = ("yes", "no", "abstain")


def bytes_of(text: str) -> bytes:
    return base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)


def reading(paper: dict[str, Any], told: dict[str, Any], keys: tuple[Any, Any], bound_to: bytes) -> list[str] | str:
    """The choices on a paper, or a word for what is wrong with it."""
    public, secret = keys
    try:
        slip, signature, sealed, mark = (bytes_of(paper[name]) for name in ("slip", "signature", "sealed", "mark"))
    except (KeyError, ValueError, AttributeError):
        return "it cannot be read"
    try:
        public.verify(signature, slip, PSS, hashes.SHA384())
    except InvalidSignature:
        return "its slip was not signed for this ballot"
    try:
        own = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), slip[32:])
        mark = encode_dss_signature(int.from_bytes(mark[:32], "big"), int.from_bytes(mark[32:], "big"))
        own.verify(mark, b"lianxinqiao paper %d " % told["ballot"] + sealed, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return "it was not sealed by the holder of its slip"
    try:
        plain = SUITE.decrypt(sealed, secret, info=bound_to + hashlib.sha256(slip[32:]).digest())
    except (InvalidTag, ValueError):
        return "it does not open"
    marks, n = plain[2:], len(told["questions"])
    if plain[:2] != bytes([1, n]) or any(marks[n:]) or not all(1 <= each <= 3 for each in marks[:n]):
        return "it is marked otherwise than asked"
    return [CHOICES[each - 1] for each in marks[:n]]


def recount(text: str) -> list[str]:
    """What differs from what was announced, a sentence each; nothing where all is the same."""
    try:
        told = json.loads(text)
        public = serialization.load_der_public_key(bytes_of(told["key"]))
        secret = ec.derive_private_key(int.from_bytes(bytes_of(told["seal"]), "big"), ec.SECP256R1())
        ballot, questions, papers, announced = (told[name] for name in ("ballot", "questions", "papers", "counts"))
        drawn, invalid, digest = int(told["drawn"]), int(told["invalid"]), told["digest"]
        if told["format"] != FORMAT:
            return [f"the file is not of the format {FORMAT}"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return [f"the file cannot be read: {error}"]
    words = json.dumps(questions, ensure_ascii=False, separators=(",", ":")).encode()
    bound_to = f"lianxinqiao ballot {ballot} {hashlib.sha256(words).hexdigest()}".encode()
    read = [reading(paper, told, (public, secret), bound_to) for paper in papers]
    found = [
        f"paper {place} differs: {each}"
        for place, (each, paper) in enumerate(zip(read, papers, strict=True), 1)
        if isinstance(each, str) and not paper.get("invalid")
    ]
    for serial, times in Counter(paper.get("slip", "") for paper in papers).items():
        if times > 1:
            found.append(f"the slip {serial[:12]} was used {times} times")
    valid = [each for each in read if not isinstance(each, str)]
    found += other_counts(valid, questions, announced)
    if len(read) - len(valid) != invalid:
        found.append(f"{len(read) - len(valid)} papers are invalid, announced were {invalid}")
    if len(papers) > drawn:
        found.append(f"{len(papers)} papers came back and {drawn} slips were drawn")
    if (
        not found
        and digest != hashlib.sha256(b"".join(bytes_of(p[name]) for p in papers for name in PARTS)).hexdigest()
    ):
        found.append("the papers are not those that were in the box when it closed")
    return found


def other_counts(valid: list[list[str]], questions: list[str], announced: list[dict[str, int]]) -> Iterator[str]:
    for place, question in enumerate(questions):
        counted = {choice: sum(each[place] == choice for each in valid) for choice in CHOICES}
        if counted != announced[place]:
            yield f"“{question}” counts {counted}, announced were {announced[place]}"


PARTS = ("slip", "signature", "sealed", "mark")


def main(path: str | Path) -> int:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    found = recount(text)
    for sentence in found:
        print("✗", sentence)
    if found:
        return 1
    told = json.loads(text)
    print("✓", len(told["papers"]), "papers,", told["drawn"], "slips drawn,", told["invalid"], "invalid: the same.")
    for question, counted in zip(told["questions"], told["counts"], strict=True):
        print("  ", question, *(f"{choice} {counted[choice]}" for choice in CHOICES))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
