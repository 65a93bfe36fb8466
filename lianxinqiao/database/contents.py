"""What a database holds, counted: the same questions before a backup and after a restore."""

from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[Any, ...]]
# Queries of the queue that come and go by themselves are restored, but their worker rows are nobody's records.
TABLES = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1
"""


def tables(connection: Connection) -> list[str]:
    return [str(name) for (name,) in connection.execute(TABLES)]


def counts(connection: Connection) -> dict[str, int]:
    """Rows per table."""
    counted = {}
    for name in tables(connection):
        row = connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(name))).fetchone()
        counted[name] = int(row[0]) if row else 0
    return counted


def journal_heads(connection: Connection) -> dict[str, list[Any]]:
    """For each chain of the journal its last number and hash."""
    if "journal_head" not in tables(connection):
        return {}
    rows = connection.execute("select chain, number, hash from journal_head order by chain")
    return {str(chain): [int(number), str(ended)] for chain, number, ended in rows}


def migrations(connection: Connection) -> list[str]:
    """Which migrations made the schema, as `app.name`."""
    if "django_migrations" not in tables(connection):
        return []
    return [
        f"{app}.{name}" for app, name in connection.execute("select app, name from django_migrations order by 1, 2")
    ]


def is_bare(connection: Connection) -> bool:
    """Whether nobody has begun to work here: no account, no body, no entry in the journal."""
    there = set(tables(connection))
    for name in ("accounts_user", "people_body", "journal_entry"):
        if name in there:
            row = connection.execute(sql.SQL("select 1 from {} limit 1").format(sql.Identifier(name))).fetchone()
            if row:
                return False
    return True
