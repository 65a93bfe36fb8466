"""What many tests do at their beginning is worked out once; afterwards its statements are sent again, in one go.

Every test begins in the same database, with every sequence at the same place. The same steps in the same order
therefore write the same rows under the same keys. The first test that takes a step keeps what it wrote as SQL. The
next one on the same path sends that and reads what it needs.

A test that writes anything of its own leaves the path; from there on everything is worked out, as without a memory.
Each process has its own memory. A database that was emptied is another beginning. A test whose transactions are real
takes its first step from memory and no other, since whoever serves its pages writes unheard.

A large value lies beside the tables, where it is read from: the rules of the profiles were nine tenths of all that was
sent for a cast, and half of the database's work.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from django.db import connection
from django.test import TestCase, TransactionTestCase
from psycopg import ClientCursor
from psycopg.adapt import Dumper
from psycopg.types.json import Jsonb

from tests.aside import aside

T = TypeVar("T")

READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|SHOW|EXPLAIN)\b", re.IGNORECASE)
# One that begins so reads where none of its parts writes; the facts of the journal are asked for like this.
WITH, WRITES = re.compile(r"\s*WITH\b", re.IGNORECASE), re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE)
# Functions of the database that write though they are asked like a question.
WRITING = re.compile(r"\b(journal_append|procrastinate_\w+|nextval|setval)\s*\(", re.IGNORECASE)

ROWS = re.compile(r'(INSERT INTO "\w+" \([^()]*\)) VALUES (\(.*\))(?: RETURNING [^()]*)?', re.DOTALL)
LARGE = 2000  # letters of a value that is kept beside the tables
BESIDE = """
    CREATE SCHEMA IF NOT EXISTS remembered;
    CREATE TABLE IF NOT EXISTS remembered.large (name text PRIMARY KEY, value jsonb)
"""
PLACES = """
    SELECT 'SELECT ' || string_agg(format('setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),
                                          coalesce(last_value, start_value), last_value IS NOT NULL), ', ')
    FROM pg_sequences WHERE schemaname = 'public'
"""


def writes(sql: str) -> bool:
    reads = READS.match(sql) or (WITH.match(sql) and not WRITES.search(sql))
    return not reads or bool(WRITING.search(sql))


def gathered(statements: Iterable[str]) -> Iterator[str]:
    """Rows for one table go in together, in their order, where nothing but rows for other tables comes between them."""
    rows: dict[str, list[str]] = {}
    for each in statements:
        if (found := ROWS.fullmatch(each)) and " ON CONFLICT" not in each:
            rows.setdefault(found[1], []).append(found[2])
        else:
            yield from _in_one_each(rows)
            rows = {}
            yield each
    yield from _in_one_each(rows)


def _in_one_each(rows: dict[str, list[str]]) -> Iterator[str]:
    return (f"{table} VALUES {', '.join(lines)}" for table, lines in rows.items())


@dataclass(frozen=True)
class Kept:
    """What a step wrote, and what whoever takes it again is told."""

    sql: str
    told: Any


@dataclass
class Memory:
    """One process's: which path its test is on, and what each step wrote on each path that was taken."""

    path: str | None = None
    kept: dict[tuple[str, Any], Kept] = field(default_factory=dict)
    recording: list[list[str]] = field(default_factory=list)  # the innermost step last
    places: str = ""
    beginning: str = ""
    once: bool = False  # only the first step is on the path
    patches: pytest.MonkeyPatch | None = None  # the test's own

    def begin(self, *, once: bool = False) -> None:
        """A test begins: every sequence goes back to where it stood before the first."""
        if self.heard not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.heard)
        with connection.cursor() as cursor:
            if not self.places:
                cursor.execute(PLACES)
                self.places = cursor.fetchone()[0]
            cursor.execute(self.places)
        self.path, self.recording, self.once = self.beginning, [], once

    def emptied(self) -> None:
        """What the migrations had put into the database is gone; what was kept of before stands on another path."""
        self.path, self.beginning = None, "emptied"

    @property
    def altered(self) -> bool:
        """Whether the test has put something else in the place of what steps call."""
        return bool(self.patches and (self.patches._setattr or self.patches._setitem))

    def step(self, key: Any, work: Callable[[], T], tell: Callable[[T], Any], again: Callable[[Any], T]) -> T:
        """What `work` gives. On a path where it was done before it is sent again, and `again` makes it of what was told."""
        before = self.path
        if before is None or self.altered:
            return work()
        if kept := self.kept.get((before, key)):
            self._send(kept.sql)
            done = again(kept.told)
        else:
            self.recording.append([])
            try:
                done = work()
            except BaseException:
                self.path = None  # what it wrote before it failed may stand
                raise
            finally:
                written = self.recording.pop()
            if self.path is None:
                return done
            self.kept[before, key] = Kept(";\n".join(gathered(written)), tell(done))
        self.path = None if self.once and not self.recording else self._on(before, repr(key))
        return done

    def heard(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Django hands every statement through here."""
        done = execute(sql, params, many, context)
        if self.path is not None and writes(sql):
            self._wrote([_as_text(sql, each) for each in (params if many else [params])] if self.recording else [])
        return done

    def _wrote(self, statements: list[str]) -> None:
        for each in self.recording:
            each.extend(statements)
        self.path = self._on(self.path or "", *statements) if self.recording else None

    def _send(self, sql: str) -> None:
        if sql:
            with connection.cursor() as cursor:
                cursor.cursor.execute(sql, prepare=False)
            for each in self.recording:
                each.append(sql)

    @staticmethod
    def _on(path: str, *steps: str) -> str:
        return hashlib.sha256("\0".join([path, *steps]).encode()).hexdigest()


def _as_text(sql: str, params: Any) -> str:
    if not params:
        return sql
    cursor = ClientCursor(connection.connection)
    cursor.adapters.register_dumper(Large, _NameOfLarge)
    return cursor.mogrify(sql, params if isinstance(params, dict) else [_beside(each) for each in params])


@dataclass(frozen=True)
class Large:
    name: str


class _NameOfLarge(Dumper):
    def dump(self, obj: Large) -> bytes:
        raise NotImplementedError

    def quote(self, obj: Large) -> bytes:
        return b"(SELECT value FROM remembered.large WHERE name = '%s')" % obj.name.encode()


LAID_BESIDE: set[str] = set()


def _beside(value: Any) -> Any:
    """The value, or where it lies from now on."""
    if not isinstance(value, Jsonb) or len(text := (value.dumps or json.dumps)(value.obj)) < LARGE:
        return value
    name = hashlib.sha256(text if isinstance(text, bytes) else text.encode()).hexdigest()
    if name not in LAID_BESIDE:
        with aside() as link:
            link.execute(BESIDE)
            link.execute("INSERT INTO remembered.large VALUES (%s, %s) ON CONFLICT DO NOTHING", [name, value])
        LAID_BESIDE.add(name)
    return Large(name)


MEMORY = Memory()


def remember(patch: Any) -> None:
    """From now on every test of this process begins on the path."""
    rolled_back: Any = vars(TestCase)["_fixture_setup"]
    real: Any = vars(TransactionTestCase)["_fixture_setup"]

    def begin(cls: type[TestCase]) -> None:
        rolled_back.__get__(None, cls)()
        MEMORY.begin()

    def begin_once(cls: type[TransactionTestCase]) -> None:
        real.__get__(None, cls)()
        MEMORY.begin(once=True)

    patch.setattr(TestCase, "_fixture_setup", classmethod(begin))
    patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(begin_once))
