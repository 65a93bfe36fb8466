"""Each page and record beside its floor, and many readers while others act.

    python -m bench.floor                     60 rounds of ours, floor, ours, floor, over 10,000 matters
    python -m bench.floor --readers 20        then 50 readers and 8 acts a second for so many seconds

Both are served by granian with two workers on the loopback. The floor runs the same SQL behind the same server without
our code (`bench/floor_app.py`). Of ours nothing is kept (`bench/anew_app.py`), but for the many readers.
"""

import argparse
import contextlib
import itertools
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from typing import Any

from bench import bare, fill, pages, peers
from bench.timing import Cost, milliseconds, side_by_side

ROWS, ROUNDS = 10_000, 60
READERS, ACTS = 50, 8
"""How many read at once, and how many acts there are a second."""

PUBLIC, NEWEST = "s.kind = 'suggestion' AND s.published_at IS NOT NULL", "s.published_at DESC, s.id DESC"


@dataclass(frozen=True)
class Work:
    name: str
    ask: Callable[[HTTPConnection], None]
    queries: list[bare.Query]


@dataclass(frozen=True)
class Result:
    """Milliseconds; `times` the floor's median."""

    work: str
    p50: float
    p95: float
    floor_p50: float
    floor_p95: float
    times: float


@dataclass(frozen=True)
class Crowd:
    """Requests and acts a second, milliseconds a page and an act."""

    reads: float
    read: Cost
    acts: float
    act: Cost


def works(clerk: str, body: Any) -> list[Work]:
    """What a stranger asks anew, and the list of a clerk."""
    one = bare.suggestion(body.pk, pages.YEAR - 2, 7)[:6]
    record = f"{body.code}-{pages.YEAR - 2}-0007"
    ten, hundred = (_listed(number) for number in (10, 100))
    inside = bare.listed(bare.INSIDE, "s.id DESC", body=body.pk)
    return [
        Work("one record as JSON", peers.get(f"/api/v1/suggestions/{record}"), one),
        Work("one record as page", peers.get(f"/p/{record}"), one),
        Work("list of 10 as JSON", peers.get("/api/v1/suggestions?limit=10"), ten),
        Work("list of 100 as JSON", peers.get("/api/v1/suggestions?limit=100"), hundred),
        Work("public list, page of 20", peers.get("/browse"), bare.listed(PUBLIC, NEWEST)),
        Work("desk list, page of 20", peers.get("/desk/suggestions", {"Cookie": clerk}), inside),
    ]


def _listed(rows: int) -> list[bare.Query]:
    return [(f"SELECT {bare.ROW} FROM matters_matter s {bare.NEAR} WHERE {PUBLIC} ORDER BY {NEWEST} LIMIT {rows}", {})]


@contextlib.contextmanager
def floor(all_works: list[Work]) -> Iterator[int]:
    """The floor on a free port of the loopback, each work under the address /<its place>."""
    told = {f"/{place}": work.queries for place, work in enumerate(all_works)}
    os.environ["LXQ_FLOOR"] = json.dumps(told)
    with peers.served("bench.floor_app:application", ready="/0") as port:
        yield port


def measure(all_works: list[Work], ours: int, theirs: int, rounds: int) -> Iterator[Result]:
    here, there = (HTTPConnection("127.0.0.1", port, timeout=60) for port in (ours, theirs))
    for place, work in enumerate(all_works):
        below = peers.get(f"/{place}")
        cost, least = side_by_side(lambda: work.ask(here), lambda: below(there), runs=rounds, warm=8)  # noqa: B023
        numbers = (round(value, 1) for value in (cost.p50, cost.p95, least.p50, least.p95))
        yield Result(work.name, *numbers, times=round(cost.p50 / least.p50, 1))


def crowd(port: int, reader: Callable[[int], str], act: Callable[[HTTPConnection], None], seconds: float) -> Crowd:
    """Readers ask without a pause; acts come evenly, each by whoever is free."""
    until = time.perf_counter() + seconds
    reads: list[float] = []
    done: list[float] = []

    def read(number: int) -> None:
        link = HTTPConnection("127.0.0.1", port, timeout=120)
        for turn in itertools.count(number):
            if time.perf_counter() > until:
                return
            address = reader(turn)
            reads.append(milliseconds(lambda: peers.get(address)(link)))  # noqa: B023

    def write(number: int) -> None:
        link = HTTPConnection("127.0.0.1", port, timeout=120)
        for turn in itertools.count():
            at = until - seconds + (turn * ACTS + number) / ACTS
            if at > until:
                return
            time.sleep(max(0.0, at - time.perf_counter()))
            done.append(milliseconds(lambda: act(link)))

    several = [threading.Thread(target=read, args=[number]) for number in range(READERS)]
    several += [threading.Thread(target=write, args=[number]) for number in range(ACTS)]
    began = time.perf_counter()
    for each in several:
        each.start()
    for each in several:
        each.join()
    took = time.perf_counter() - began
    return Crowd(len(reads) / took, Cost.of(reads), len(done) / took, Cost.of(done))


def registering(clerk: str, body: Any, number: int) -> Callable[[HTTPConnection], None]:
    """Acts that strangers may see: each registers one of so many suggestions made for it."""
    from lianxinqiao.matters.models import Suggestion

    like = Suggestion.objects.filter(body=body, stage="submitted").order_by("pk")[0]
    field, waiting, token = body.fields.first(), [], "b" * 32
    for _each in range(number):
        like.pk, like._state.adding = None, True
        like.save(force_insert=True)
        waiting.append(like.pk)
    headers = {
        "Cookie": f"{clerk}; csrftoken={token}",
        "Content-Type": "application/x-www-form-urlencoded",
    }

    def act(link: HTTPConnection) -> None:
        pk = waiting.pop()
        address = f"/suggestions/draft-{pk}/suggestion.register/{pk}"
        link.request("POST", address, f"csrfmiddlewaretoken={token}&field={field.pk}", headers)
        answer = link.getresponse()
        answer.read()
        if answer.status != 302:
            raise SystemExit(f"register: {answer.status}")

    return act


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--readers", type=float, default=0, metavar="SECONDS", help="at most 60")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    seconds = min(options.readers, 60.0)
    os.environ.update(LXQ_SECOND_FACTOR="no", LXQ_RATE="no")
    fill.ready(ROWS)
    from lianxinqiao.people.models import Body

    body, clerk = Body.objects.get(code="bench"), peers.cookie("bench-clerk")
    all_works = works(clerk, body)
    with peers.served(peers.ANEW) as ours, floor(all_works) as theirs:
        results = list(measure(all_works, ours, theirs, options.rounds))
    found = None
    if seconds:
        act = registering(clerk, body, int(seconds * ACTS) + 2 * ACTS)
        with peers.served() as ours:
            found = crowd(ours, _some_page(body), act, seconds)
    if options.json:
        print(json.dumps({"works": [asdict(each) for each in results], "crowd": found and asdict(found)}))
        return
    print(f"{'work':28} {'p50':>7} {'p95':>7} {'floor':>7} {'p95':>7}  times the floor")
    for each in results:
        print(f"{each.work:28} {each.p50:7} {each.p95:7} {each.floor_p50:7} {each.floor_p95:7}  {each.times}")
    if found:
        print(
            f"{READERS} readers: {found.reads:.0f} requests/s, a page {found.read.p50:.0f} ms (p95 {found.read.p95:.0f}); "
            f"{found.acts:.1f} acts/s, an act {found.act.p50:.0f} ms (p95 {found.act.p95:.0f})"
        )


def _some_page(body: Any) -> Callable[[int], str]:
    """What strangers look at: the home, lists, and two hundred matters of a year."""

    def address(turn: int) -> str:
        fixed = ("/", "/browse", "/api/v1/suggestions?limit=10")
        return fixed[turn // 4 % 3] if turn % 4 == 0 else f"/p/{body.code}-{pages.YEAR - 2}-{turn * 7 % 200 + 1:04}"

    return address


if __name__ == "__main__":
    sys.exit(main())
