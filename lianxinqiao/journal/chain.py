"""How an entry is hashed. Pure: the same function writes and verifies."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def moment(at: datetime) -> str:
    """One spelling of a moment, whatever time zone it was written in."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_hash(fields: dict[str, Any]) -> str:
    """SHA-256, hex, of the canonical JSON of an entry's fields, the previous entry's hash among them."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def seal_hash(salt: str, content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def hashed_fields(entry: Any) -> dict[str, Any]:
    """Everything of an entry that the chain protects, in JSON's own types."""
    return {
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
