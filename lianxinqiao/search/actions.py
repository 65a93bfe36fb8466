"""Keep the index as the things are. Derived data: no act of the office, so no journal."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from lianxinqiao.search import kinds, words
from lianxinqiao.search.kinds import KINDS, Kind, Rows
from lianxinqiao.search.models import Entry

BATCH = 500
# Unchanged words are not written again: most acts move a thing and leave its text alone.
WRITE = """
    INSERT INTO search_entry (kind, key, inside, public)
    SELECT %s, key, inside::tsvector, public::tsvector
    FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS new (key, inside, public)
    ON CONFLICT (kind, key) DO UPDATE SET inside = excluded.inside, public = excluded.public
    WHERE (search_entry.inside, search_entry.public) IS DISTINCT FROM (excluded.inside, excluded.public)
"""
Told = Callable[[int, int], None]


def index(rows: Rows) -> int:
    """Write the entries of these rows as they stand now; how many. Call it where they are locked."""
    kind = kinds.of(rows)
    return _write(kind, kind.texts(rows))


def _write(kind: Kind, texts: Iterable[Any]) -> int:
    found = [
        (key, words.vector(inside), None if public is None else words.vector(public)) for key, inside, public in texts
    ]
    if found:
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [kind.label, *(list(column) for column in zip(*found, strict=True))])
    return len(found)


def follow(row: Model) -> None:
    """One that was written just now; what no room lets be found is left alone."""
    if _waiting.begun or not (kind := KINDS.get(type(row))):
        return
    _write(kind, kind.text(row.pk) if kind.text else kind.texts(kind.rows.filter(pk=row.pk)))


def forget(row: Model) -> None:
    """It is gone."""
    Entry.objects.filter(kind=row._meta.label_lower, key=row.pk).delete()


@dataclass
class _Waiting:
    begun: bool = False


_waiting = _Waiting()


@contextmanager
def indexed_afterwards() -> Iterator[None]:
    """A long piece of work that nobody searches meanwhile: everything is indexed once, at its end."""
    _waiting.begun = True
    try:
        yield
    finally:
        _waiting.begun = False
    rebuild()


def rebuild(tell: Told = lambda done, total: None, *, among: Rows | None = None) -> int:
    """Index everything, or the rows `among` one kind, anew, batch by batch, while people work; broken off, run it again.

    Each batch locks its rows as an act does, so that no older text can overwrite what an act has just written.
    """
    wanted = [kind.rows for kind in KINDS.values()] if among is None else [among]
    total, done = sum(rows.count() for rows in wanted), 0
    for rows in wanted:
        for indexed in _batches(kinds.of(rows), rows):
            done += indexed
            tell(done, total)
    return done


def _batches(kind: Kind, wanted: Rows) -> Iterator[int]:
    last = 0
    while True:
        with transaction.atomic():
            rows = wanted.filter(pk__gt=last).order_by("pk").select_for_update(of=("self",))
            keys = [row.pk for row in rows.only("pk")[:BATCH]]
            if not keys:
                return
            indexed = index(kind.rows.filter(pk__in=keys))
        last = keys[-1]
        yield indexed
