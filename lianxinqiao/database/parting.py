"""The two roles of the embedded server: the owner by its password, the serving one by the socket's folder.

A cluster of an older version, or one whose password file was lost, is parted anew at the next start: whoever may
write in its folder is its owner anyhow.
"""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lianxinqiao.database import place
from lianxinqiao.database.errors import DatabaseUnavailable

if TYPE_CHECKING:
    from lianxinqiao.database.embedded import Server

OPEN = f"local all {place.NAME} trust\n"
PARTED = f"""\
# Written by Lianxinqiao. The owner's role asks for the password in var/database-owner. The serving role owns nothing;
# it is let in by the folder of the socket, which only one user and root may enter.
local all {place.NAME} scram-sha-256
local all {place.SERVING} trust
"""
ROLES = """\
select 'create role {serving} login' where not exists (select from pg_roles where rolname = '{serving}') \\gexec
alter role {serving} nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
set password_encryption = 'scram-sha-256';
alter role {owner} password '{word}';
"""
PATIENCE = 10  # seconds


def part(server: "Server") -> None:
    """Make sure that there are two roles and that the owner's asks for its password. Raises DatabaseUnavailable."""
    rules = server.where.data / "pg_hba.conf"
    if place.owner_word() and rules.read_text() == PARTED:
        return
    _rule(server, rules, OPEN, lambda: server.ask("select 1").returncode == 0)
    word = secrets.token_hex(24)
    told = server.ask(ROLES.format(serving=place.SERVING, owner=place.NAME, word=word))
    if told.returncode:
        raise DatabaseUnavailable(f"数据库角色没有建成。 The roles of the database could not be made.\n{told.stdout}")
    _keep(word)
    _rule(server, rules, PARTED, lambda: server.ask("select 1", word="").returncode != 0)


def _keep(word: str) -> None:
    kept = place.owner_file()
    making = kept.with_suffix(".new")
    making.unlink(missing_ok=True)
    making.touch(mode=0o600)
    making.write_text(word)
    making.replace(kept)


def _rule(server: "Server", rules: Path, text: str, holds: Callable[[], bool]) -> None:
    """Write who may come in how, and wait until the server goes by it."""
    rules.write_text(text)  # the file stays its keeper's
    server.run("pg_ctl", "-D", str(server.where.data), "reload")
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.02)
    raise DatabaseUnavailable("数据库没有采用新的登录规则。 The database did not take up its rules of entry.")
