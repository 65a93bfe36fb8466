"""The second wall between bodies: inside it the database itself shows the rows of some bodies alone (decision 0036).

A query that forgets its filter finds nothing of a neighbour's, since the row is not there for the role `lxq_within`.
Role and bodies are set for one transaction at a time and end with it: no pooler carries them into another's.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

ROLE = "lxq_within"
# Where no body is told, no row is seen. `(select …)` is asked once a query, not once a row.
BODIES = "any((select lxq_bodies())::bigint[])"
FUNCTION = """create or replace function lxq_bodies() returns bigint[] language sql stable as
$$ select string_to_array(nullif(current_setting('lxq.bodies', true), ''), ',')::bigint[] $$"""
SET = "select set_config('role', %s, true), set_config('lxq.bodies', %s, true)"

_conditions: list[Callable[[], dict[str, str]]] = []


def declare(conditions: Callable[[], dict[str, str]]) -> None:
    """A room says which rows of which tables stand inside: a condition on each, which names `BODIES`."""
    _conditions.append(conditions)


def walled() -> dict[str, str]:
    return {table: condition for told in _conditions for table, condition in told().items()}


# ------------------------------------------------------------------ built, by the owner, after each migration
def make_role(cursor: Any) -> bool:
    """Whether the role is there, after making it where this may be done."""
    cursor.execute("select to_regrole(%s) is not null", [ROLE])
    if not cursor.fetchone()[0]:
        cursor.execute("select rolsuper or rolcreaterole from pg_roles where rolname = current_user")
        if not cursor.fetchone()[0]:
            return False
        # Another database of this server may be making it at the same moment.
        cursor.execute(f"do $$ begin create role {ROLE} nologin; exception when duplicate_object then null; end $$")
    return True


def let_in(cursor: Any, serving: str) -> None:
    """The serving role may go inside, and is not inside by itself."""
    from psycopg import sql  # deferred: settings.py reaches this module before anything is there

    cursor.execute("select pg_has_role(%s, %s, 'set')", [serving, ROLE])
    if not cursor.fetchone()[0]:
        grant = sql.SQL("grant {} to {} with inherit false, set true")
        cursor.execute(grant.format(sql.Identifier(ROLE), sql.Identifier(serving)))


def build(cursor: Any, serving: str) -> None:
    """Row-level security on each table that is there: all rows for whoever serves, those of the bodies for who is within."""
    from psycopg import sql  # deferred: settings.py reaches this module before anything is there

    cursor.execute(FUNCTION)
    cursor.execute("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
    there = {name for (name,) in cursor.fetchall()}
    wanted = {table: condition for table, condition in walled().items() if table in there}
    mark = hashlib.sha256(repr((serving, sorted(wanted.items()))).encode()).hexdigest()
    cursor.execute(
        "select obj_description('lxq_bodies()'::regprocedure), "
        "(select count(*) from pg_policies where policyname = 'lxq_within')"
    )
    if cursor.fetchone() == (mark, len(wanted)):
        return
    cursor.execute("select tablename, policyname from pg_policies where policyname in ('lxq_serving', 'lxq_within')")
    for table, policy in cursor.fetchall():
        cursor.execute(sql.SQL("drop policy {} on {}").format(sql.Identifier(policy), sql.Identifier(table)))
    for table, condition in wanted.items():
        name = sql.Identifier(table)
        cursor.execute(sql.SQL("alter table {} enable row level security").format(name))
        everything = sql.SQL("create policy lxq_serving on {} to {} using (true)")
        cursor.execute(everything.format(name, sql.Identifier(serving)))
        inside = sql.SQL("create policy lxq_within on {} to lxq_within using ({}) with check (true)")
        cursor.execute(inside.format(name, sql.SQL(condition)))
    cursor.execute(sql.SQL("comment on function lxq_bodies() is {}").format(sql.Literal(mark)))


STANDS = """select to_regrole(%s) is not null and pg_has_role(current_user, to_regrole(%s), 'set')
and to_regprocedure('lxq_bodies()') is not null"""


def stands() -> bool:
    """Whether this connection may go inside; asked once a connection."""
    from django.db import connection  # deferred: Django must be set up

    connection.ensure_connection()
    raw: Any = connection.connection
    if not hasattr(raw, "lxq_wall"):
        with connection.cursor() as cursor:
            cursor.execute(STANDS, [ROLE, ROLE])
            raw.lxq_wall = bool(cursor.fetchone()[0])
    return bool(raw.lxq_wall)


def findings() -> list[str]:
    """What is missing of the wall, a sentence each, in both languages; `doctor` prints them."""
    from django.db import connection  # deferred: Django must be set up

    if not stands():
        words = (
            "数据库里机构之间的第二道墙没有建：所有者角色需要 CREATEROLE，再运行 migrate。 The second wall between bodies "
            "does not stand in the database: give the owner's role CREATEROLE and run `lianxinqiao migrate`."
        )
        return [words]
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_policies where policyname = 'lxq_within'")
        bare = set(walled()) - {name for (name,) in cursor.fetchall()}
    if bare:
        names = ", ".join(sorted(bare))
        return [
            f"第二道墙没有围住这些表，请运行 migrate：{names}。 No wall on these, run `lianxinqiao migrate`: {names}."
        ]
    return []


# ------------------------------------------------------------------ gone into
class _Wall:
    """Told before each statement: what is first in its transaction sets role and bodies for the rest of it."""

    def __init__(self, bodies: Iterable[int]) -> None:
        self.bodies = ",".join(str(int(body)) for body in sorted(set(bodies)))

    def raise_in(self, connection: Any) -> None:
        connection.connection.execute(SET, [ROLE, self.bodies], prepare=True)

    def __call__(self, execute: Any, statement: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        from django.db import transaction  # deferred: Django must be set up

        connection = context["connection"]
        if connection.in_atomic_block:
            if _is_idle(connection):
                self.raise_in(connection)
            return execute(statement, params, many, context)
        with transaction.atomic():  # a statement by itself would be outside
            self.raise_in(connection)
            return execute(statement, params, many, context)


def _is_idle(connection: Any) -> bool:
    from psycopg.pq import TransactionStatus  # deferred: settings.py reaches this module before anything is there

    connection.ensure_connection()
    return bool(connection.connection.info.transaction_status == TransactionStatus.IDLE)


@contextlib.contextmanager
def within(bodies: Iterable[int]) -> Iterator[None]:
    """Everything this thread asks inside this block sees the rows of these bodies alone."""
    from django.db import connection  # deferred: Django must be set up

    if not stands():
        yield
        return
    wall = _Wall(bodies)
    began_before = not _is_idle(connection)
    if began_before:
        wall.raise_in(connection)
    try:
        with connection.execute_wrapper(wall):
            yield
    finally:
        if began_before and not connection.needs_rollback:  # what goes on in this transaction is outside again
            connection.connection.execute(SET, ["none", ""])
