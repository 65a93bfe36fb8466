"""What citizens' opinions cost while they come in: form, receipt, desk, lists and map, each beside the bare SQL of its work.

    python -m bench.opinions [--rows 10000] [--stations 300]    # as little as that runs in a minute
    python -m bench.opinions --rows 1000000 --stations 3000

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_opinions`, and dropped at the end.
"""

import argparse
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from bench import ground, said
from bench.timing import side_by_side

NAME = "lxq_bench_opinions"
WORDS = "{n}号楼北面的路灯坏了半个月，晚上老人看不见台阶，请派人来修，第{n}次反映。"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--stations", type=int, default=300)
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    with ground.made(NAME):
        from django.conf import settings  # deferred: needs the settings

        settings.ALLOWED_HOSTS = ["*"]
        people, _texts = said.ready(options.rows, options.stations)
        _measure(people, options.runs)


# ------------------------------------------------------------------ what is measured
def _measure(people: Any, runs: int) -> None:
    print(f"{'work':34} {'p50':>8} {'p95':>8}   bare: {'p50':>7} {'p95':>7}  ms")
    for name, ask, bare in _works(people):
        ours, theirs = side_by_side(ask, bare, runs=runs)
        print(f"{name:34} {ours.p50:8.1f} {ours.p95:8.1f}         {theirs.p50:7.2f} {theirs.p95:7.2f}")


def _works(people: Any) -> Iterator[tuple[str, Callable[[], Any], Callable[[], Any]]]:
    from django.test import Client

    from lianxinqiao.opinions.models import Opinion
    from lianxinqiao.stations.models import Station

    stranger, clerk = Client(), Client()
    clerk.force_login(people.clerk.user, "lianxinqiao.accounts.backends.NameOrPhoneBackend")
    station = Station.objects.exclude(stage="closed").select_related("body").earliest("pk")
    form, numbers = f"/opinion/new?s={station.code}", iter(range(10**6))

    def got(client: Client, address: str) -> Callable[[], None]:
        def ask() -> None:
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)

        return ask

    def sent() -> None:
        """From the form to the receipt, as a phone does it; each time by another neighbour."""
        number = next(numbers)
        told = {"text": WORDS.format(n=number), "phone": "13800001234", "seen": "1"}
        answer = stranger.post(form, told, REMOTE_ADDR=f"10.{number // 200 % 200}.{number % 200}.9")
        assert answer.status_code == 302
        assert stranger.get(answer["Location"]).status_code == 200

    first = Opinion.objects.values().earliest("pk")
    names, fresh = [name for name in first if name != "id"], ("identity", "key", "number")
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join("%s" if name in fresh else f'"{name}"' for name in names)
    insert = f"INSERT INTO opinions_opinion ({columns}) SELECT {values} FROM opinions_opinion WHERE id = %s"

    def inserted() -> None:
        identity = uuid.uuid4()
        told = {"identity": identity, "key": identity.hex, "number": 2_000_000_000 - next(numbers)}
        _run(insert, [*(told[name] for name in names if name in fresh), first["id"]])

    newest = "SELECT * FROM opinions_opinion WHERE body_id = %s ORDER BY received_at DESC LIMIT 20"
    public = "SELECT * FROM opinions_opinion WHERE published_at IS NOT NULL ORDER BY published_at DESC LIMIT 20"
    held = "SELECT count(*) FROM opinions_opinion WHERE body_id = %s AND stage IN ('held', 'received')"
    where = "SELECT id, name, township_id, longitude, latitude FROM stations_station WHERE stage <> 'closed'"
    plate = "SELECT * FROM stations_station WHERE code = %s"
    yield "form, opened at a plate", got(stranger, form), lambda: _run(plate, [station.code])
    yield "form sent, receipt shown", sent, inserted
    yield "desk of the office", got(clerk, "/desk"), lambda: _run(held, [station.body_id])
    yield "list of opinions, 20 rows", got(clerk, "/opinions"), lambda: _run(newest, [station.body_id])
    yield "to be routed", got(clerk, "/opinions?waiting=unrouted"), lambda: _run(held, [station.body_id])
    yield "public list", got(clerk, "/voices"), lambda: _run(public, [])
    yield "map, all stations", got(clerk, "/stations/map"), lambda: _run(where, [])
    yield "list of stations", got(clerk, "/stations"), lambda: _run(where + " LIMIT 20", [])


def _run(statement: str, values: list[Any]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        if cursor.description:
            cursor.fetchall()


if __name__ == "__main__":
    main()
