"""A stamp is written last, so that whatever was killed half-way looks unmade, and says from which locks it was made."""

import hashlib
import os
from pathlib import Path


def digest(*parts: str | bytes | Path) -> str:
    """SHA-256, hex, over texts and the contents of files."""
    summed = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part
        content = content.encode() if isinstance(content, str) else content
        summed.update(len(content).to_bytes(8, "big") + content)
    return summed.hexdigest()


def listing(*places: Path) -> str:
    """Names, sizes and times of the files (those below, for a folder): enough to tell whether copies are still good."""
    lines = []
    below = (path for place in places for path in (place.rglob("*") if place.is_dir() else (place,)))
    for path in sorted(path for path in below if path.is_file()):
        stat = path.stat()
        lines.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return "\n".join(lines)


def read(stamp: Path) -> frozenset[str]:
    """What the stamp vouches for; nothing where there is none."""
    try:
        return frozenset(stamp.read_text().split())
    except OSError:
        return frozenset()


def write(stamp: Path, *digests: str) -> None:
    """Write it whole or not at all."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    making = stamp.with_name(stamp.name + ".new")
    with making.open("w") as file:
        file.write("\n".join(digests) + "\n")
        file.flush()
        os.fsync(file.fileno())
    making.replace(stamp)
