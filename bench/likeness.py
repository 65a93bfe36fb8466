"""How long it takes to find opinions alike among many, beside the bare SQL of the index, and what of them is found.

    python -m bench.likeness [--rows 10000]           # as little as that runs in a minute
    python -m bench.likeness --rows 1000000

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_likeness`, and dropped at the end.
Asked are texts that somebody wrote anew of one that was said, a tenth of the signs left out.
"""

import argparse
from random import Random
from typing import Any

from bench import ground, said
from bench.timing import Cost, milliseconds

NAME, ASKED = "lxq_bench_likeness", 200
BARE = "SELECT id, text FROM opinions_opinion WHERE bands && %s::integer[] ORDER BY id DESC LIMIT 2000"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    options = parser.parse_args()
    with ground.made(NAME):
        _people, texts = said.ready(options.rows)
        _measure(texts)


def _measure(texts: list[str]) -> None:
    from django.db import connection  # deferred, as the others: needs the settings

    from lianxinqiao.opinions.alike import alike
    from lianxinqiao.opinions.likeness import bands
    from lianxinqiao.opinions.models import Opinion

    draw, found = Random(11), 0
    ours: list[float] = []
    bare: list[float] = []
    filed: list[float] = []
    with connection.cursor() as cursor:
        for _time in range(ASKED):
            text = draw.choice(texts)
            asked = "".join(sign for sign in text if draw.random() > 0.1)
            near: list[Any] = []
            ours.append(milliseconds(lambda: near.extend(alike(asked, Opinion.objects.all()))))  # noqa: B023 - asked at once
            numbers = bands(asked)
            filed.append(milliseconds(lambda: bands(text)))  # noqa: B023
            bare.append(milliseconds(lambda: cursor.execute(BARE, [numbers]) and cursor.fetchall()))  # noqa: B023
            found += any(each.text == text for each in near)
    print(f"{'':26}{'p50 ms':>10}{'p95 ms':>10}")
    for name, times in (("alike ones", ours), ("bare SQL of the index", bare), ("numbers of a text", filed)):
        cost = Cost.of(times)
        print(f"{name:26}{cost.p50:>10.1f}{cost.p95:>10.1f}")
    print(f"of {ASKED} asked the one that was meant was found {found} times")


if __name__ == "__main__":
    main()
