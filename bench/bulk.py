"""Rows poured into tables by the million: no key is looked up, and each index is built once over all of them."""

import contextlib
from collections.abc import Iterator
from typing import Any

# Those that no constraint stands on; a constraint's own stays, and takes rows that come in its order.
INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = (quote_ident(indexname))::regclass)
"""


@contextlib.contextmanager
def poured(cursor: Any, *tables: str) -> Iterator[None]:
    """Keys are right by construction while this lasts; afterwards the tables are as they would be in life, and known."""
    cursor.execute("SET maintenance_work_mem = '512MB'")
    cursor.execute("SET session_replication_role = replica")
    with without_indexes(cursor, *tables):
        yield
    cursor.execute("SET session_replication_role = origin")
    cursor.execute("VACUUM ANALYZE")


@contextlib.contextmanager
def without_indexes(cursor: Any, *tables: str) -> Iterator[None]:
    cursor.execute(INDEXES, [list(tables)])
    kept = cursor.fetchall()
    for name, _definition in kept:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _name, definition in kept:
        cursor.execute(definition)


def counted(cursor: Any, *tables: str) -> str:
    """`1,000,000 in activities_activity`, of each."""
    told = []
    for table in tables:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        told.append(f"{cursor.fetchone()[0]:,} in {table}")
    return ", ".join(told)
