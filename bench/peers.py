"""The work that was measured of other systems, asked of ours as it is served, their figures beside it.

    python -m bench.peers

10,000 suggestions, granian with two workers, the loopback. The figures of SAPL and Open Zaak were taken on another day,
with 10,000 matters and gunicorn with two workers, at their default settings.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from http.client import HTTPConnection
from urllib.parse import quote, urlencode

from bench import fill, pages
from bench.timing import Cost, milliseconds

ROWS, CLIENTS = 10_000, 16
ANEW = "bench.anew_app:application"


@dataclass(frozen=True)
class Work:
    """`peer` is the better one of those measured: its name and milliseconds (p50)."""

    name: str
    ask: Callable[[HTTPConnection], None]
    peer: str
    peer_ms: float


@dataclass(frozen=True)
class Result:
    """Milliseconds; `times` as fast as the peer."""

    work: str
    p50: float
    p95: float
    peer: str
    peer_p50: float
    times: float


def get(address: str, headers: dict[str, str] | None = None) -> Callable[[HTTPConnection], None]:
    def ask(link: HTTPConnection) -> None:
        link.request("GET", address, headers=headers or {})
        answer = link.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")

    return ask


def works(cookies: str, body: str) -> list[Work]:
    """What strangers read first: of these there are two measures, kept and made anew."""
    words, signed_in = quote("养老"), {"Cookie": cookies}
    strangers = [
        ("list of 10 as JSON", "/api/v1/suggestions?limit=10", "SAPL", 108),
        ("list of 100 as JSON", "/api/v1/suggestions?limit=100", "Open Zaak", 207),
        ("public list, page of 20", "/browse", "SAPL search page", 305),
        ("public search, page of 20", f"/browse?q={words}", "SAPL search page", 305),
        ("search as JSON, 10", f"/api/v1/suggestions?limit=10&q={words}", "SAPL icontains", 102),
        ("filter as JSON, 100", "/api/v1/suggestions?limit=100&year=2025", "Open Zaak by date", 151),
        ("one record as JSON", f"/api/v1/suggestions/{body}-2024-0007", "SAPL", 49),
        ("one record as page", f"/p/{body}-2024-0007", "SAPL", 66),
    ]
    read = [Work(name, get(address), peer, cost) for name, address, peer, cost in strangers]
    return [
        *read,
        *(replace(work, name=f"{work.name}, anew") for work in read),
        Work("desk list, page of 20", get("/desk/suggestions", signed_in), "SAPL search page", 305),
        Work("create, by form", create(cookies), "Open Zaak by API", 89),
    ]


def create(cookies: str) -> Callable[[HTTPConnection], None]:
    token = "b" * 32
    fields = {"csrfmiddlewaretoken": token, "title": "关于增设护学岗的建议", "cause": "早晚高峰尤为突出。" * 10}
    sent = urlencode({**fields, "analysis": "涉及多个部门。" * 10, "requests": "请年内完成。", "wish_open": "yes"})
    headers = {"Cookie": f"{cookies}; csrftoken={token}", "Content-Type": "application/x-www-form-urlencoded"}

    def ask(link: HTTPConnection) -> None:
        link.request("POST", "/suggestions/new", sent, headers)
        answer = link.getresponse()
        answer.read()
        if answer.status != 302:
            raise SystemExit(f"create: {answer.status}")

    return ask


@contextlib.contextmanager
def served(application: str = "lianxinqiao.wsgi:application", ready: str = "/browse") -> Iterator[int]:
    """An application on a free port of the loopback, once it answers the address `ready`."""
    from lianxinqiao.setup import ports
    from lianxinqiao.setup.start import web_command

    port = ports.free()
    command = [*web_command("127.0.0.1", port)[:-1], application]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, ready)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int, ready: str) -> None:
    for _second in range(60):
        with contextlib.suppress(OSError):
            link = HTTPConnection("127.0.0.1", port, timeout=60)
            link.request("GET", ready)
            if link.getresponse().status == 200:
                return
        time.sleep(1)
    raise SystemExit("the server did not come up")


def measure(work: Work, port: int, runs: int) -> Result:
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(6):
        work.ask(link)
    cost = Cost.of([milliseconds(lambda: work.ask(link)) for _ in range(runs)])
    return Result(
        work.name, round(cost.p50, 1), round(cost.p95, 1), work.peer, work.peer_ms, round(work.peer_ms / cost.p50, 1)
    )


def crowd(port: int, ask: Callable[[HTTPConnection], None], each: int = 8) -> tuple[float, Cost]:
    """Sixteen clients at once, a list of 100: requests a second, and how long one waits."""

    def one(_number: int) -> list[float]:
        link = HTTPConnection("127.0.0.1", port, timeout=120)
        return [milliseconds(lambda: ask(link)) for _ in range(each)]

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        times = [value for found in pool.map(one, range(CLIENTS)) for value in found]
    return len(times) / (time.perf_counter() - began), Cost.of(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.environ.update(LXQ_SECOND_FACTOR="no", LXQ_RATE="no")
    fill.ready(ROWS)
    all_works = works(cookie("bench-deputy"), "bench")
    with served() as port, served(ANEW) as fresh:
        results = [measure(work, fresh if work.name.endswith(", anew") else port, options.runs) for work in all_works]
        rate, cost = crowd(fresh, get("/api/v1/suggestions?limit=100"))
    if options.json:
        print(json.dumps({"works": [asdict(each) for each in results], "crowd": {"rate": rate, **asdict(cost)}}))
        return
    print(f"{'work':32} {'p50':>7} {'p95':>7}   peer")
    for each in results:
        print(
            f"{each.work:32} {each.p50:7.1f} {each.p95:7.1f}   {each.peer} {each.peer_p50:.0f} ms: {each.times} times"
        )
    print(
        f"{CLIENTS} clients, list of 100, anew: {rate:.0f} requests/s, p50 {cost.p50:.0f} ms; Open Zaak 4.0/s, 3900 ms: {rate / 4:.0f} times; SAPL 1.5/s"
    )


def cookie(name: str) -> str:
    """The cookie of this person's session."""
    from django.test import Client

    from lianxinqiao.accounts.models import User

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(name=name), pages.BACKEND)
    return f"sessionid={client.cookies['sessionid'].value}"


if __name__ == "__main__":
    sys.exit(main())
