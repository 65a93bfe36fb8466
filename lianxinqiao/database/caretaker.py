"""PostgreSQL refuses to run as root: whoever keeps it then is an existing unprivileged user; none is created."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import Any

from lianxinqiao.database.errors import DatabaseUnavailable

CANDIDATES = ("postgres", "nobody", "daemon")


def find(checkout: Path) -> pwd.struct_passwd | None:
    """Who runs PostgreSQL: None for ourselves; as root the checkout's owner, else postgres, else nobody."""
    if os.geteuid() != 0:
        return None
    owner = checkout.stat().st_uid
    for wanted in (owner, *CANDIDATES):
        try:
            entry = pwd.getpwuid(wanted) if isinstance(wanted, int) else pwd.getpwnam(wanted)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return entry
    raise DatabaseUnavailable(
        "以 root 运行时，PostgreSQL 需要一个现有的普通用户，而这里没有。请换用普通用户运行。 "
        "As root PostgreSQL needs an existing ordinary user to run as, and there is none. Run as an ordinary user."
    )


def demotion(entry: pwd.struct_passwd | None) -> dict[str, Any]:
    """Arguments with which subprocess runs as that user, outside any folder it may not enter."""
    common: dict[str, Any] = {"cwd": "/", "stdin": subprocess.DEVNULL}
    if entry is None:
        return common
    return common | {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def reaches(entry: pwd.struct_passwd | None, path: Path, right: str) -> bool:
    """Whether that user has the right ('w' to write, 'x' to enter or run) to the path."""
    try:
        asked = subprocess.run(["/bin/sh", "-c", f'test -{right} "$1"', "sh", str(path)], **demotion(entry))
    except OSError:
        return False
    return asked.returncode == 0


def give(path: Path, entry: pwd.struct_passwd | None) -> None:
    """Make a folder that only that user (and root) may enter."""
    path.mkdir(parents=True, exist_ok=True)
    if entry is not None:
        os.chown(path, entry.pw_uid, entry.pw_gid)
    path.chmod(0o700)
