"""Backups by the clock: sealed, thinned out as they age, and the last one brought back in a place of its own to prove it."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from lianxinqiao.database import archive, backup, place, sealed
from lianxinqiao.database.errors import BackupRefused
from lianxinqiao.operating import measures
from lianxinqiao.operating.measures import Drill

NAMED = re.compile(r"lianxinqiao-(\d{8}-\d{6})\.backup\.age")
DRILL_SECONDS = 4 * 3600
# Of one's own server and bucket the place that tries a restore knows nothing: it has a server and a folder of its own.
ELSEWHERE = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "LXQ_DATABASE_ROLE",
    "LXQ_REPLICA_URL",
    "LXQ_S3_BUCKET",
    "LXQ_TEST_DB",
    "LXQ_TEST_TEMPLATE",
    measures.COUNTING,
)


@dataclass(frozen=True)
class Keep:
    """Of how many of the last days, weeks and months the newest backup stays."""

    days: int = 7
    weeks: int = 5
    months: int = 12

    @classmethod
    def of(cls, written: str) -> "Keep":
        """`7,5,12`. Raises BackupRefused."""
        parts = [part.strip() for part in written.split(",")]
        if len(parts) != 3 or not all(part.isdecimal() for part in parts) or int(parts[0]) < 1:
            raise BackupRefused(
                f"LXQ_BACKUP_KEEP 应写成 7,5,12（天、周、月），不是 {written}。 "
                f"LXQ_BACKUP_KEEP is written 7,5,12 (days, weeks, months), not {written}."
            )
        return cls(*map(int, parts))


def folder() -> Path:
    return measures.backup_folder()


def taken() -> list[tuple[dt.datetime, Path]]:
    """The sealed backups, the newest first, each with the local moment in its name."""
    named = [(NAMED.fullmatch(path.name), path) for path in folder().glob("lianxinqiao-*.backup.age")]
    return sorted(((_moment(match[1]), path) for match, path in named if match), reverse=True)


def _moment(written: str) -> dt.datetime:
    return dt.datetime.strptime(written, "%Y%m%d-%H%M%S")  # noqa: DTZ007 local, and only compared


def make(*, at: dt.datetime | None = None) -> Path:
    """Write a sealed backup, then let go of what is no longer kept. Raises BackupRefused."""
    keep = Keep.of(os.getenv("LXQ_BACKUP_KEEP", "7,5,12"))
    local = timezone.localtime(at)
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder() / (backup.default_name(local) + sealed.SUFFIX)
    if target.exists():
        raise BackupRefused(f"{target} 已存在，不会覆盖。 {target} exists and will not be overwritten.")
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder()) as making:
        plain = Path(making) / "plain.backup"
        backup.write(plain)
        sealed.seal(plain, target)
    for path in superfluous(taken(), keep):
        path.unlink(missing_ok=True)
    return target


def superfluous(there: Iterable[tuple[dt.datetime, Path]], keep: Keep) -> list[Path]:
    """What goes: all but the newest of each kept day, week and month."""
    newest_first = sorted(there, reverse=True)
    kept: set[Path] = set()
    periods: tuple[tuple[int, Callable[[dt.datetime], Any]], ...] = (
        (keep.days, lambda moment: (moment.year, moment.month, moment.day)),
        (keep.weeks, lambda moment: moment.isocalendar()[:2]),
        (keep.months, lambda moment: (moment.year, moment.month)),
    )
    for number, of in periods:
        first: dict[Any, Path] = {}
        for moment, path in newest_first:
            first.setdefault(of(moment), path)
        kept.update(list(first.values())[:number])
    return [path for _moment, path in newest_first if path not in kept]


# ------------------------------------------------------------------ the drill
def drill(file: Path | None = None) -> Drill:
    """Bring a backup (the last one) back by the command that would do it on a bad day, verify its journal, and note it.

    It runs in a folder and on a server of its own, both of which are gone afterwards.
    """
    file = file or next((path for _moment, path in taken()), None)
    if file is None:
        raise BackupRefused("还没有可以演练的备份。 There is no backup to try yet.")
    began = time.time()
    try:
        counted = _bring_back(file)
        told = Drill(began, good=True, backup=file.name, counted={**counted, "seconds": round(time.time() - began)})
    except BackupRefused as error:
        told = Drill(began, good=False, backup=file.name, words=str(error)[-500:])
    note = measures.drill_note()
    making = note.with_suffix(".new")
    making.write_text(json.dumps(asdict(told), ensure_ascii=False))
    making.replace(note)
    return told


def _bring_back(file: Path) -> dict[str, int]:
    with _place_of_its_own() as var:
        plain = var / "tried.backup"
        if sealed.is_sealed(file):
            sealed.unseal(file, plain)
        else:
            shutil.copyfile(file, plain)
        manifest = archive.check(plain)
        _do(var, "restore", str(plain))
        _do(var, "journal", "verify")
        return {
            "rows": sum(manifest["tables"].values()),
            "attachments": len(manifest["members"]) - 1,
            "entries": sum(number for number, _hash in manifest["journal"].values()),
        }


@contextmanager
def _place_of_its_own() -> Iterator[Path]:
    place.var().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="drill-", dir=place.var()) as made:
        var = Path(made)
        try:
            yield var
        finally:
            noted = var / "pg" / "place"  # where its keeper could not enter the folder
            if noted.exists():
                shutil.rmtree(noted.read_text().strip(), ignore_errors=True)


def _do(var: Path, *arguments: str) -> None:
    env = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    env |= {"LXQ_VAR": str(var), "LXQ_PG_CARELESS": "1", "LXQ_BACKUPS": "no"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lianxinqiao", *arguments],
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=DRILL_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise BackupRefused(f"{arguments[0]} 超时。 {arguments[0]} took too long.") from error
    if done.returncode:
        raise BackupRefused((done.stderr or done.stdout).strip())
