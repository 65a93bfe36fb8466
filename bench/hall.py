"""How long the hall's screen lags behind the chair: so many readers follow it, and an item is called again and again.

    python -m bench.hall --readers 60 --calls 5        # half a minute
    python -m bench.hall --readers 500 --calls 10

Each reader is a thread that asks over the loopback every two seconds, as the page does, of `lianxinqiao serve` with two
processes. Told are p50, p95 and the longest time from the act's commit to the moment in which a reader has it on the
screen, and how many requests were answered otherwise than with 200. The rows are made in a database of this bench,
`lxq_bench_hall`, and dropped at the end. DATABASE_URL names the server.
"""

import argparse
import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bench import ground
from bench.timing import Cost

NAME, PORT = "lxq_bench_hall", 8798
EVERY = 2.0  # seconds between two questions of one reader, as in meetings/screen.html
PAUSE = 5.0  # between two acts of the chair
MEMBERS = 60


@dataclass
class Reader:
    """One phone: what it saw first when, and what went wrong."""

    address: str
    titles: list[str]
    seen: dict[str, float] = field(default_factory=dict)
    failed: int = 0
    asked: int = 0

    def follow(self, over: threading.Event) -> None:
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        over.wait(random.random() * EVERY)
        while not over.is_set():
            began = time.perf_counter()
            try:
                line.request("GET", self.address)
                answer = line.getresponse()
                content = answer.read().decode()
                self.failed += answer.status != 200
                self._note(content)
            except (OSError, http.client.HTTPException):
                self.failed += 1
                line.close()
            self.asked += 1
            over.wait(max(0.0, EVERY - (time.perf_counter() - began)))

    def _note(self, content: str) -> None:
        now = content.partition('aria-current="step"')[2].partition("</p>")[0]
        for title in self.titles:
            if title in now:
                self.seen.setdefault(title, time.perf_counter())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=60)
    parser.add_argument("--calls", type=int, default=5)
    options = parser.parse_args()
    with ground.made(NAME):
        made, meeting = _in_session(options.calls)
        _measure(made, meeting, options.readers)


def _in_session(calls: int) -> tuple[Any, Any]:
    """A standing committee in its hall, with as many items as will be called."""
    from django.utils import timezone

    from lianxinqiao.meetings.actions import attending, holding, keeping, preparing, voting
    from lianxinqiao.people.models import Mandate

    made, now = ground.hall(MEMBERS), timezone.now()
    seats = list(Mandate.objects.filter(card_number__startswith="H").order_by("pk"))
    early = now - timedelta(days=30)
    for place, seat in enumerate(seats):
        values = {"mandate": seat, "title": "member" if place else "chair", "from_on": early.date()}
        keeping.seat_member(body=made.body, values=values, by=made.clerk, at=early)
    values = {"kind": "standing", "starts_at": now + timedelta(minutes=1), "ends_at": now + timedelta(hours=2)}
    meeting = preparing.draft(body=made.body, values=values, by=made.clerk, at=early)
    for place in range(calls):
        preparing.add_item(meeting, kind="other", title=f"第{place:03d}号议题", by=made.clerk, at=early)
    attending.call(meeting, by=made.clerk, at=early)
    attending.mark_all(meeting, seats, by=made.clerk, at=now)
    holding.open_(meeting, by=made.chairpersons, at=now)
    vote = voting.put_agenda(meeting, by=made.chairpersons, at=now)
    voting.close(vote, yes=len(seats), by=made.chairpersons, at=now)
    return made, meeting


def _measure(made: Any, meeting: Any, readers: int) -> None:
    from django.utils import timezone

    from lianxinqiao.meetings.actions import holding

    items = list(meeting.items.order_by("position"))
    phones = [Reader(f"/screens/{meeting.screen}/now", [item.title for item in items]) for _each in range(readers)]
    over = threading.Event()
    threads = [threading.Thread(target=phone.follow, args=(over,), daemon=True) for phone in phones]
    called: dict[str, float] = {}
    with ground.serving(PORT, f"/screens/{meeting.screen}/now"):
        try:
            for thread in threads:
                thread.start()
            time.sleep(EVERY)
            for item in items:
                holding.hear(item, by=made.chairpersons, at=timezone.now())
                called[item.title] = time.perf_counter()
                time.sleep(PAUSE)
        finally:
            over.set()
            for thread in threads:
                thread.join()
    _tell(phones, called)


def _tell(phones: list[Reader], called: dict[str, float]) -> None:
    lags = [1000 * (phone.seen[title] - at) for phone in phones for title, at in called.items() if title in phone.seen]
    missed = len(phones) * len(called) - len(lags)
    cost = Cost.of(lags)
    asked, failed = sum(phone.asked for phone in phones), sum(phone.failed for phone in phones)
    print(f"{len(phones)} readers, {len(called)} items called: p50 {cost.p50:.0f} ms, p95 {cost.p95:.0f} ms, ", end="")
    print(f"longest {max(lags):.0f} ms; not seen before the next: {missed}")
    print(f"{asked} requests, {failed} of them not answered with 200")


if __name__ == "__main__":
    main()
