"""Two roles: the owner makes and changes the schema; the serving role works in it, owns nothing and cannot lift a guard.

`DATABASE_URL` names the serving role, `DATABASE_OWNER_URL` the owner; on the embedded server both are there by
themselves. Where only `DATABASE_URL` is set, one role does both, and `findings()` says so.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lianxinqiao.database import embedded, walls

# What the serving role may do with a table whose room guards it; with every other it reads and writes rows.
_guarded: dict[str, str] = {"django_migrations": "select"}
_functions: set[str] = set()


def serving_url() -> str:
    return os.getenv("DATABASE_URL") or embedded.url()


def owner_url() -> str:
    return os.getenv("DATABASE_OWNER_URL") or os.getenv("DATABASE_URL") or embedded.owner_url()


def guard(tables: dict[str, str], functions: Iterable[str] = ()) -> None:
    """A room says, from `AppConfig.ready()`, what alone is granted on its tables, and by which functions it writes.

    `guard({"journal_entry": "select"}, functions=["journal_append(text, text, text)"])`
    """
    _guarded.update(tables)
    _functions.update(functions)


def _user(url: str) -> str:
    from psycopg.conninfo import conninfo_to_dict  # deferred: settings.py asks this module before anything is there

    return str(conninfo_to_dict(url).get("user") or "")


def serving() -> str:
    return _user(serving_url())


def are_two() -> bool:
    return serving() != _user(owner_url())


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """Django's connection belongs to the owner's role inside this block."""
    from django.conf import settings  # deferred: Django must be set up
    from django.db import connection

    own = settings.DATABASE_OF(owner_url())
    if own["USER"] == connection.settings_dict["USER"]:
        yield
        return
    kept = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update({**own, "NAME": kept["NAME"], "TEST": kept["TEST"]})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(kept)


SEQUENCES = """
select s.relname from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
where s.relkind = 'S' and d.refclassid = 'pg_class'::regclass and d.refobjid = to_regclass(%s)
"""


def grant() -> None:
    """Give the serving role what it needs and no more: after every migration, by the owner, all at once or not at all."""
    from django.db import connection, transaction  # deferred: Django must be set up
    from psycopg import sql

    there = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:

        def do(text: str, *names: Any) -> None:
            cursor.execute(sql.SQL(text).format(*names))

        cursor.execute("select to_regrole(quote_ident(%s)) is not null", [serving()])
        known = [serving()] if cursor.fetchone()[0] else []
        wall = walls.make_role(cursor)
        # Whoever goes inside the wall may do the same as outside, with fewer rows.
        working = [*(known if are_two() else []), *([walls.ROLE] if wall else [])]
        for role in map(sql.Identifier, working):
            do("grant usage on schema public to {}", role)
            do("grant select, insert, update, delete on all tables in schema public to {}", role)
            do("grant usage, select on all sequences in schema public to {}", role)
            for table, allowed in _guarded.items():
                if table in there:
                    do("revoke all on {} from {}", sql.Identifier(table), role)
                    do(f"grant {allowed} on {{}} to {{}}", sql.Identifier(table), role)
                    cursor.execute(SEQUENCES, [table])
                    for (sequence,) in cursor.fetchall() if "insert" not in allowed else ():
                        do("revoke all on sequence {} from {}", sql.Identifier(sequence), role)
        for function in _functions:
            cursor.execute("select to_regprocedure(%s) is not null", [function])
            if cursor.fetchone()[0]:
                do(f"revoke all on function {function} from public")
                for name in {*known, *working}:
                    do(f"grant execute on function {function} to {{}}", sql.Identifier(name))
        if wall and known:
            walls.let_in(cursor, serving())
            walls.build(cursor, serving())


RIGHTS = """
select u.rolsuper, u.rolcreaterole, u.rolbypassrls, pg_get_userbyid(d.datdba) = u.rolname,
    (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and pg_has_role(u.oid, c.relowner, 'member'))
from pg_roles u, pg_database d where u.rolname = %s and d.datname = current_database()
"""


def findings() -> list[str]:
    """What is wrong with the roles, a sentence each, in both languages; `doctor` prints them."""
    from django.db import connection  # deferred: Django must be set up

    with connection.cursor() as cursor:
        cursor.execute(RIGHTS, [serving()])
        powers = cursor.fetchone()
        if not powers:
            return [f"数据库没有角色 {serving()}。 The database knows no role {serving()}."]
        found = []
        for power, name in zip(
            powers[:4], ("superuser", "createrole", "bypassrls", "owner of the database"), strict=True
        ):
            if power:
                found.append(
                    f"网页所用的数据库角色 {serving()} 权力过大（{name}）：它能改写日志。 "
                    f"The serving role {serving()} has too much power ({name}): it could rewrite the journal."
                )
        if powers[4]:
            found.append(
                f"角色 {serving()} 拥有 {powers[4]} 张表：请用 DATABASE_OWNER_URL 另设所有者，再运行 migrate。 "
                f"The serving role {serving()} owns {powers[4]} tables or may act as their owner: name another owner in "
                "DATABASE_OWNER_URL and run `lianxinqiao migrate`."
            )
        return found or _excess(cursor)


def _excess(cursor: Any) -> list[str]:
    """Guarded tables on which the serving role may do more than its room allows, or less."""
    found = []
    for table, allowed in _guarded.items():
        cursor.execute(
            """select lower(p) from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','TRIGGER']) p
            where to_regclass(%s) is not null and has_table_privilege(%s, %s, p)""",
            [table, serving(), table],
        )
        has = {row[0] for row in cursor.fetchall()}
        wanted = set(re.sub(r"\w+ \(.*?\)", "", allowed).replace(",", " ").split())  # those on columns stand apart
        if has != wanted:
            found.append(
                f"角色 {serving()} 在表 {table} 上的权限不对，请运行 migrate。 "
                f"The role {serving()} has other rights on {table} than it should; run `lianxinqiao migrate`."
            )
    return found
