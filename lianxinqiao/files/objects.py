"""Attachments in an object store (S3, or whatever speaks it): the extra `s3` brings what it takes (decision 0037).

What is kept there bears a random name and is written once; so nothing has to be locked or asked twice.
"""

import tempfile
from datetime import datetime
from functools import cached_property
from typing import IO, Any, cast

from django.core.files import File
from django.core.files.storage import Storage

IN_MEMORY = 4 * 1024 * 1024  # bytes; larger ones are read into a file that has no name


class ObjectStorage(Storage):
    """Django's storage over a store of `obstore`. `options` are its own: bucket, endpoint, region, keys."""

    def __init__(self, **options: Any) -> None:
        self.options = options

    @cached_property
    def store(self) -> Any:
        from obstore.store import S3Store  # deferred: an extra

        plain = str(self.options.get("endpoint") or "").startswith("http://")
        # What a slow answer may cost a page, and how often it is asked again.
        return S3Store(
            client_options={"allow_http": plain, "timeout": "30s", "connect_timeout": "5s"},
            retry_config={"max_retries": 3},
            **self.options,
        )

    def _open(self, name: str, mode: str = "rb") -> File:
        import obstore  # deferred: an extra

        if mode != "rb":
            raise ValueError("What is kept is read, never written again.")
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 its reader closes it
        for piece in obstore.get(self.store, name):
            kept.write(piece)
        kept.seek(0)
        return File(kept, name)

    def piece(self, name: str, start: int, length: int) -> bytes:
        import obstore  # deferred: an extra

        return bytes(obstore.get_range(self.store, name, start=start, length=length))

    def _save(self, name: str, content: File) -> str:
        import obstore  # deferred: an extra

        content.seek(0)
        obstore.put(self.store, name, cast(Any, content.file if hasattr(content, "file") else content))
        return name

    def _head(self, name: str) -> Any:
        import obstore  # deferred: an extra

        return obstore.head(self.store, name)

    def delete(self, name: str) -> None:
        import obstore  # deferred: an extra

        try:
            obstore.delete(self.store, name)
        except FileNotFoundError:
            return

    def exists(self, name: str) -> bool:
        try:
            self._head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return int(self._head(name)["size"])

    def get_modified_time(self, name: str) -> datetime:
        return cast(datetime, self._head(name)["last_modified"])

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and names below a path; a folder of which nothing is kept is not there."""
        import obstore  # deferred: an extra

        below = path.strip("/")
        found = obstore.list_with_delimiter(self.store, f"{below}/" if below else "")
        folders = [name.rstrip("/").rpartition("/")[2] for name in found["common_prefixes"]]
        return folders, [each["path"].rpartition("/")[2] for each in found["objects"]]
