"""Pack a district into one file, as it stands at one moment: rows, attachments, and the hash of each table's rows."""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.db import connection, transaction

import lianxinqiao
from lianxinqiao.access.refused import Refused
from lianxinqiao.database import archive, contents, roles
from lianxinqiao.operating.moving import rows, streams

ROWS, ATTACHED = f"{archive.FILES}rows/", f"{archive.FILES}attached/"
# Each of these names what lies in the storage.
STORED = (("files_attachment", "path"), ("acts_job", "path"), ("figures_book", "path"))
SEQUENCES = "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null"


@contextmanager
def one_moment() -> Iterator[Any]:
    """As the owner, all in one transaction that sees one moment of the data."""
    with roles.as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read")
        streams.spell(cursor)
        yield cursor


def pack(codes: list[str], target: Path) -> dict[str, Any]:
    """The file appears whole or not at all; its manifest. Raises Refused."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".packing-", dir=target.parent) as folder, one_moment() as cursor:
        making = Path(folder) / "parcel"
        making.touch(mode=0o600)
        writer = archive.Writer(making)
        bodies, districts, chains = rows.found(cursor, codes)
        if not bodies:
            raise Refused(f"这里没有区划 {'、'.join(codes)}。 These districts are not here.")
        keys = rows.gather(cursor, bodies, districts)
        for table in rows.moving():
            streams.write(streams.question(cursor, table, keys), Path(folder) / "rows")
            with (Path(folder) / "rows").open("rb") as file:
                writer.add(f"{ROWS}{table}", file)
        for name in stored(cursor, keys):
            with default_storage.open(name) as file:
                writer.add(f"{ATTACHED}{name}", cast(BinaryIO, file))
        manifest = writer.close(_described(cursor, keys, codes, chains))
        with making.open("rb") as file:
            os.fsync(file.fileno())
        making.replace(target)
    return manifest


def _described(cursor: Any, keys: rows.Keys, codes: list[str], chains: list[str]) -> dict[str, Any]:
    cursor.execute(SEQUENCES)
    sequences = {name: int(last) for name, last in cursor.fetchall()}
    connected = rows.raw()
    return {
        "product": "lianxinqiao district",
        "version": lianxinqiao.__version__,
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "districts": codes,
        "chains": chains,
        "migrations": contents.migrations(connected),
        "heads": contents.journal_heads(connected),
        "counts": dict(rows.counted(keys)),
        "sequences": sequences,
    }


def stored(cursor: Any, keys: rows.Keys) -> list[str]:
    """What lies in the storage for these rows, each once; what is named and gone was cleared away in its time."""
    names: set[str] = set()
    for table, column in STORED:
        key = rows.key_of(rows.tables()[table])
        cursor.execute(f"select distinct {column} from {table} where {column} <> '' and {key} in {keys.within(table)}")
        names.update(name for (name,) in cursor.fetchall())
    return sorted(name for name in names if default_storage.exists(name))
