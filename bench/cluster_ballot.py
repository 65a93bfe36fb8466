"""A secret vote while machines fail: phones cast until they are told that their paper is in, and send it again where they hear nothing.

At the end each acknowledged paper must be in the box, as it was sent, and none twice.
"""

import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from bench.ballots import papers

EVERY = 0.4  # seconds between two phones


@dataclass
class Vote:
    """The papers, who of them was told that it is in, and when."""

    ports: list[int]
    ballot: int
    waiting: list[bytes]
    told: list[bytes] = field(default_factory=list)
    sent_again: int = 0
    ended: bool = False

    @classmethod
    def prepared(cls, ports: list[int], number: int) -> "Vote":
        ballot, made = papers(number)
        return cls(ports, ballot.pk, made)

    def start(self) -> threading.Thread:
        thread = threading.Thread(target=self._cast, daemon=True)
        thread.start()
        return thread

    def _cast(self) -> None:
        for paper in self.waiting:
            turn = len(self.told)
            while not self.ended and not self._is_in(self.ports[turn % len(self.ports)], paper):
                turn, self.sent_again = turn + 1, self.sent_again + 1
                time.sleep(0.2)
            if self.ended:
                return
            self.told.append(paper)
            time.sleep(EVERY)

    def _is_in(self, port: int, paper: bytes) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            line.request("POST", f"/ballots/{self.ballot}/cast", paper, {"Content-Type": "application/json"})
            return bool(json.load(line.getresponse())["said"] in {"in", "again"})
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            return False
        finally:
            line.close()

    def intact(self) -> bool:
        """Whatever was acknowledged is there once, word for word; beside it at most what nobody heard the answer of."""
        from lianxinqiao.ballots.box import decoded
        from lianxinqiao.ballots.models import BallotPaper

        there: dict[bytes, Any] = {}
        rows = BallotPaper.objects.filter(ballot=self.ballot)
        for row in rows:
            there[bytes(row.slip)] = row
        doubled = rows.count() - len(there)
        lost = changed = 0
        for paper in self.told:
            said = {name: decoded(value) for name, value in json.loads(paper).items()}
            row = there.get(said["slip"])
            lost += row is None
            changed += row is not None and bytes(row.sealed) != said["sealed"]
        unheard = len(there) - len(self.told) + lost
        print(
            f"ballot: {len(self.told)} told that they are in, sent again {self.sent_again}, lost {lost}, doubled {doubled}, "
            f"changed {changed}, in without having heard it {unheard}"
        )
        return bool(self.told) and not (lost or doubled or changed) and unheard <= 1
