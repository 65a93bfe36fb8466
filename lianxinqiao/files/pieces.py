"""A piece of what is attached, without reading the rest of it."""

from typing import Any

from django.core.files.storage import default_storage

from lianxinqiao.files.models import Attachment


def read(attachment: Attachment, start: int, most: int) -> bytes:
    """At most so many bytes from there on; none behind its end."""
    length = min(most, attachment.size - start)
    if length <= 0:
        return b""
    store: Any = default_storage
    if hasattr(store, "piece"):
        return bytes(store.piece(attachment.path, start, length))
    with default_storage.open(attachment.path) as kept:
        kept.seek(start)
        return bytes(kept.read(length))
