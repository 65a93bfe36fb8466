"""Key facts of the tables, as hashes in the last entry about them: what is changed beside the journal is found.

A room registers each kind of record with a question that gives, for some of them or for all, a hash for every row that
belongs to the record. An act writes `facts=facts.of(record)` into its entry; `verify` asks the same question of today.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from lianxinqiao.journal import actions

Rows = dict[str, str]  # the row's name ("reply:7") and its hash
FOUND = "journal.facts"
AT_ONCE = 500  # records in one entry of those found without


@dataclass(frozen=True)
class Kind:
    """A kind of record. `ask(keys)` yields key, row and hash; `None` asks for all that are to be covered.

    `chain(key)` and `label(key)` say of a record whose it is and what it is called. Whatever changes what `ask` hashes
    is a new `version`: entries of an older one are then left to their own, and the records are noted anew as found.
    `ask_part(key, some)` gives the rows of some alone, where a record is too large to be told whole at every act.
    """

    model: type[models.Model]
    version: int
    ask: Callable[[Sequence[int] | None], Iterable[tuple[int, str, str]]]
    ask_part: Callable[[int, Sequence[int]], Iterable[tuple[int, str, str]]]
    chains: Callable[[Sequence[int]], dict[int, str]]
    labels: Callable[[Sequence[int]], dict[int, str]]

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    def now(self, keys: Sequence[int] | None = None) -> dict[int, Rows]:
        found: dict[int, Rows] = {}
        for key, row, told in self.ask(keys):
            found.setdefault(key, {})[row] = told
        return found


# The rows of the records that are asked for come first; what a room adds reads from them as `covered`.
QUESTION = """
WITH covered AS (SELECT * FROM {table} WHERE {some})
SELECT key, row, left(encode(sha256(convert_to(fact::text, 'UTF8')), 'hex'), 32) FROM ({every}) told
"""


def of_body(
    model: type[models.Model],
    version: int,
    every: str,
    *,
    labels: Callable[[Sequence[int]], dict[int, str]] | None = None,
    only: str = "true",
    part: str = "",
) -> Kind:
    """The kind of a record that belongs to a body: `every` selects key, row and fact from `covered`.

    `part` selects the same of `%(some)s` alone. `only` says which records are covered. Dates and numbers have one spelling in jsonb whatever the server's settings;
    a moment has not, and is told `AT TIME ZONE 'UTC'` or counted.
    """

    def question(some: str) -> str:
        return QUESTION.format(table=model._meta.db_table, some=some, every=every)

    # One id is asked by every act: PostgreSQL keeps the plan of a question of fixed shape.
    one, several, whole = (question(f"{only}{some}") for some in (" AND id = %s", " AND id = ANY(%s)", ""))

    def ask(keys: Sequence[int] | None) -> Iterator[tuple[int, str, str]]:
        with connection.cursor() as cursor:
            if keys is None:
                cursor.execute(whole)
            else:
                cursor.execute(*((one, [keys[0]]) if len(keys) == 1 else (several, [list(keys)])))
            yield from cursor.fetchall()

    def ask_part(key: int, some: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        asked = QUESTION.format(table=model._meta.db_table, some=f"{only} AND id = %(key)s", every=part)
        with connection.cursor() as cursor:
            cursor.execute(asked, {"key": key, "some": list(some)})
            yield from cursor.fetchall()

    def chains(keys: Sequence[int]) -> dict[int, str]:
        return dict(_rows(model, keys).values_list("pk", "body__code"))

    def named(keys: Sequence[int]) -> dict[int, str]:
        return {row.pk: str(row) for row in _rows(model, keys)}

    return Kind(model, version, ask, ask_part, chains, labels or named)


def _rows(model: type[models.Model], keys: Sequence[int]) -> models.QuerySet[Any]:
    return model._default_manager.filter(pk__in=keys)


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    return list(_kinds.values())


def of(record: models.Model, some: Collection[int] | None = None) -> dict[str, Any]:
    """What an act hands to `journal.record`, in one query: of the whole record, or of what it changed alone."""
    kind = _kinds[record._meta.label_lower]
    if some is not None:
        return {"v": kind.version, "part": {row: told for _key, row, told in kind.ask_part(record.pk, sorted(some))}}
    return {"v": kind.version, "rows": kind.now([record.pk]).get(record.pk, {})}


def gone(kind: str, keys: Iterable[int]) -> dict[str, Any]:
    """What an act hands to `journal.record` that takes records away for good, as when an import is taken back."""
    return {"gone": {kind: [int(key) for key in keys]}}


# An act's own entry goes before what was found without one, whichever was written first: while what stood there was
# being read, somebody may have acted.
LAST = """
SELECT DISTINCT ON (key) key, v, rows, id FROM (
    SELECT object_id AS key, id, 2 AS rank, (facts ->> 'v')::int AS v, facts -> 'rows' AS rows
    FROM journal_entry WHERE object_kind = %(kind)s AND object_id IS NOT NULL AND facts ? 'rows'
    UNION ALL
    SELECT each.key::bigint, id, 1, (facts ->> 'v')::int, each.value
    FROM journal_entry, jsonb_each(facts -> 'found') each
    WHERE act = %(found)s AND object_kind = %(kind)s
    UNION ALL
    SELECT each.key::bigint, id, 3, NULL, NULL
    FROM journal_entry, jsonb_array_elements_text(facts -> 'gone' -> %(kind)s) each(key)
    WHERE facts ? 'gone'
) told ORDER BY key, v DESC NULLS FIRST, rank DESC, id DESC
"""

# What was told in part since the last entry that told the whole.
PARTS = """
SELECT object_id, id, facts -> 'part' FROM journal_entry
WHERE object_kind = %s AND facts ? 'part' AND (facts ->> 'v')::int = %s ORDER BY id
"""


def last(kind: Kind) -> dict[int, tuple[int | None, Rows]]:
    """What the last entries about each record say: version and rows; no version where it was taken away by an act."""
    with connection.cursor() as cursor:
        cursor.execute(LAST, {"kind": kind.name, "found": FOUND})
        whole = {key: (version, _read(rows), entry) for key, version, rows, entry in cursor.fetchall()}
        cursor.execute(PARTS, [kind.name, kind.version])
        for key, entry, rows in cursor.fetchall():
            if key in whole and whole[key][0] == kind.version and entry > whole[key][2]:
                whole[key][1].update(_read(rows))
    return {key: (version, rows) for key, (version, rows, _entry) in whole.items()}


def _read(rows: Any) -> Rows:
    """JSON comes as text past the models."""
    return dict(json.loads(rows)) if isinstance(rows, str) else dict(rows or {})


@dataclass(frozen=True)
class Difference:
    kind: str
    key: int
    chain: str
    label: str
    rows: tuple[str, ...]  # changed, gone or come beside the journal


def differences() -> Iterator[Difference]:
    """Every record of which the tables say something else than the last entry about it."""
    for kind in _kinds.values():
        told, now = last(kind), kind.now()
        differing = {}
        for key, (version, rows) in told.items():
            if version not in {kind.version, None}:
                continue
            here = now.get(key, {})
            names = sorted(name for name in {*rows, *here} if rows.get(name) != here.get(name))
            if names:
                differing[key] = tuple(names)
        labels, chains = kind.labels(sorted(differing)), kind.chains(sorted(differing))
        for key, changed in sorted(differing.items()):
            yield Difference(kind.name, key, chains.get(key, ""), labels.get(key, f"{kind.name} {key}"), changed)


def note_as_found(*, at: datetime) -> int:
    """Write down, once, the facts of records that no entry tells yet: those of before, and what an import brought."""
    noted = 0
    for kind in _kinds.values():
        told = last(kind)
        without = {key: rows for key, rows in kind.now().items() if told.get(key, (None, {}))[0] != kind.version}
        chains = kind.chains(sorted(without))
        for chain in sorted(set(chains.values())):
            keys = [key for key in sorted(without) if chains.get(key) == chain]
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                _note(kind, chain, {str(key): without[key] for key in some}, at)
                noted += len(some)
    return noted


@transaction.atomic
def _note(kind: Kind, chain: str, found: dict[str, Rows], at: datetime) -> None:
    facts = {"v": kind.version, "found": found}
    actions.record(
        act=FOUND,
        by=None,
        chain=chain,
        obj=apps.get_model(kind.name)(),
        at=at,
        data={"count": len(found)},
        facts=facts,
        shows=False,
    )
