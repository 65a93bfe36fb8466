"""Bring a backup back into an empty place: the whole file is checked before anything is touched, the result after."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.migrations.loader import MigrationLoader

from lianxinqiao.database import archive, binaries, contents, place, roles, tunnel
from lianxinqiao.database.backup import address
from lianxinqiao.database.errors import BackupRefused


def read(source: Path) -> dict[str, Any]:
    """Check the file, the place and the program against each other, then restore; the manifest.

    A restore that was killed is noted in var/ and begun anew by the next. Raises BackupRefused.
    """
    manifest = archive.check(source)
    _refuse_newer(manifest)
    note = place.var() / "restoring"
    _refuse_unless_empty(begun=note.exists())
    unpacked = place.var() / "files.restoring"
    shutil.rmtree(unpacked, ignore_errors=True)
    _refuse_unless_it_fits(manifest, unpacked.parent)
    try:
        for _name in archive.extract(source, manifest["members"], unpacked):
            pass
        note.touch()
        _load(unpacked / archive.DUMP)
        _compare(manifest)
        _put_files(unpacked / archive.FILES)
        _put_signing_aside()
        _set_demo(on=bool(manifest["demo"]))
        place.restored_mark(place.var()).touch()  # it tells nobody anything until the operator confirms
        note.unlink()
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    _migrate()
    return manifest


def put_back(source: Path) -> None:
    """The database alone becomes what a backup of this place says, whatever stands there now: an update did not succeed.

    No migration follows, since the program that made the backup goes on. Raises BackupRefused.
    """
    manifest = archive.check(source)
    with tempfile.TemporaryDirectory(prefix=".back-", dir=place.var()) as folder:
        only = {archive.DUMP: manifest["members"][archive.DUMP]}
        for _name in archive.extract(source, only, Path(folder)):
            pass
        _load(Path(folder) / archive.DUMP)
    _compare(manifest)
    with roles.as_owner():
        roles.grant()


def _refuse_newer(manifest: dict[str, Any]) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    # Squashing takes names away from third parties' apps; what matters is ours.
    unknown = [
        name
        for name in manifest["migrations"]
        if name not in known and f"lianxinqiao.{name.split('.')[0]}" in _our_rooms()
    ]
    if unknown:
        raise BackupRefused(
            f"备份由更新的程序写成（{manifest['version']}），请先更新程序。 "
            f"The backup was made by a newer program ({manifest['version']}); update this one first."
        )


def _our_rooms() -> set[str]:
    from django.apps import apps  # deferred: needs the app registry

    return {config.name for config in apps.get_app_configs()}


def _refuse_unless_empty(*, begun: bool) -> None:
    """A place in which an earlier restore was killed counts as empty: it held nothing when that began."""
    if begun:
        return
    with psycopg.connect(address()) as connection:
        bare = contents.is_bare(connection)
    if not bare or _holds_files():
        raise BackupRefused(
            "这里已有数据，只能恢复到空白处。 There is data here already; a backup is restored into an empty place only."
        )


def _refuse_unless_it_fits(manifest: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # The dump is compressed, and the tables need room beside it.
    needed = (
        sum(member["size"] for member in manifest["members"].values()) + 5 * manifest["members"][archive.DUMP]["size"]
    )
    if shutil.disk_usage(folder).free < needed:
        raise BackupRefused(
            f"磁盘空间不足，约需 {needed >> 20} MB。 Too little room on the disk; about {needed >> 20} MB are needed."
        )


def _load(dump: Path) -> None:
    """All of the database in one transaction, or nothing."""
    with psycopg.connect(address(), autocommit=True) as connection:
        major = connection.info.server_version // 10_000
        connection.execute("drop schema public cascade")
        connection.execute("create schema public")
    program = binaries.client(major).program("pg_restore")
    told = _run(program, "--list", str(dump)).splitlines()
    wanted = dump.with_name("wanted")
    wanted.write_text("\n".join(line for line in told if not IS_WALL.match(line)))
    with tunnel.reached(address(), program) as there:
        _run(
            *(program, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"),
            *(f"--use-list={wanted}", f"--dbname={there}", str(dump)),
        )


# The wall between bodies names roles that this server may not have; it is built anew (database/walls.py).
IS_WALL = re.compile(r"\d+; \d+ \d+ (POLICY|ROW SECURITY) ")


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise BackupRefused(f"数据库没有恢复。 The database could not be restored.\n{done.stderr.strip()}")
    return done.stdout


def _compare(manifest: dict[str, Any]) -> None:
    """The counts of every table and the ends of every chain of the journal are what the manifest says."""
    with psycopg.connect(address()) as connection:
        counted, heads = contents.counts(connection), contents.journal_heads(connection)
    differing = sorted(
        name for name in {*counted, *manifest["tables"]} if counted.get(name) != manifest["tables"].get(name)
    )
    if differing or heads != manifest["journal"]:
        raise BackupRefused(
            f"恢复后的数据与清单不符：{', '.join(differing) or 'journal'} "
            "What was restored differs from the manifest. Do not work with it; take another backup file."
        )


def _folder() -> Path | None:
    """Where attachments lie on this machine; None where an object store keeps them."""
    try:
        return Path(default_storage.path(""))
    except NotImplementedError:
        return None


def _holds_files() -> bool:
    try:
        return any(default_storage.listdir(""))
    except FileNotFoundError:
        return False


def _put_files(unpacked: Path) -> None:
    unpacked.mkdir(parents=True, exist_ok=True)
    if (files := _folder()) is None:
        for path in sorted(path for path in unpacked.rglob("*") if path.is_file()):
            with path.open("rb") as file:
                default_storage.save(path.relative_to(unpacked).as_posix(), File(file))
        return
    if files.exists():
        shutil.rmtree(files)
    unpacked.rename(files)
    os.sync()


def _migrate() -> None:
    """Bring the schema of an older backup to this program; in a process of its own, since this one saw the old tables."""
    if subprocess.run([sys.executable, "-m", "lianxinqiao", "migrate"]).returncode:
        raise BackupRefused(
            "数据已全部恢复，但没有更新到本版程序；请运行 lianxinqiao migrate。 "
            "Everything is restored, but not brought to this version of the program; run `lianxinqiao migrate`."
        )


def _put_signing_aside() -> None:
    """What was signed here may know more than the backup: kept for comparison, while the tree begins anew under a new key."""
    signed = place.var() / "journal"
    if signed.exists():
        signed.rename(signed.with_name(f"journal-before-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}"))


def _set_demo(*, on: bool) -> None:
    mark = place.var() / "demo"
    if on:
        mark.touch()
    else:
        mark.unlink(missing_ok=True)
