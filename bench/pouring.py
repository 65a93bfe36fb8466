"""Citizens' opinions pour in while the office works: form, receipt and desk, and whether any was lost or doubled.

    python -m bench.pouring                           # 10,000 an hour for ten minutes
    python -m bench.pouring --an-hour 424             # form p95 at most 300 ms, receipt p95 at most 1 s
    python -m bench.pouring --minutes 0.5             # a quick look

Neighbours are threads that call `lianxinqiao serve` over the loopback, each by an address of their own and at their own
moment, whether the ones before have been answered or not. Each opens the form at a plate, writes for some seconds, sends
it and reads the receipt; one in twenty presses twice. Meanwhile a clerk opens the desk, the list and one opinion after
the other, and routes it. The database is one of its own (`lxq_bench_pouring`), made anew each time; DATABASE_URL names
the server. Beside it stand the bare inserts of as many rows.
"""

import argparse
import http.client
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

from bench import ground
from bench.timing import Cost, milliseconds

NAME, PORT = "lxq_bench_pouring", 8797
WRITING = 4.0  # seconds: faster than three nobody writes, and the house holds it
TWICE = 20  # one in so many presses twice
HANDS = 64
TEXT = "{place}{n}号楼北面的{what}坏了{days}天，晚上老人看不见台阶，请派人来修。"
PLACES, THINGS = ("柳巷", "学院街", "河口", "枫林", "青禾"), ("路灯", "井盖", "扶手", "长椅", "公交站牌")
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class Told:
    """What was measured, in milliseconds, and the receipts that were shown."""

    forms: list[float] = field(default_factory=list)
    receipts: list[float] = field(default_factory=list)
    desks: list[float] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    routed: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--an-hour", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    number = max(1, round(options.an_hour * options.minutes / 60))
    told = Told()
    with ground.made(NAME):
        code, session = _ready()
        site = {"LXQ_PROXIES": "127.0.0.1", "LXQ_SITE_URL": f"http://127.0.0.1:{PORT}"}
        with ground.serving(PORT, "/opinion/find", **site):
            pour(code, session, number, options.minutes * 60, told)
        _say(number, told)


# ------------------------------------------------------------------ the house
def _ready() -> tuple[str, str]:
    """An empty district with one station; the code of its plate, and the clerk's session."""
    from django.test import Client

    from lianxinqiao.stations.tests.scene import a_station
    from tests.cast import cast

    people = cast("district-default", code="bench")
    person = Client()
    user = people.clerk.user
    assert user is not None
    person.force_login(user, "lianxinqiao.accounts.backends.NameOrPhoneBackend")
    return a_station(people).code, person.cookies["sessionid"].value


class Caller:
    """One person's phone or desk: an address and, of whoever is signed in, a session."""

    def __init__(self, address: str, session: str = "") -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self.headers = {"X-Forwarded-For": address}
        if session:
            self.headers["Cookie"] = f"sessionid={session}; csrftoken={'k' * 32}"

    def get(self, path: str) -> str:
        return self._asked("GET", path, None)[1]

    def post(self, path: str, typed: dict[str, str]) -> str:
        """Where it leads."""
        return self._asked("POST", path, urlencode(typed))[0]

    def _asked(self, method: str, path: str, body: str | None) -> tuple[str, str]:
        headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"} if body else self.headers
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        if answer.status not in {200, 302}:
            raise OSError(f"{method} {path}: {answer.status}")
        return answer.getheader("Location", ""), text


# ------------------------------------------------------------------ what happens
def pour(code: str, session: str, number: int, seconds: float, told: Told) -> None:
    draw, over = Random(11), threading.Event()
    moments = sorted(draw.uniform(0, seconds) for _each in range(number))
    began = time.perf_counter()
    clerk = threading.Thread(target=_office, args=(session, over, told))
    clerk.start()
    with ThreadPoolExecutor(HANDS) as pool:
        for place, moment in enumerate(moments):
            time.sleep(max(0.0, began + moment - time.perf_counter()))
            pool.submit(_neighbour, code, place, told)
    over.set()
    clerk.join()


def _neighbour(code: str, place: int, told: Told) -> None:
    try:
        _one(code, place, told)
    except (OSError, http.client.HTTPException, AssertionError) as broken:
        told.failed.append(repr(broken)[:120])


def _one(code: str, place: int, told: Told) -> None:
    draw = Random(place)
    caller = Caller(f"10.{place >> 16}.{place >> 8 & 255}.{place & 255}")
    form, page = f"/opinion/new?s={code}", ""

    def opened() -> None:
        nonlocal page
        page = caller.get(form)

    told.forms.append(milliseconds(opened))
    found = TOKEN.search(page)
    assert found, "a form without its token"
    time.sleep(WRITING + draw.random() * 4)
    words = {"place": draw.choice(PLACES), "n": place, "what": draw.choice(THINGS), "days": draw.randint(2, 40)}
    typed = {"text": TEXT.format(**words), "phone": "13900000000", "token": found[1], "seen": "1"}

    def sent() -> None:
        address = caller.post(form, typed)
        told.codes.add(address.split("?")[0])
        caller.get(address)

    told.receipts.append(milliseconds(sent))
    if place % TWICE == 0:
        sent()  # the same receipt, or the set of codes grows


def _office(session: str, over: threading.Event, told: Told) -> None:
    """The desk, the list of what is to be routed, one opinion, and its road, again and again."""
    from lianxinqiao.people.models import Organization

    clerk = Caller("10.200.0.1", session)
    unit = str(Organization.objects.get(code="jiaotong", district__bodies__code="bench").pk)
    while not over.is_set():
        try:
            told.desks.append(milliseconds(lambda: clerk.get("/desk")))
            listed = clerk.get("/opinions?waiting=unrouted")
            for address in list(dict.fromkeys(re.findall(r'href="(/opinions/bench-[0-9]+-[0-9]+)"', listed)))[:3]:
                page = clerk.get(address)
                act = re.search(rf'"({address}/opinion\.assign/[0-9]+)"', page)
                if act:
                    clerk.post(act[1], {"units": unit, "csrfmiddlewaretoken": "k" * 32})
                    told.routed += 1
        except (OSError, http.client.HTTPException) as broken:
            told.failed.append(repr(broken)[:120])
        over.wait(1)


# ------------------------------------------------------------------ what is told
def _say(number: int, told: Told) -> None:
    from lianxinqiao.opinions.models import Opinion

    there = Opinion.objects.filter(body__code="bench").count()
    print(f"{number} sent, {len(told.codes)} receipts, {there} opinions; {told.routed} routed meanwhile")
    print(f"lost {len(told.codes) - min(there, len(told.codes))}, doubled {there - len(told.codes)}")
    print(f"not answered: {len(told.failed)} {told.failed[:3]}")
    print(f"{'':10} {'p50':>8} {'p95':>8}  ms")
    for name, times in (("form", told.forms), ("receipt", told.receipts), ("desk", told.desks)):
        if times:
            cost = Cost.of(times)
            print(f"{name:10} {cost.p50:8.0f} {cost.p95:8.0f}")
    bare = Cost.of(_bare(min(number, 500)))
    print(f"{'bare row':10} {bare.p50:8.2f} {bare.p95:8.2f}")


def _bare(rows: int) -> list[float]:
    """As many rows of the same table, each in a transaction of its own, by SQL alone."""
    from django.db import connection

    from lianxinqiao.opinions.models import Opinion

    names = [str(each.column) for each in Opinion._meta.concrete_fields if each.column != "id"]
    fresh = {"identity": "gen_random_uuid()", "key": "md5(random()::text)", "number": "number + 1000000"}
    told = ", ".join(fresh.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f"INSERT INTO opinions_opinion ({columns}) SELECT {told} FROM opinions_opinion WHERE id = %s"
    keys: list[Any] = list(Opinion.objects.order_by("pk").values_list("pk", flat=True)[:rows])
    with connection.cursor() as cursor:
        return [milliseconds(lambda key=key: cursor.execute(statement, [key])) for key in keys]  # type: ignore[misc]


if __name__ == "__main__":
    main()
