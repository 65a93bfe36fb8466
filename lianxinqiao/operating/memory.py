"""How much memory this installation's own processes take: the pages, the worker and the embedded database.

What several processes share is counted once, in shares (PSS of Linux). Elsewhere, and of processes of another user, nothing is
known. A database on another server is not among them.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lianxinqiao.database import place

PROC = Path("/proc")
PAGES, WORKER, DATABASE, COMMAND = "pages", "worker", "database", "command"
SERVES = {"start": WORKER, "worker": WORKER, "serve": PAGES}


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    words: tuple[str, ...]
    environment: Mapping[str, str]


def by_part() -> dict[str, int]:
    """Bytes of the pages, the worker and the database, as far as they are to be seen; a command that passes by is none."""
    taken: dict[str, int] = {}
    for pid, part in sorts(list(processes()), place.var(), place.current().data).items():
        if part != COMMAND and (size := _share(pid)):
            taken[part] = taken.get(part, 0) + size
    return taken


def sorts(processes: list[Process], var: Path, data: Path) -> dict[int, str]:
    """Which process is a part of the installation that keeps its data there, and of which part."""
    found = {each.pid: part for each in processes if (part := _part(each, var, data))}
    while more := {
        each.pid: PAGES if "granian" in each.words else found[each.parent]
        for each in processes
        if each.parent in found and each.pid not in found
    }:
        found |= more
    return found


def _part(process: Process, var: Path, data: Path) -> str:
    words = process.words
    if "-D" in words[:-1] and Path(words[words.index("-D") + 1]) == data:
        return DATABASE
    if "lianxinqiao" not in {Path(word).name for word in words[:4]} or _var(process) != var:
        return ""
    return next((part for name, part in SERVES.items() if name in words), COMMAND)


def _var(process: Process) -> Path:
    words = process.words
    if "--data" in words[:-1]:
        return Path(words[words.index("--data") + 1])
    return Path(process.environment.get("LXQ_VAR") or place.usual_var())


def processes() -> Iterator[Process]:
    for folder in PROC.glob("[0-9]*"):
        try:
            words = tuple(os.fsdecode((folder / "cmdline").read_bytes()).split("\0")[:-1])
            status = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
            told = os.fsdecode((folder / "environ").read_bytes()).split("\0")
        except OSError:  # it has ended, or is somebody else's
            continue
        yield Process(int(folder.name), int(status[1]), words, dict(each.split("=", 1) for each in told if "=" in each))


def _share(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
