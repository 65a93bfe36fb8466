"""How an entry is hashed. Pure: the same function writes and verifies."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def moment(at: datetime | str) -> str:
    """One spelling of a moment, whatever time zone it was written in; what is spelt so already stays."""
    return at if isinstance(at, str) else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(fields: Any) -> str:
    """The one text of an entry: JSON without spaces, its keys in order, everything in UTF-8."""
    return _ENCODER.encode(fields)


def entry_hash(fields: dict[str, Any]) -> str:
    """SHA-256, hex, of the canonical JSON of an entry's fields, the previous entry's hash among them."""
    return digest(canonical(fields).encode())


def digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def text(entry: Any) -> bytes:
    """What a leaf of the tree holds of an entry: its canonical text, to the byte."""
    return canonical(hashed_fields(entry)).encode()


def parts(fields: dict[str, Any]) -> tuple[str, str, str]:
    """The canonical text without its number and previous hash, which the database alone knows: what stands around them."""
    names = sorted(fields)
    number, previous = names.index("number"), names.index("previous_hash")
    before, between, after = (
        canonical({name: fields[name] for name in some})[1:-1]
        for some in (names[:number], names[number + 1 : previous], names[previous + 1 :])
    )
    return "{" + before, between, after + "}"


def seal_hash(salt: str, content: Any) -> str:
    return hashlib.sha256(f"{salt}{canonical(content)}".encode()).hexdigest()


def hashed_fields(entry: Any) -> dict[str, Any]:
    """Everything of an entry that the chain protects, in JSON's own types."""
    facts = {} if entry.facts is None else {"facts": entry.facts}  # entries of before have none, and keep their hash
    return facts | {
        "chain": entry.chain,
        "number": entry.number,
        "act": entry.act,
        "actor": entry.actor_id,
        "actor_title": entry.actor_title,
        "actor_role": entry.actor_role,
        "on_behalf_of": entry.on_behalf_of,
        "object_kind": entry.object_kind,
        "object_id": entry.object_id,
        "object_label": entry.object_label,
        "happened_at": moment(entry.happened_at),
        "written_at": moment(entry.written_at),
        "data": entry.data,
        "sealed_hash": entry.sealed_hash,
        "previous_hash": entry.previous_hash,
    }
