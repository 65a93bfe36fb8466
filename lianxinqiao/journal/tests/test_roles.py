"""What the role that serves may do to the journal: append by the one function, read, erase what is sealed; no more."""

import psycopg
import pytest

from lianxinqiao.database import roles
from lianxinqiao.journal import chain as chains
from tests.served import database_url, serving_url

FORBIDDEN = [
    "update journal_leaf set number = 1",
    "delete from journal_checkpoint",
    "truncate journal_cosignature",
    "insert into journal_entry select * from journal_entry",
    "update journal_entry set act = 'x'",
    "delete from journal_entry",
    "truncate journal_entry cascade",
    "alter table journal_entry disable trigger all",
    "alter table journal_entry owner to current_user",
    "drop trigger journal_entry_stays on journal_entry",
    "drop table journal_sealed",
    "create or replace function journal_refuse() returns trigger language plpgsql as 'begin return new; end'",
    "create rule quiet as on insert to journal_entry do instead nothing",
    "select setval('journal_entry_id_seq', 1)",
    "select nextval('journal_entry_id_seq')",
    "insert into journal_head values ('x', 0, '')",
    "update journal_head set number = 0",
    "delete from journal_head",
    "truncate journal_head",
    "insert into journal_sealed (entry_id, salt, content) values (1, '', '{}')",
    "update journal_sealed set entry_id = 1",
    "delete from journal_sealed",
    "truncate journal_sealed",
    "set session_replication_role = replica",
    "set role lxq",
    "set session authorization lxq",
    "alter role current_user superuser",
    "create table public.other (n int)",
    "delete from django_migrations",
]
REFUSALS = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.UndefinedObject,  # a foreign server's owner has another name
)


@pytest.fixture
def serving(db):
    with psycopg.connect(serving_url()) as connection:
        yield connection
        connection.rollback()


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_serving_role_cannot(serving, sql):
    with pytest.raises(REFUSALS):
        serving.execute(sql)


def append(connection, *, number=None):
    entry = {
        **dict.fromkeys(("actor", "object_id")),
        **dict.fromkeys(("actor_role", "on_behalf_of", "object_kind", "object_label", "sealed_hash"), ""),
        "act": "test.act",
        "actor_title": "某人",
        "chain": "roles",
        "data": {"n": 1},
        **dict.fromkeys(("happened_at", "written_at"), "2026-11-29T01:02:03.000004Z"),
        "number": None,
        "previous_hash": None,
    }
    before, between, after = chains.parts(entry)
    if number:
        after = after[:-1] + f',"number":{number}' + "}"
    return connection.execute(
        "select * from journal_append(%s, %s, %s, '', null)", [before, between, after]
    ).fetchone(), entry


def test_it_appends_by_the_one_function_and_reads(serving):
    (_, number, previous, written), entry = append(serving)
    assert (number, previous) == (1, "")
    assert written == chains.entry_hash({**entry, "number": 1, "previous_hash": ""})
    (_, number, previous, _), _ = append(serving)
    assert (number, previous) == (2, written)
    assert serving.execute("select number from journal_head where chain = 'roles'").fetchone() == (2,)
    assert serving.execute("select count(*) from journal_entry where chain = 'roles'").fetchone() == (2,)


def test_it_cannot_choose_a_number(serving):
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="contradicts itself"):
        append(serving, number=7)


def test_nobody_else_may_append(db):
    with psycopg.connect(database_url()) as owner:
        owner.execute("create role lxq_stranger")
        owner.execute("set local role lxq_stranger")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            append(owner)
        owner.rollback()


def test_the_roles_are_found_right_and_too_much_power_is_told(db):
    from django.db import connection

    assert roles.findings() == []
    with connection.cursor() as cursor:
        cursor.execute(f"grant update on journal_entry to {roles.serving()}")
        assert "journal_entry" in roles.findings()[0]
        cursor.execute(f"alter role {roles.serving()} superuser")
        assert "superuser" in roles.findings()[0]


def test_one_role_for_both_is_told(db, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", database_url())
    assert any("DATABASE_OWNER_URL" in each for each in roles.findings())
