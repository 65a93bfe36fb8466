"""Whether this process can serve: the database answers, and its schema is this program's."""

import time
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

KEPT = 30.0  # seconds that a good answer about the schema is believed
_believed: dict[str, float] = {}


def missing() -> list[str]:
    """The names of what is not there; nothing where all is well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        return [] if _schema_is_ours() else ["schema"]
    except Error:
        connection.close()
        return ["database"]


def _schema_is_ours() -> bool:
    """The last migration of each room is in the database. A probe comes every few seconds, so a yes is believed a while."""
    now = time.monotonic()
    if now < _believed.get("until", 0.0):
        return True
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations")
        applied = {(str(app), str(name)) for app, name in cursor.fetchall()}
    if not _last() <= applied:
        return False
    _believed["until"] = now + KEPT
    return True


@cache
def _last() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())
