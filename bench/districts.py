"""A hundred districts over several databases: what the router adds to a page, what the city's figures take, what memory costs.

    python -m bench.districts [--districts 100] [--houses 4] [--rows 1000]

Each district has a body and so many suggestions, poured in by SQL from one that was registered by the real acts. Ten
million are `--rows 100000`. DATABASE_URL names the server; the databases are dropped at the end.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bench.ground import HOST, WAIT, answers

PORT, FIRST = 8790, 8791
ASKED = 200
POUR = """
INSERT INTO matters_matter ({columns}) SELECT {values} FROM matters_matter, generate_series(2, %(rows)s) AS g
WHERE id = %(like)s
"""


def fill(districts: int, rows: int) -> None:
    """In the database that this program stands in, as a child of the bench."""
    import django  # deferred: it is set up once the address is known

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    from django.db import connection

    from lianxinqiao.matters.models import Matter
    from lianxinqiao.people.models import District
    from tests.cast import cast
    from tests.walks import Walk

    names = [field.column for field in Matter._meta.concrete_fields if field.column not in {"id", "number"}]
    with connection.cursor() as cursor:
        for place in range(districts):
            people = cast(code=f"{connection.settings_dict['NAME'][-1]}{place}")
            people.body.district = District.objects.create(code=f"98{place:04d}", name=f"第{place}区")
            people.body.save()
            like = Walk(people).registered().suggestion
            quoted = ", ".join(f'"{name}"' for name in names)
            statement = POUR.format(columns=f"{quoted}, number", values=f"{quoted}, g")
            cursor.execute(statement, {"rows": rows, "like": like.pk})
        cursor.execute("ANALYZE matters_matter")


def asked(port: int, host: str, path: str) -> float:
    """The middle of so many answers, in milliseconds; each on a connection of its own, as the router wants it."""
    took = []
    for _each in range(ASKED):
        since = time.perf_counter()
        line = http.client.HTTPConnection(HOST, port, timeout=60)
        line.request("GET", path, headers={"Host": host, "Connection": "close"})
        answer = line.getresponse()
        answer.read()
        line.close()
        took.append((time.perf_counter() - since) * 1000)
        assert answer.status == 200, answer.status
    return statistics.median(took)


def memory(program: int) -> float:
    """Of the program and all that it started, each shared page once, in megabytes."""
    found, waiting = 0, [program]
    while waiting:
        process = waiting.pop()
        waiting += map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        found += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
    return found / 1024


@contextmanager
def made(server: str, name: str, like: str) -> Iterator[str]:
    """A database of this name as another is, gone at the end; its address."""
    drop, address = f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(drop)
        link.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    try:
        yield address
    finally:
        with psycopg.connect(server, autocommit=True) as link:
            link.execute(drop)


def first(address: str, districts: int, rows: int) -> None:
    """The one that is filled; the others are copies of it under other codes."""
    here, since = {**os.environ, "DATABASE_URL": address}, time.perf_counter()
    again = ["bench.districts", "--fill", str(districts), "--rows", str(rows)]
    for program in (["lianxinqiao", "migrate", "--no-backup"], again):
        subprocess.run([sys.executable, "-m", *program], check=True, env=here)
    print(f"{districts} districts with {rows:,} suggestions each: {time.perf_counter() - since:.0f} s", flush=True)


def _renamed(address: str, number: int) -> None:
    with psycopg.connect(address, autocommit=True) as link:
        link.execute("ALTER TABLE people_body DISABLE TRIGGER USER")
        link.execute("UPDATE people_body SET code = %s || code", [f"h{number}-"])


def measure(path: Path, districts: int, houses: int) -> None:
    command = [sys.executable, "-m", "lianxinqiao", "districts", "--file", str(path)]
    since = time.perf_counter()
    figures = [*command, "figures", "--code", "suggestions.raised"]
    said = subprocess.run(figures, check=True, capture_output=True, text=True).stdout
    print(f"one figure of {districts} districts: {time.perf_counter() - since:.1f} s; sum {said.split()[0]}")
    with subprocess.Popen([*command, "serve", "--port", str(PORT)]) as program:
        until = time.monotonic() + 2 * WAIT
        while not all(answers(FIRST + number, "/healthz") for number in range(houses)):
            assert time.monotonic() < until, "the houses did not come up"
            time.sleep(0.2)
        for words, address in (("kept for everybody", "/"), ("the least that is asked", "/healthz")):
            direct, routed = (asked(port, "h0.example", address) for port in (FIRST, PORT))
            print(f"{words}: straight {direct:.2f} ms, by the router {routed:.2f} ms")
        print(f"memory of all processes: {memory(program.pid):.0f} MB")
        program.terminate()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--districts", type=int, default=100)
    parser.add_argument("--houses", type=int, default=4)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill:
        fill(options.fill, options.rows)
        return
    each, server = options.districts // options.houses, os.environ["DATABASE_URL"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["LXQ_VAR"] = str(folder)
        path, told = folder / "districts.toml", []
        like = os.environ.get("LXQ_BENCH_TEMPLATE", "template1")  # one that is migrated already saves a minute
        for number in range(options.houses):
            name = f"lxq_bench_districts_{number}"
            address = stack.enter_context(made(server, name, like))
            if number == 0:
                first(address, each, options.rows)
                like = name
            else:
                _renamed(address, number)
            told.append(
                f'[h{number}]\ndatabase = "{address}"\nport = {FIRST + number}\nhosts = ["h{number}.example"]\n'
                f'site = "http://h{number}.example"\ndistricts = ["{number}"]\n'
            )
        path.write_text("".join(told))
        measure(path, each * options.houses, options.houses)


if __name__ == "__main__":
    main()
