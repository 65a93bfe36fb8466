"""Sixty voters and somebody who holds everything: he finds who cast what no better than by chance, and this test can see.

The same attacker finds nearly everybody in the arrangements that look secret and are not: in separate tables, in
transactions apart, copied in another order, and with blind slips as long as anything is written of the voter beside.
"""

import random
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from lianxinqiao.ballots import blind, casting, phone, sealing
from lianxinqiao.ballots.casting import Said
from lianxinqiao.ballots.models import Ballot, BallotPaper
from lianxinqiao.ballots.tests import attacker

pytestmark = pytest.mark.django_db(transaction=True)

VOTERS, RUNS, BROKEN_RUNS = 60, 20, 3
CHANCE, FOUND = 1.7, 55
OWN = """
create table if not exists test_roll (voter int primary key, voted bool default false);
create table if not exists test_box (key bytea primary key, choice text);
create table if not exists test_session (voter int primary key, used bigint default 0);
truncate test_roll, test_box, test_session, ballots_ballotpaper;
insert into test_roll select generate_series(1, 60); insert into test_session select generate_series(1, 60);
"""
NAMED = {"test_roll": "voter", "test_session": "voter"}
Arrangement = Callable[["Town", int], bytes]


class Town:
    """Sixty phones with a slip each, signed by one key; a ballot for each run."""

    def __init__(self) -> None:
        self.private = blind.new_key()
        self.public = blind.public_half(self.private)
        self.secret, self.point = phone.scrutineer()
        drawn = {voter: phone.draw(self.public) for voter in range(1, VOTERS + 1)}
        self.held = {voter: each.finalize(blind.sign(self.private, each.blinded)) for voter, each in drawn.items()}
        self.ballot = Ballot()
        self.papers: dict[int, casting.Paper] = {}

    def begins(self) -> None:
        self.ballot = Ballot.objects.create(
            stage="voting", word="w", public_key=self.public, seal_public=self.point, questions=["一项"]
        )
        for voter, held in self.held.items():
            made = held.paper(self.ballot.pk, ["一项"], self.point, [random.choice(["yes", "no"])])
            self.papers[voter] = casting.Paper(made.slip, made.signature, made.sealed, made.mark)

    def key(self, voter: int) -> bytes:
        return sealing.key_of(self.papers[voter].slip)


@pytest.fixture
def town() -> Iterator[Town]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("create extension if not exists pg_walinspect")
            cursor.execute(OWN)
    except DatabaseError as error:
        pytest.skip(f"the write-ahead log cannot be read here: {error}")
    yield Town()
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists test_roll, test_box, test_session; drop extension pg_walinspect")


def done(*statements: tuple[str, list[object]]) -> None:
    """In a transaction of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, told in statements:
            cursor.execute(sql, told)


def mark(voter: int) -> tuple[str, list[object]]:
    return "update test_roll set voted = true where voter = %s", [voter]


def put(key: bytes) -> tuple[str, list[object]]:
    return "insert into test_box values (%s, 'yes')", [key]


# ------------------------------------------------------------------ arrangements
def one_transaction(town: Town, voter: int) -> bytes:
    key = town.key(voter)
    done(mark(voter), put(key))
    return key


def two_transactions(town: Town, voter: int) -> bytes:
    key = town.key(voter)
    done(mark(voter))
    done(put(key))
    return key


def drawn_and_cast_at_once(town: Town, voter: int) -> bytes:
    done(("update test_session set used = used where voter = %s", [voter]))  # where his slip is signed
    return as_built(town, voter)


def session_touched(town: Town, voter: int) -> bytes:
    done(("update test_session set used = used + 1 where voter = %s", [voter]))
    return as_built(town, voter)


def as_built(town: Town, voter: int) -> bytes:
    assert casting.cast(town.ballot.pk, town.papers[voter]) == Said.IN
    return town.key(voter)


def copied_in_another_order() -> None:
    done(
        ("create table test_copy as select * from test_box order by random()", []),
        ("drop table test_box", []),
        ("alter table test_copy rename to test_box", []),
    )


def attacked(
    town: Town, arrangement: Arrangement, seed: int, after: Callable[[], None] | None = None
) -> dict[str, int]:
    """One vote, in which all come in an order of their own; then what the attacker makes of it."""
    with connection.cursor() as cursor:
        cursor.execute(OWN)
    town.begins()
    order = random.Random(seed)
    drawn, came = list(range(1, VOTERS + 1)), list(range(1, VOTERS + 1))
    order.shuffle(drawn)
    order.shuffle(came)
    with attacker.window() as seen:
        truth = {arrangement(town, voter): voter for voter in came}
        if after:
            after()
    attacker.read(seen, NAMED, set(truth))
    return attacker.right(seen, drawn, truth)


def mean(found: list[dict[str, int]]) -> dict[str, float]:
    return {way: sum(each[way] for each in found) / len(found) for way in found[0]}


def test_nobody_is_found_by_who_holds_everything(town: Town) -> None:
    found = mean([attacked(town, as_built, seed) for seed in range(RUNS)])
    assert max(found.values()) <= CHANCE, found
    assert BallotPaper.objects.count() == VOTERS


@pytest.mark.parametrize(
    "arrangement",
    [one_transaction, two_transactions, drawn_and_cast_at_once, session_touched],
    ids=lambda f: f.__name__,
)
def test_what_only_looks_secret_is_found(town: Town, arrangement: Arrangement) -> None:
    found = mean([attacked(town, arrangement, seed) for seed in range(BROKEN_RUNS)])
    assert max(found.values()) >= FOUND, found


def test_copying_papers_in_another_order_helps_nobody(town: Town) -> None:
    found = mean([attacked(town, two_transactions, seed, copied_in_another_order) for seed in range(BROKEN_RUNS)])
    assert max(found.values()) >= FOUND, found


def test_the_log_of_the_window_holds_papers_alone(town: Town) -> None:
    town.begins()
    with attacker.window() as seen:
        for voter in range(1, 21):
            as_built(town, voter)
    papers = {"ballots_ballotpaper", "ballots_ballotpaper_pkey", "sealed_paper_is_no_copy"}
    assert attacker.tables_touched(seen) == papers
    with attacker.window() as seen:
        session_touched(town, 21)
    assert attacker.tables_touched(seen) > papers, "and another table would be seen"
