"""Rows as PostgreSQL writes them out, in the order of their keys: the same rows give the same bytes, and so the same hash."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lianxinqiao.operating.moving import rows

# One spelling of a moment, a number and a string of bytes, whatever the server's settings.
SPELT = """set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
set local extra_float_digits = 1; set local bytea_output = 'hex'"""
COLUMNS = """select attname from pg_attribute where attrelid = to_regclass(%s) and attnum > 0
and not attisdropped and attgenerated = '' order by attname"""
# Whoever is only named by what goes along has a row, and cannot sign in with it.
LOCKED = {
    "password": "'!'",
    "phone": "''",
    "email": "''",
    "is_active": "false",
    "must_change_password": "true",
    "last_login": "null",
}
PIECE = 1 << 20


def spell(cursor: Any) -> None:
    for each in SPELT.split(";"):
        cursor.execute(each)


def columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(COLUMNS, [table])
    return [str(name) for (name,) in cursor.fetchall()]


def question(cursor: Any, table: str, keys: rows.Keys | None = None) -> str:
    """What is streamed of a table: the rows of these keys, or all that are there."""
    key = rows.key_of(rows.tables()[table])
    named = [f'"{name}"' for name in columns(cursor, table)]
    if keys is not None and table == "accounts_user":
        holds = f"{key} in (select key from holders)"
        named = [
            f"case when {holds} then {name} else {LOCKED[bare]} end" if (bare := name.strip('"')) in LOCKED else name
            for name in named
        ]
    some = f" where {key} in {keys.within(table)}" if keys is not None else ""
    return f'copy (select {", ".join(named)} from {table}{some} order by {key}::text collate "C") to stdout'


def pieces(statement: str) -> Iterator[bytes]:
    with rows.raw().cursor() as cursor, cursor.copy(statement) as copied:
        for piece in copied:
            yield bytes(piece)


def digest(statement: str) -> tuple[int, str]:
    """How many rows, and the hash over all of them."""
    summed, count = hashlib.sha256(), 0
    for piece in pieces(statement):
        summed.update(piece)
        count += piece.count(b"\n")  # a line feed within a value is written as two characters
    return count, summed.hexdigest()


def write(statement: str, path: Path) -> None:
    with path.open("wb") as file:
        for piece in pieces(statement):
            file.write(piece)


def load(cursor: Any, table: str, path: Path) -> None:
    named = ", ".join(f'"{name}"' for name in columns(cursor, table))
    with rows.raw().cursor() as own, own.copy(f"copy {table} ({named}) from stdin") as copied, path.open("rb") as file:
        while piece := file.read(PIECE):
            copied.write(piece)
