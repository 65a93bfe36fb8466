"""The folder in which the processes of the pages count what `/metrics` adds up."""

import os
from contextlib import suppress

from lianxinqiao.database import place

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


def prepare() -> None:
    """Name the folder to the processes that come, and clear away what those before left. The files are named by process."""
    folder = place.var() / "metrics"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ[VARIABLE] = str(folder)
    for file in folder.glob("*.db"):
        process = file.stem.rpartition("_")[2]
        if not (process.isdecimal() and _lives(int(process))):
            file.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        return True
    return False
