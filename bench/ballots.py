"""A secret vote of a whole congress: 2,000 casts within ten seconds on this machine, none lost, none doubled.

    python -m bench.ballots --papers 100
    python -m bench.ballots --papers 2000

Phones are threads that send over the loopback to `lianxinqiao serve` with two processes; beside it stands the bare
insert of as many rows. The papers are made before the clock runs, as on the phones. DATABASE_URL names the server.
"""

import argparse
import http.client
import json
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench import ground

NAME, PORT = "lxq_bench_ballots", 8799
MOST = 10.0  # seconds for a whole congress
PHONES = 32


def papers(number: int) -> tuple[Any, list[bytes]]:
    """A ballot in the database with as many papers to it, ready to be sent. One signing key, as in life."""
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    from lianxinqiao.ballots import blind, phone
    from lianxinqiao.ballots.box import encoded
    from lianxinqiao.ballots.models import Ballot

    private, (_secret, point) = blind.new_key(), phone.scrutineer()
    public, questions = blind.public_half(private), ["关于批准预算的决议"]
    ballot = Ballot.objects.create(
        stage="voting", word="bench", public_key=public, seal_public=point, questions=questions
    )
    key: Any = load_der_private_key(private, None)
    made = []
    for _each in range(number):
        drawn = phone.draw(public)
        held = drawn.finalize(blind.sign_with(key, drawn.blinded))
        paper = held.paper(ballot.pk, questions, point, ["yes"])
        told = {name: encoded(getattr(paper, name)) for name in ("slip", "signature", "sealed", "mark")}
        made.append(json.dumps(told).encode())
    return ballot, made


def cast(number: int, rows: list[bytes]) -> list[tuple[float, str]]:
    """One phone after the other on one connection; of each the seconds, and what the box said."""
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    took = []
    for row in rows:
        since = time.perf_counter()
        line.request("POST", f"/ballots/{number}/cast", row, {"Content-Type": "application/json"})
        said = json.load(line.getresponse())["said"]
        assert said in {"in", "again"}, said
        took.append((time.perf_counter() - since, said))
    return took


def bare(rows: int) -> float:
    """As many rows of the same size, each in a transaction of its own, by SQL alone."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("create temp table bench_papers (key bytea primary key, told bytea)")
        since = time.perf_counter()
        for _each in range(rows):
            cursor.execute("insert into bench_papers values (%s, %s)", [os.urandom(32), os.urandom(562)])
    return time.perf_counter() - since


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=2000)
    number = parser.parse_args().papers
    with ground.made(NAME):
        measure(number)


def measure(number: int) -> None:
    """Each paper is sent once, and every tenth once more by a phone that did not hear the answer."""
    from lianxinqiao.ballots.models import BallotPaper

    ballot, rows = papers(number)
    sent = [*rows, *rows[::10]]
    shares = [sent[place::PHONES] for place in range(PHONES)]
    with ground.serving(PORT, "/ballots/0/now"), ThreadPoolExecutor(PHONES) as pool:
        since = time.perf_counter()
        told = [each for part in pool.map(lambda share: cast(ballot.pk, share), shares) for each in part]
        whole = time.perf_counter() - since
    there = BallotPaper.objects.filter(ballot=ballot.pk).count()
    took, taken = [seconds for seconds, _said in told], sum(said == "in" for _seconds, said in told)
    p50, p95 = statistics.quantiles(took, n=100)[49], statistics.quantiles(took, n=100)[94]
    print(f"{number} casts by {PHONES} phones: {whole:.1f} s, p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    print(
        f"papers in the box: {there}, lost {number - there}; sent twice {len(sent) - number}, doubled {taken - there}"
    )
    print(f"bare inserts of as many rows: {bare(number):.1f} s; within ten seconds: {'yes' if whole <= MOST else 'no'}")


if __name__ == "__main__":
    main()
