"""Write everything into one file while people work: one snapshot of the database, the attachments, the hashes of both."""

import datetime as dt
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, BinaryIO, cast

import psycopg
from django.core.files.storage import Storage, default_storage

import lianxinqiao
from lianxinqiao.database import archive, binaries, contents, place, roles, tunnel
from lianxinqiao.database.errors import BackupRefused


def address() -> str:
    """As the owner: a restore makes the schema anew, and a backup reads what is guarded."""
    return roles.owner_url()


def default_name(local: dt.datetime) -> str:
    return f"lianxinqiao-{local:%Y%m%d-%H%M%S}.backup"


def write(target: Path) -> dict[str, Any]:
    """Write the backup and return its manifest. The file appears whole or not at all. Raises BackupRefused."""
    if target.exists():
        raise BackupRefused(f"{target} 已存在，不会覆盖。 {target} exists and will not be overwritten.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        making = Path(folder) / "backup"
        making.touch(mode=0o600)
        manifest = _write(making, Path(folder) / "dump")
        with making.open("rb") as file:
            os.fsync(file.fileno())
        making.rename(target)
    (place.var() / "last-backup").touch()  # `doctor` tells how long ago that was
    return manifest


def _write(making: Path, dump: Path) -> dict[str, Any]:
    """Dump and counts come from one snapshot. Attachments are read after it was taken: they are stored before the row
    that names them and never altered, so whatever the snapshot names is among them."""
    writer = archive.Writer(making)
    with psycopg.connect(address()) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("select pg_export_snapshot()").fetchone()
        assert row is not None
        _dump(dump, str(row[0]), connection.info.server_version // 10_000)
        manifest = _describe(connection)
    with dump.open("rb") as file:
        writer.add(archive.DUMP, file)
    dump.unlink()
    _add_files(writer, default_storage)
    return writer.close(manifest)


def _dump(target: Path, snapshot: str, server_major: int) -> None:
    program = binaries.client(server_major).program("pg_dump")
    with tunnel.reached(address(), program) as there:
        done = subprocess.run(
            [
                *(program, "--format=custom", "--no-owner", "--no-privileges"),
                *(f"--snapshot={snapshot}", f"--file={target}", f"--dbname={there}"),
            ],
            capture_output=True,
            text=True,
            errors="replace",
        )
    if done.returncode:
        raise BackupRefused(f"备份没有写成。 The backup could not be written.\n{done.stderr.strip()}")


def _describe(connection: contents.Connection) -> dict[str, Any]:
    return {
        "product": "lianxinqiao",
        "version": lianxinqiao.__version__,
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "postgresql": connection.info.server_version,
        "demo": (place.var() / "demo").exists(),
        "migrations": contents.migrations(connection),
        "tables": contents.counts(connection),
        "journal": contents.journal_heads(connection),
    }


def _add_files(writer: archive.Writer, storage: Storage, folder: str = "") -> None:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(names):
        try:
            file = storage.open(f"{folder}{name}")
        except FileNotFoundError:  # one that is kept for a day was cleared away meanwhile
            continue
        with file:
            writer.add(f"{archive.FILES}{folder}{name}", cast(BinaryIO, file))
    for below in sorted(folders):
        _add_files(writer, storage, f"{folder}{below}/")
