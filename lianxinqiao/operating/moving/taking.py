"""Take a district into a database of its own: all of it in one transaction, compared to the byte, or nothing of it."""

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.database import archive, contents, place, roles
from lianxinqiao.journal import actions as journal
from lianxinqiao.journal import apart, checkpoints, doors
from lianxinqiao.operating.moving import accounted, closing, packing, rows, streams
from lianxinqiao.people.models import District

LOOSE = frozenset({rows.COMMON, doors.CHAIN})  # chains that go on in both places


def begun() -> Path:
    """Stands while what is here was taken and is not yet what anybody works in: it may be taken again."""
    return place.var() / "taking"


def came() -> Path:
    """Stands once the district is at home here: the router goes by it (setup/districts.py)."""
    return place.came_mark(place.var())


def take(parcel: Path) -> dict[str, Any]:
    """The manifest of what stands here then. Raises Refused, BackupRefused."""
    manifest = archive.check(parcel)
    _refuse_unfit(manifest)
    begun().touch()
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=place.var()) as folder:
        for _name in archive.extract(parcel, manifest["members"], Path(folder)):
            pass
        _put_files(Path(folder) / packing.ATTACHED)
        with roles.as_owner(), transaction.atomic(), connection.cursor() as cursor:
            streams.spell(cursor)
            _load(cursor, Path(folder) / packing.ROWS)
            _number_on(cursor, manifest["sequences"])
            _compare(cursor, manifest)
            _mark(cursor, manifest)
            _guard_again(cursor)
    return manifest


def _refuse_unfit(manifest: dict[str, Any]) -> None:
    if came().exists():
        raise Refused("这里已有移来的区县。 A district stands here already.")
    connection.ensure_connection()
    if contents.migrations(rows.raw()) != manifest["migrations"]:
        raise Refused(
            "两个数据库不是同一版本，请先在两边运行 migrate。 The two databases are not of one version: run `migrate`."
        )
    if not begun().exists() and not contents.is_bare(rows.raw()):
        raise Refused(
            "目标数据库里已有数据，只能移到空白处。 There is data in the database already; a district moves into an empty one."
        )
    needed = 6 * sum(member["size"] for member in manifest["members"].values())
    if shutil.disk_usage(place.var()).free < needed:
        raise Refused(
            f"磁盘空间不足，约需 {needed >> 20} MB。 Too little room on the disk; about {needed >> 20} MB are needed."
        )


def _put_files(unpacked: Path) -> None:
    """A name that is there came with an attempt that was broken off, perhaps in part."""
    for path in sorted(path for path in unpacked.rglob("*") if path.is_file()):
        name = path.relative_to(unpacked).as_posix()
        default_storage.delete(name)
        with path.open("rb") as file:
            kept = default_storage.save(name, File(file))
        if kept != name:
            raise Refused(f"附件 {name} 没有放成。 The attachment {name} could not be put in its place.")


def _guard(cursor: Any, *, on: bool) -> None:
    """Triggers judge acts; what comes here was judged where it was done."""
    cursor.execute("set constraints all immediate")
    cursor.execute(
        "select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal "
        "and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)"
    )
    for (table,) in cursor.fetchall():
        if not table.startswith(rows.QUEUE):
            cursor.execute(f"alter table {table} {'enable' if on else 'disable'} trigger user")


def _guard_again(cursor: Any) -> None:
    _guard(cursor, on=True)


def _load(cursor: Any, folder: Path) -> None:
    _guard(cursor, on=False)
    if full := [table for table in rows.tables() if _has_rows(cursor, table)]:
        cursor.execute(f"truncate {', '.join(full)} cascade")
    cursor.execute("set constraints all deferred")
    for table in rows.moving():
        streams.load(cursor, table, folder / table)
    cursor.execute("set constraints all immediate")


def _has_rows(cursor: Any, table: str) -> bool:
    cursor.execute(f"select exists (select from {table})")
    return bool(cursor.fetchone()[0])


def _number_on(cursor: Any, sequences: dict[str, int]) -> None:
    """What comes next has the number that it would have had."""
    for name, last in sequences.items():
        cursor.execute(
            "select setval(quote_ident(s.relname)::regclass, %s) from pg_class s where s.relname = %s", [last, name]
        )


def _compare(cursor: Any, manifest: dict[str, Any]) -> None:
    """Every table holds to the byte what was packed, and nothing else."""
    differing = []
    for table in rows.moving():
        count, summed = streams.digest(streams.question(cursor, table))
        told = manifest["members"][f"{packing.ROWS}{table}"]["sha256"]
        if (count, summed) != (manifest["counts"][table], told):
            differing.append(table)
    if differing:
        raise Refused(
            f"移来的数据与清单不符：{', '.join(differing)}。 What came differs from what was packed; nothing was taken."
        )


def _mark(cursor: Any, manifest: dict[str, Any]) -> None:
    """What of the chains lies in the old place is closed here and said in one entry."""
    heads: dict[str, Any] = manifest["heads"]
    apart_now = {chain: end for chain, end in heads.items() if chain not in {*manifest["chains"], rows.COMMON}}
    closed = [chain for chain in apart_now if chain not in LOOSE]
    cursor.execute("update journal_head set closed_at = null where chain = any(%s)", [manifest["chains"]])
    cursor.execute("update journal_head set closed_at = %s where chain = any(%s)", [timezone.now(), closed])
    journal.record(
        act=apart.CAME,
        by=None,
        chain=rows.COMMON,
        obj=District.objects.get(code=manifest["districts"][0]),
        data={"districts": manifest["districts"], "chains": apart_now},
        facts=accounted.gone(),
    )


def fingerprints() -> dict[str, str]:
    """Of the keys without which what is encrypted in the rows cannot be read; the two places must have the same."""
    told = {"sender": settings.SENDER_KEY, "factor": settings.FACTOR_KEY}
    return {name: hashlib.sha256(key.encode()).hexdigest()[:16] for name, key in told.items()}


def arrive() -> None:
    """From here on it is at home here: the one moment at which the router is switched."""
    if not any(each["act"] == apart.CAME for each in closing.state([])["moves"]):
        raise Refused("这里还没有移来的区县。 No district was taken here.")
    checkpoints.make()
    came().touch()
    begun().unlink(missing_ok=True)
