"""How far a process has seen what strangers read change: by body, and by the thing that an act changed.

A look reads how often each chain has shown something new. Where one has, it reads the entries since the last look: an act
that is `APART` changes nothing on the page of another thing, so a page of one thing stays true while others are acted on.
A process looks once a second at most (`ANSWERS_LOOK_EVERY`): what is withdrawn is gone a second later.
"""

import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

SHARED = "installation"  # the chain of what bodies share: units, persons, calendars
APART: set[str] = set()
"""Codes of acts that strangers read on the page of their own thing and in lists, and on the page of no other thing."""

COUNTS = (
    "SELECT head.chain, shown.number, shown.at, head.number "
    "FROM journal_shown shown JOIN journal_head head ON head.chain = shown.chain"
)
SINCE = (
    "SELECT number, act, object_kind, object_id FROM journal_entry "
    "WHERE chain = %s AND number > %s AND number <= %s ORDER BY number"
)
MOST = 500  # entries read at a look; where there are more, everything of the chain counts as changed
REMEMBERED = 20_000  # things of a chain; then everything of it counts as changed once

Thing = tuple[str, int]


@dataclass
class Chain:
    """What is known of one chain."""

    shown: int
    at: datetime
    head: int
    everything: int  # the last entry that may show on any page of the body
    touched: dict[Thing, int] = field(default_factory=dict)  # the last entry about a thing, of those since then

    def goes_on(self, shown: int, at: datetime, head: int, cursor: Any, name: str) -> None:
        if shown != self.shown:
            between = 0 < head - self.head <= MOST and len(self.touched) < REMEMBERED
            rows = []
            if between:
                cursor.execute(SINCE, [name, self.head, head])
                rows = cursor.fetchall()
            self.shown = shown  # first: whoever compares counts meanwhile sees this before anything else moves
            if between and all(act in APART for _number, act, _kind, _key in rows):
                self.touched.update({(kind, key): number for number, _act, kind, key in rows})
            else:
                self.everything, self.touched = head, {}
        self.at, self.head = at, head


@dataclass
class Looks:
    """The last look of this process."""

    when: float = float("-inf")
    chains: dict[str, Chain] = field(default_factory=dict)
    one: Lock = field(default_factory=Lock)

    def is_due(self) -> bool:
        return time.monotonic() - self.when >= settings.ANSWERS_LOOK_EVERY

    def look(self) -> None:
        if not self.is_due():
            return
        with self.one:
            if self.is_due():
                self._look()

    def _look(self) -> None:
        began = time.monotonic()
        with connection.cursor() as cursor:
            cursor.execute(COUNTS)
            for name, shown, at, head in cursor.fetchall():
                if known := self.chains.get(name):
                    known.goes_on(shown, at, head, cursor, name)
                else:
                    self.chains[name] = Chain(shown, at, head, everything=head)
        self.when = began

    def version(self, body: str, about: Thing | None) -> Hashable:
        """What an answer is kept under: that of its thing, else of its body with what bodies share, else of all."""
        if about:
            return (about, *((known.everything, known.touched.get(about, 0)) for known in self._of(body)))
        return sum(known.shown for known in self._of(body))

    def changed(self, body: str) -> float:
        """The moment since which nothing is new: the last act's, or the day's first."""
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return max([midnight, *(known.at for known in self._of(body))]).timestamp()

    def _of(self, body: str) -> list[Chain]:
        return [known for name, known in list(self.chains.items()) if not body or name in {body, SHARED}]


LOOKS = Looks()
