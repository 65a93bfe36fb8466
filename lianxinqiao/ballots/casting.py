"""A paper into the box: once, by whoever holds the slip, with nothing else written and nobody asked who it is."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import connection, transaction

from lianxinqiao.ballots import blind, sealing
from lianxinqiao.ballots.life import BOX
from lianxinqiao.ballots.stages import BallotStage


class Said(StrEnum):
    """What a phone is answered. The first two mean that the paper is in the box for good."""

    IN = "in"
    AGAIN = "again"  # the same bytes once more
    OTHER = "other"  # this slip was used; the first paper stays
    NOT_OPEN = "not-open"
    CLOSED = "closed"
    FOREIGN = "foreign"  # a slip of another ballot, or of none
    ALTERED = "altered"  # sealed by somebody who does not hold the slip
    COPIED = "copied"  # the same sealed bytes under another slip


@dataclass(frozen=True)
class Paper:
    slip: bytes
    signature: bytes
    sealed: bytes
    mark: bytes

    @property
    def is_whole(self) -> bool:
        sizes = (sealing.SLIP, blind.SIZE, sealing.SEALED, sealing.MARK)
        return tuple(map(len, (self.slip, self.signature, self.sealed, self.mark))) == sizes


STAGE = "select stage, public_key from ballots_ballot where id = %s"
PUT = """
insert into ballots_ballotpaper (key, ballot, slip, signature, sealed, mark) values (%s, %s, %s, %s, %s, %s)
on conflict do nothing
"""
FIND = "select sealed = %s and mark = %s from ballots_ballotpaper where key = %s"


def cast(number: int, paper: Paper) -> Said:
    """One insert in a transaction of its own. An advisory lock keeps it on this side of the closing and writes nothing."""
    if not paper.is_whole:
        return Said.FOREIGN
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(%s, %s)", [BOX, number])
        cursor.execute("set local synchronous_commit = on")  # what is acknowledged is on the disk
        cursor.execute(STAGE, [number])
        found = cursor.fetchone()
        if found is None:
            return Said.FOREIGN
        stage, public = found[0], bytes(found[1])
        if stage != BallotStage.VOTING:
            early = stage in {BallotStage.PREPARED, BallotStage.DRAWING}
            return Said.NOT_OPEN if early else Said.CLOSED
        if not blind.verify(public, paper.slip, paper.signature):
            return Said.FOREIGN
        if not sealing.is_marked(paper.slip, number, paper.sealed, paper.mark):
            return Said.ALTERED
        key = sealing.key_of(paper.slip)
        cursor.execute(PUT, [key, number, paper.slip, paper.signature, paper.sealed, paper.mark])
        if cursor.rowcount:
            return Said.IN
        cursor.execute(FIND, [paper.sealed, paper.mark, key])
        same = cursor.fetchone()
        if same is None:
            return Said.COPIED
        return Said.AGAIN if same[0] else Said.OTHER


def is_in(key: bytes) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select 1 from ballots_ballotpaper where key = %s", [key])
        return cursor.fetchone() is not None
