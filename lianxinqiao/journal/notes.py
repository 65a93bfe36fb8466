"""Signed notes, checkpoints and cosignatures as C2SP publishes them (signed-note, tlog-checkpoint, tlog-cosignature).

Pure: texts in, texts out. Ed25519 is that of `cryptography`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PLAIN, COSIGNATURE = 1, 4  # signature types
DASH = "\N{EM DASH} "
LARGEST = 1 << 16  # characters of a note: some hundred signatures


class BadNote(ValueError):
    """The text is no note, or not what its signature says; the message says why, for whoever works with such files."""


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote(f"not base64: {text[:40]}") from error


def _key_id(name: str, kind: int, key: bytes) -> bytes:
    return hashlib.sha256(f"{name}\n".encode() + bytes([kind]) + key).digest()[:4]


@dataclass(frozen=True)
class Verifier:
    """A public key with its name, written `name+keyid+base64` (vkey)."""

    name: str
    kind: int
    key: bytes

    @classmethod
    def of(cls, vkey: str) -> "Verifier":
        parts = vkey.strip().split("+", 2)
        if len(parts) != 3 or not parts[0]:
            raise BadNote("a verifier key is written name+keyid+base64")
        material = _decoded(parts[2])
        if len(material) != 33 or material[0] not in {PLAIN, COSIGNATURE}:
            raise BadNote("only Ed25519 keys (types 1 and 4) are known here")
        found = cls(parts[0], material[0], material[1:])
        if found.key_id.hex() != parts[1].lower():
            raise BadNote("the key does not match its id")
        return found

    @property
    def key_id(self) -> bytes:
        return _key_id(self.name, self.kind, self.key)

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_encoded(bytes([self.kind]) + self.key)}"

    def holds(self, signature: bytes, text: str) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Signer:
    """A private key with its name, written `PRIVATE+KEY+name+keyid+base64`."""

    name: str
    key: Ed25519PrivateKey

    @classmethod
    def new(cls, name: str) -> "Signer":
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, text: str) -> "Signer":
        head, name, key_id, material = _four(text.strip().removeprefix("PRIVATE+KEY+"), text)
        found = cls(name, Ed25519PrivateKey.from_private_bytes(material[1:]))
        if head != PLAIN or found.verifier.key_id.hex() != key_id:
            raise BadNote("the private key does not match its id")
        return found

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, PLAIN, self.key.public_key().public_bytes_raw())

    def __str__(self) -> str:
        secret = bytes([PLAIN]) + self.key.private_bytes_raw()
        return f"PRIVATE+KEY+{self.name}+{self.verifier.key_id.hex()}+{_encoded(secret)}"

    def sign(self, text: str) -> str:
        """The note: the text, an empty line, the signature."""
        line = DASH + self.name + " " + _encoded(self.verifier.key_id + self.key.sign(text.encode()))
        return f"{text}\n{line}\n"


def _four(rest: str, whole: str) -> tuple[int, str, str, bytes]:
    parts = rest.split("+", 2)
    if rest == whole.strip() or len(parts) != 3:
        raise BadNote("a private key is written PRIVATE+KEY+name+keyid+base64")
    material = _decoded(parts[2])
    if len(material) != 33:
        raise BadNote("the private key has another length than one of Ed25519")
    return material[0], parts[0], parts[1], material


@dataclass(frozen=True)
class Signature:
    name: str
    key_id: bytes
    content: bytes
    line: str

    @property
    def time(self) -> int:
        """When a witness cosigned, in seconds since 1970."""
        return int.from_bytes(self.content[:8], "big")


@dataclass(frozen=True)
class Note:
    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def read(cls, note: str) -> "Note":
        text, blank, rest = note.replace("\r\n", "\n").rpartition("\n\n")
        if not blank or len(note) > LARGEST or any(ord(each) < 32 and each != "\n" for each in text + rest):
            raise BadNote("a signed note is a text, an empty line and signatures")
        return cls(f"{text}\n", tuple(signature(line) for line in rest.splitlines()))

    def signed_by(self, verifier: Verifier) -> Signature | None:
        """The signature of that key, if there is one and it holds. Raises BadNote where there is one that does not."""
        for each in self.signatures:
            if (each.name, each.key_id) == (verifier.name, verifier.key_id):
                if not _holds(each, verifier, self.text):
                    raise BadNote(f"the signature of {verifier.name} does not hold")
                return each
        return None


def _holds(signature: Signature, verifier: Verifier, text: str) -> bool:
    if verifier.kind == PLAIN:
        return verifier.holds(signature.content, text)
    cosigned = f"cosignature/v1\ntime {signature.time}\n{text}"
    return len(signature.content) == 72 and verifier.holds(signature.content[8:], cosigned)


def signature(line: str) -> Signature:
    """One line `— name base64`."""
    name, _, content = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not name or len(decoded := _decoded(content)) < 5:
        raise BadNote("a signature is a line: em dash, name, base64")
    return Signature(name, decoded[:4], decoded[4:], line)


def cosign(text: str, signer: Signer, time: int) -> str:
    """The line by which a witness says that it saw this checkpoint at that time. We are none: for tests and trials."""
    verifier = replace(signer.verifier, kind=COSIGNATURE)
    signed = signer.key.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
    return DASH + signer.name + " " + _encoded(verifier.key_id + time.to_bytes(8, "big") + signed)


@dataclass(frozen=True)
class Checkpoint:
    """The first three lines of a checkpoint: whose tree, how many leaves, the root."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def of(cls, text: str) -> "Checkpoint":
        lines = text.split("\n")
        if len(lines) < 4 or not all(lines[:-1]) or lines[-1] or not lines[1].isascii() or not lines[1].isdecimal():
            raise BadNote("a checkpoint is an origin, a size and a root")
        root = _decoded(lines[2])
        if len(root) != 32 or str(int(lines[1])) != lines[1]:
            raise BadNote("the checkpoint's root is not 32 bytes, or its size is written with leading zeroes")
        return cls(lines[0], int(lines[1]), root)

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_encoded(self.root)}\n"


def hashes(path: list[bytes]) -> str:
    """The hashes of a proof, one a line."""
    return "".join(f"{_encoded(each)}\n" for each in path)


def inclusion_file(index: int, path: list[bytes], checkpoint: str) -> str:
    """C2SP tlog-proof: that the entry at this index is in the tree of this checkpoint."""
    return f"c2sp.org/tlog-proof@v1\nindex {index}\n{hashes(path)}\n{checkpoint}"


def consistency_file(old: int, path: list[bytes], checkpoint: str) -> str:
    """That this checkpoint's tree holds the first `old` entries unchanged; as a witness takes it (C2SP tlog-witness)."""
    return f"old {old}\n{hashes(path)}\n{checkpoint}"


def read_proof(text: str) -> tuple[int, list[bytes], str]:
    """Index (or old size), hashes and checkpoint of either file."""
    head, _, checkpoint = text.replace("\r\n", "\n").partition("\n\n")
    lines = head.split("\n")
    if lines[0] == "c2sp.org/tlog-proof@v1":
        lines = [line for line in lines[1:] if not line.startswith("extra ")]
    word, _, number = lines[0].partition(" ")
    if word not in {"index", "old"} or not number.isascii() or not number.isdecimal():
        raise BadNote("this is neither an inclusion proof nor a consistency proof")
    return int(number), [_decoded(line) for line in lines[1:]], checkpoint
