"""Somebody who holds everything that was ever written: every table, and the write-ahead log to its last byte.

He knows who was there and in which order slips were drawn. He reads the log of the window in which was voted, record
by record: which row of which table each touched, in which transaction, in which order. Then he guesses whose each paper
is, in every way that he knows.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

OFFSET = re.compile(r"(?:\bnew_off|^off): (\d+)")
# What the log of this database says of rows: heap records with the bytes that they wrote; others share the cluster's log.
READ = """
select relfilenode, relblocknumber, xid::text::bigint, description, coalesce(block_data, '\\x'::bytea)
from pg_get_wal_block_info(%s, %s, true)
where reldatabase = (select oid from pg_database where datname = current_database())
    and resource_manager = 'Heap' and record_type not like 'LOCK%%' order by start_lsn, block_id
"""
TOUCHED = """
select coalesce(c.relname, 'gone'), r.resource_manager from pg_get_wal_block_info(%s, %s, false) r
left join pg_class c on pg_relation_filenode(c.oid) = r.relfilenode
where r.reldatabase = (select oid from pg_database where datname = current_database())
    and coalesce(c.relnamespace, 'public'::regnamespace) = 'public'::regnamespace group by 1, 2
"""


@dataclass
class Seen:
    """One record of the log: its transaction, and whose row or which paper it touched."""

    xid: int
    voter: int | None = None
    paper: bytes | None = None


@dataclass
class Window:
    """The stretch of the log in which was voted."""

    since: str = ""
    until: str = ""
    records: list[Seen] = field(default_factory=list)


def _one(sql: str, *told: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return cursor.fetchone()[0]


@contextmanager
def window() -> Iterator[Window]:
    seen = Window(str(_one("select pg_current_wal_insert_lsn()")))
    yield seen
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local synchronous_commit = on")
        cursor.execute("select pg_logical_emit_message(true, 'end', 'end')")  # and with it all before lies on the disk
    seen.until = str(_one("select pg_current_wal_flush_lsn()"))


def tables_touched(seen: Window) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(TOUCHED, [seen.since, seen.until])
        return {str(name) for name, manager in cursor.fetchall() if manager in {"Heap", "Heap2", "Btree"}}


def read(seen: Window, voters: dict[str, str], papers: set[bytes]) -> None:
    """`voters` names the tables in whose rows somebody is named, each with the column that says who."""
    rows: dict[tuple[int, int, int], int] = {}
    left = set(papers)
    with connection.cursor() as cursor:
        for table, column in voters.items():
            cursor.execute(f"select pg_relation_filenode('{table}'), ctid::text, {column} from {table}")
            for node, place, voter in cursor.fetchall():
                block, offset = map(int, place.strip("()").split(","))
                rows[node, block, offset] = voter
        cursor.execute(READ, [seen.since, seen.until])
        for node, block, xid, description, data in cursor.fetchall():
            found = OFFSET.search(description)
            told = Seen(xid)
            told.voter = rows.get((node, block, int(found[1]))) if found else None
            told.paper = next((paper for paper in left if paper in bytes(data)), None)
            left.discard(told.paper or b"")  # where it was written first; copies of it tell less
            if told.voter is not None or told.paper is not None:
                seen.records.append(told)


# ------------------------------------------------------------------ what he guesses
Guess = dict[bytes, int]


def same_transaction(seen: Window, _drawn: list[int]) -> Guess:
    by_xid = {each.xid: each.voter for each in seen.records if each.voter is not None}
    return {each.paper: by_xid[each.xid] for each in seen.records if each.paper and each.xid in by_xid}  # type: ignore[misc]


def last_named_before(seen: Window, _drawn: list[int]) -> Guess:
    return _nearest(seen.records)


def first_named_after(seen: Window, _drawn: list[int]) -> Guess:
    return _nearest(list(reversed(seen.records)))


def _nearest(records: list[Seen]) -> Guess:
    guess: Guess = {}
    near: int | None = None
    for each in records:
        near = each.voter if each.voter is not None else near
        if each.paper and near is not None:
            guess[each.paper] = near
    return guess


def in_the_order_of_drawing(seen: Window, drawn: list[int]) -> Guess:
    return dict(zip(_papers(seen), drawn, strict=False))


def in_the_order_of_seats(seen: Window, drawn: list[int]) -> Guess:
    return dict(zip(_papers(seen), sorted(drawn), strict=False))


def _papers(seen: Window) -> list[bytes]:
    return list(dict.fromkeys(each.paper for each in seen.records if each.paper))


WAYS: tuple[Callable[[Window, list[int]], Guess], ...] = (
    same_transaction,
    last_named_before,
    first_named_after,
    in_the_order_of_drawing,
    in_the_order_of_seats,
)


def right(seen: Window, drawn: list[int], truth: dict[bytes, int]) -> dict[str, int]:
    """How many voters he finds, in each of his ways."""
    return {way.__name__: sum(truth.get(paper) == voter for paper, voter in way(seen, drawn).items()) for way in WAYS}
