"""The folder in which the processes of the pages count what `/metrics` adds up."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from lianxinqiao.database import place

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
MEMORY = Path("/dev/shm")  # noqa: S108  # the folder below it is its user's alone


def prepare() -> None:
    """Name the folder to the processes that come, and clear away what those before left. The files are named by process."""
    folder = _in_memory() or _beside_the_data()
    os.environ[VARIABLE] = str(folder)
    for file in folder.glob("*.db"):
        process = file.stem.rpartition("_")[2]
        if not (process.isdecimal() and _lives(int(process))):
            file.unlink(missing_ok=True)


def _in_memory() -> Path | None:
    """Where the machine has such a place: the files are mapped, and what a full disk cannot take kills its process."""
    mark = hashlib.sha256(str(place.var().resolve()).encode()).hexdigest()[:16]
    folder = MEMORY / f"lianxinqiao-{os.getuid()}-{mark}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    return folder if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() else None


def _beside_the_data() -> Path:
    folder = place.var() / "metrics"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _lives(process: int) -> bool:
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        return True
    return False
