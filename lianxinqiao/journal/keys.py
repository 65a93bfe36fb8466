"""The key that signs checkpoints, and what was signed: both outside the database, in var/journal.

Whoever owns the database cannot sign; whoever rolls it back is contradicted by the notes that lie here.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from lianxinqiao.journal import notes


def folder() -> Path:
    return Path(settings.JOURNAL_DIR)


def signer() -> notes.Signer:
    """The key of LXQ_JOURNAL_KEY or LXQ_JOURNAL_KEY_FILE, else that of var/journal/key, which is made when missing."""
    if given := os.getenv("LXQ_JOURNAL_KEY"):
        return notes.Signer.of(given)
    path = Path(os.getenv("LXQ_JOURNAL_KEY_FILE") or folder() / "key")
    if not path.exists():
        _make(path)
    return notes.Signer.of(path.read_text())


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_name(f"{path.name}.{os.getpid()}")
    making.touch(mode=0o600)
    made = _new()
    making.write_text(f"{made}\n")
    with contextlib.suppress(FileExistsError):  # whoever comes second takes the first one's
        os.link(making, path)
        (path.parent / "vkey").write_text(f"{made.verifier}\n")
    making.unlink()


def _new() -> notes.Signer:
    """Named by the site and by the key itself: a tree that begins anew is another tree, whatever the site is called."""
    key = Ed25519PrivateKey.generate()
    return notes.Signer(
        f"{urlsplit(settings.SITE_URL).netloc}/journal/{key.public_key().public_bytes_raw().hex()[:8]}", key
    )


def verifier() -> notes.Verifier | None:
    """Whose checkpoints are ours; None where no key is kept here, as on a machine that only reads."""
    path = Path(os.getenv("LXQ_JOURNAL_KEY_FILE") or folder() / "key")
    return signer().verifier if os.getenv("LXQ_JOURNAL_KEY") or path.exists() else None


def remember(size: int, note: str) -> None:
    """Keep a note beside the key."""
    kept = folder() / "checkpoints" / f"{size:012d}.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        making = kept.with_suffix(f".{os.getpid()}")
        making.write_text(note, encoding="utf-8")
        making.replace(kept)


def remembered() -> Iterator[tuple[str, str]]:
    """Name and text of every note kept here, the smallest tree first."""
    for path in sorted((folder() / "checkpoints").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")


def former() -> list[str]:
    """Verifier keys that signed here before a restore made the tree begin anew (`aside`)."""
    return [path.read_text().strip() for path in sorted(folder().parent.glob(f"{folder().name}-before-*/vkey"))]
