"""Verify names the first altered, missing, reordered or cut entry; the database refuses to make one."""

import argparse
import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from lianxinqiao.journal import actions, commands, queries, verifying
from lianxinqiao.journal.models import Entry, Head, Sealed
from tests.cast import Cast

CHAIN = "yunhe"


@pytest.fixture
def five(people: Cast) -> list[Entry]:
    return [
        actions.record(act="test.act", by=people.clerk, chain=CHAIN, obj=people.body, data={"n": n, "note": f"第{n}次"})
        for n in range(1, 6)
    ]


def tamper(sql: str, *params: object) -> None:
    """What only the owner of the database could do: switch the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, params)
        cursor.execute("SET session_replication_role = DEFAULT")


def flaw() -> tuple[str, int] | None:
    found = verifying.chain(CHAIN)
    return (found[0].kind, found[0].number) if found else None


def test_a_whole_chain_has_no_flaw(five: list[Entry]) -> None:
    assert flaw() is None
    assert queries.end(CHAIN) == (5, five[-1].hash)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("data", '{"n": 3, "note": "别的"}'),
        ("actor_title", "别人"),
        ("happened_at", "2020-01-01T00:00:00Z"),
        ("act", "other"),
        ("object_label", "别的"),
    ],
)
def test_an_altered_entry_is_named(five: list[Entry], column: str, value: str) -> None:
    tamper(f"UPDATE journal_entry SET {column} = %s WHERE chain = %s AND number = 3", value, CHAIN)
    assert flaw() == ("altered", 3)


def test_a_missing_entry_is_named(five: list[Entry]) -> None:
    tamper("DELETE FROM journal_entry WHERE chain = %s AND number = 2", CHAIN)
    assert flaw() == ("missing", 2)


def test_a_cut_end_is_named(five: list[Entry]) -> None:
    tamper("DELETE FROM journal_entry WHERE chain = %s AND number = 5", CHAIN)
    assert flaw() == ("cut", 5)


def test_a_cut_end_is_named_where_the_head_is_gone_too(five: list[Entry]) -> None:
    tamper("DELETE FROM journal_head WHERE chain = %s", CHAIN)
    assert [(each.kind, each.number) for each in verifying.everything().findings] == [("cut", 6)]


def test_a_rewritten_entry_with_a_fresh_hash_breaks_the_next(five: list[Entry]) -> None:
    from lianxinqiao.journal import chain as chains

    third = five[2]
    third.data = {"n": 3, "note": "别的"}
    forged = chains.entry_hash(chains.hashed_fields(third))
    tamper("UPDATE journal_entry SET data = %s, hash = %s WHERE id = %s", json.dumps(third.data), forged, third.pk)
    assert flaw() == ("reordered", 4)


def test_swapped_entries_are_named(five: list[Entry]) -> None:
    tamper("UPDATE journal_entry SET number = 99 WHERE id = %s", five[1].pk)
    tamper("UPDATE journal_entry SET number = 2 WHERE id = %s", five[2].pk)
    tamper("UPDATE journal_entry SET number = 3 WHERE id = %s", five[1].pk)
    assert flaw() == ("reordered", 2)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_entry SET act = 'x'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry CASCADE",
        "DELETE FROM journal_head",
        "TRUNCATE journal_head",
    ],
)
def test_the_database_refuses(five: list[Entry], sql: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)
    assert Entry.objects.filter(chain=CHAIN).count() == 5


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_write_outside_of_an_act() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        actions.record(act="x", by=None, chain=CHAIN, obj=Head(chain=CHAIN))


def test_sealed_data_may_be_erased_but_not_altered(people: Cast) -> None:
    entry = actions.record(act="x", by=None, chain=CHAIN, obj=people.body, sealed={"phone": "139"})
    assert flaw() is None
    tamper('UPDATE journal_sealed SET content = \'{"phone": "138"}\'')
    assert flaw() == ("sealed", 1)
    actions.erase([entry.pk], by=people.auditor, at=entry.written_at, reason="本人要求")
    assert verifying.everything().findings == []
    assert Sealed.objects.get().salt == ""


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    return parser.parse_args(["journal", *words])


def test_the_command_names_the_entry_and_fails(five: list[Entry], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(parse("verify")) == 0
    tamper("UPDATE journal_entry SET act = 'other' WHERE id = %s", five[3].pk)
    assert commands.run(parse("verify")) == 1
    assert "yunhe 第 4 条：内容被改动" in capsys.readouterr().out


def test_a_chain_that_is_gone_as_a_whole_is_missed(
    people: Cast, five: list[Entry], client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(parse("verify")) == 0
    assert f"{CHAIN} 5 {five[-1].hash}" in capsys.readouterr().out
    tamper("DELETE FROM journal_entry WHERE chain = %s", CHAIN)
    tamper("DELETE FROM journal_head WHERE chain = %s", CHAIN)
    assert commands.run(parse("verify", "--chain", CHAIN)) == 1
    assert f"没有“{CHAIN}”这条日志链" in capsys.readouterr().out
    client.force_login(people.auditor.person.user)
    assert "一条也没有" in client.get("/journal/verify").content.decode()


def test_the_export_can_be_verified_elsewhere(five: list[Entry], capsys: pytest.CaptureFixture[str]) -> None:
    import hashlib

    commands.run(parse("export", "--chain", CHAIN))
    previous = ""
    for line in capsys.readouterr().out.splitlines():
        fields = json.loads(line)
        written = fields.pop("hash")
        assert fields["previous_hash"] == previous
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert previous == written
