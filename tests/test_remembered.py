"""The memory of tests: what is sent again is what was worked out, and who writes of their own has no memory."""

from typing import Any

import pytest
from django.db import connection, transaction

from lianxinqiao.accounts.models import User
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast, cast
from tests.remembered import LARGE, MEMORY, gathered, writes
from tests.walks import a_suggestion


def a_life(people: Cast) -> Any:
    """What stands in the tables and in the hands of whoever walked there."""
    walk = a_suggestion(people, at=Stage.CLOSED)
    entries = Entry.objects.order_by("pk").values_list("pk", "act", "actor_title", "object_id", "data")
    row = Suggestion.objects.filter(pk=walk.suggestion.pk).values().get()
    return (walk.at, walk.suggestion.stage, walk.handling.pk, [str(entry) for entry in entries], row)


def test_what_is_sent_again_is_what_was_worked_out(db: None) -> None:
    with transaction.atomic():
        first = a_life(cast())
        transaction.set_rollback(True)
    MEMORY.begin()
    kept = len(MEMORY.kept)
    assert a_life(cast()) == first
    assert len(MEMORY.kept) == kept, "it was worked out again"
    assert verifying.everything().findings == []


def test_who_writes_of_their_own_has_no_memory(db: None) -> None:
    User.objects.create(name="someone", display_name="某人")
    kept = len(MEMORY.kept)
    people = cast()
    assert people.deputy.user.name == "yunhe-deputy"
    assert len(MEMORY.kept) == kept
    assert MEMORY.path is None


def test_a_large_value_is_not_sent_again(db: None) -> None:
    def rules() -> dict[str, Any]:
        cast()
        return dict(ProfileVersion.objects.values_list("profile__code", "data"))

    with transaction.atomic():
        first = rules()
        transaction.set_rollback(True)
    MEMORY.begin()
    assert rules() == first
    assert len(str(first)) > 10 * LARGE
    sent = MEMORY.kept["", ("cast", "district-default", "yunhe")].sql
    assert len(sent) < len(str(first))


def test_what_writes() -> None:
    assert writes("INSERT INTO x VALUES (1)")
    assert writes(" update x set y = 1")
    assert writes("SELECT * FROM journal_append(%s)")
    assert not writes("SELECT * FROM x FOR UPDATE")
    assert not writes('SAVEPOINT "s1"')
    assert not writes("WITH covered AS (SELECT 1) SELECT * FROM covered")
    assert writes("WITH shown AS (INSERT INTO x VALUES (1)) SELECT * FROM journal_append(%s)")
    assert writes("WITH old AS (SELECT 1) SELECT nextval('x') FROM old")


def test_rows_of_one_table_go_in_together() -> None:
    first, second, other = (f'INSERT INTO "{table}" ("x") VALUES ({n})' for table, n in (("a", 1), ("a", 2), ("b", 3)))
    update = "UPDATE a SET x = 0"
    back = ' RETURNING "a"."id"'
    assert [*gathered([first + back, other, second + back, update, second])] == [
        'INSERT INTO "a" ("x") VALUES (1), (2)',
        other,
        update,
        second,
    ]
    once = first + " ON CONFLICT DO NOTHING"
    assert [*gathered([once, second])] == [once, second]


def test_keys_begin_at_the_same_place(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('accounts_user_id_seq')")
        first = cursor.fetchone()[0]
    assert User.objects.create(name="a", display_name="甲").pk == first + 1


def test_what_is_lived_through_under_a_replaced_rule_is_not_remembered(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = len(MEMORY.kept)
    monkeypatch.setattr("lianxinqiao.journal.verifying.everything", lambda: None)
    cast()
    assert len(MEMORY.kept) == kept
    assert MEMORY.path is None
