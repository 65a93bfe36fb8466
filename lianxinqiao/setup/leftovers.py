"""What a killed `./run` left behind: its pages and worker still run, and the next `./run` must end them first."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path


def note(path: Path, processes: Mapping[str, int]) -> None:
    """Note the children, each with the moment it began, which tells it from a later process of the same number."""
    path.write_text(json.dumps({name: [pid, began(pid)] for name, pid in processes.items()}))


def began(pid: int) -> str:
    """When the process began, in ticks since the machine did; empty where it is gone or the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] == "Z" else fields[19]


def end(path: Path) -> int:
    """End what is noted and still runs, asking first; how many there were."""
    try:
        noted = json.loads(path.read_text())
    except (OSError, ValueError):
        return 0
    alive = [pid for pid, then in noted.values() if then and began(pid) == then]
    for pid in alive:
        _signal_group(pid, signal.SIGTERM)
    deadline = time.monotonic() + 10
    while any(began(pid) for pid in alive) and time.monotonic() < deadline:
        time.sleep(0.1)
    for pid in alive:
        _signal_group(pid, signal.SIGKILL)
    path.unlink(missing_ok=True)
    return len(alive)


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
