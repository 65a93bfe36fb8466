"""Fifty casts of one slip at the same moment are one paper; closing stands between what is in and what is not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from lianxinqiao.ballots import casting, life
from lianxinqiao.ballots.casting import Said
from lianxinqiao.ballots.models import BallotPaper
from lianxinqiao.ballots.tests.scene import voting
from tests.served import wait_for
from tests.test_at_once import waiting

pytestmark = pytest.mark.django_db(transaction=True)


def alone(number: int, paper: casting.Paper) -> Said:
    """In a thread of its own, with a connection of its own."""
    try:
        return casting.cast(number, paper)
    finally:
        connection.close()


def test_fifty_casts_of_one_slip_are_one_paper() -> None:
    hall = voting()
    same, other = hall.paper(0, "yes", "yes"), hall.paper(0, "no", "no")
    with ThreadPoolExecutor(10) as pool:
        said = list(pool.map(lambda turn: alone(hall.ballot.pk, other if turn % 5 == 4 else same), range(50)))
    assert BallotPaper.objects.count() == 1
    assert said.count(Said.IN) == 1
    assert set(said) <= {Said.IN, Said.AGAIN, Said.OTHER}


def test_a_cast_waits_for_the_closing_and_is_not_in() -> None:
    hall = voting()
    assert hall.casts(0) == Said.IN
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            life.close(hall.ballot)
            late = pool.submit(alone, hall.ballot.pk, hall.paper(1))
            wait_for(lambda: waiting() == 1 or late.done(), "the cast at the lock", every=0.02)
            assert not late.done()
        assert late.result() == Said.CLOSED
    assert hall.ballot.papers == BallotPaper.objects.count() == 1


def test_the_closing_waits_for_a_cast_and_counts_it() -> None:
    hall = voting()

    def close() -> int:
        try:
            with transaction.atomic():
                life.close(hall.ballot)
                return hall.ballot.papers
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert hall.casts(0) == Said.IN
            closing = pool.submit(close)
            wait_for(lambda: waiting() == 1 or closing.done(), "the closing at the lock", every=0.02)
            assert not closing.done()
        assert closing.result() == 1
