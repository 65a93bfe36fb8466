"""What all figures of a year cost for both bodies over many activities, beside the bare SQL, and how that grows.

    python -m bench.figures                        # 10,000 and 100,000 activities: a minute
    python -m bench.figures --rows 10000000        # 100,000 and ten million: some minutes and 12 GB of disk

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_figures`, and dropped at the end.
Half of the activities are the congress's and half the CPPCC's, each with one who took part.
"""

import argparse
from typing import Any

from bench import activities, bulk, ground
from bench.timing import Cost, side_by_side

NAME = "lxq_bench_figures"
YEAR, AIM_MS = 2025, 2000
SMALL = 100_000
# What the figures of a year ask at least: every row of both years once, by kind and organiser, and who took part.
BARE = (
    (
        "SELECT kind, organiser, stage, count(*) FROM activities_activity WHERE body_id = %s"
        " AND starts_at >= %s AND starts_at < %s GROUP BY 1, 2, 3"
    ),
    (
        "SELECT count(*) FROM activities_participation p JOIN activities_activity a ON a.id = p.activity_id"
        " WHERE a.body_id = %s AND a.starts_at >= %s AND a.starts_at < %s AND p.stage = 'signed_up'"
    ),
)
SPANS = (("2024-01-01+08", "2025-01-01+08"), ("2025-01-01+08", "2026-01-01+08"))


def measured(sizes: list[int], runs: int) -> dict[int, tuple[Cost, Cost, int]]:
    """For each size both costs and how many figures were asked; in a database that is made for it and dropped."""
    with ground.made(NAME):
        bodies, told = _bodies()
        found, filled = {}, 0
        for rows in sizes:
            _fill(bodies, told, rows - filled)
            found[rows], filled = _ask(bodies, runs), rows
        return found


def _bodies() -> tuple[list[Any], dict[str, int]]:
    from django.utils import timezone

    from lianxinqiao.activities.actions import campaigning
    from lianxinqiao.people.models import Body

    made = ground.hall(50)
    now = timezone.now()
    values = {"name": "主题活动", "from_on": now.date().replace(year=2006)}
    campaign = campaigning.begin(body=made.body, values=values, by=made.clerk, at=now)
    other = Body.objects.create(district=made.district, code="bench-cppcc", kind="cppcc", name="云河区政协")
    told = {"township": made.townships["yunqiao"].pk, "campaign": campaign.pk, "post": made.clerk.pk}
    return [made.body, other], told


def _fill(bodies: list[Any], told: dict[str, int], more: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor, bulk.poured(cursor, *activities.TABLES):
        for body in bodies:
            cursor.execute(activities.FILL, {**told, "body": body.pk, "rows": more // len(bodies)})
        cursor.execute(f"{activities.PARTS} ON CONFLICT DO NOTHING", {"per": 1})


def _ask(bodies: list[Any], runs: int) -> tuple[Cost, Cost, int]:
    from django.db import connection

    from lianxinqiao.figures import listing
    from lianxinqiao.figures.periods import Period

    def figures() -> list[Any]:
        return [line for body in bodies for line in listing.lines(body, Period.of_year(YEAR))]

    def bare() -> None:
        with connection.cursor() as cursor:
            for body in bodies:
                for span in SPANS:
                    for query in BARE:
                        cursor.execute(query, [body.pk, *span])
                        cursor.fetchall()

    counted = len(figures())
    return (*side_by_side(figures, bare, runs=runs, warm=1), counted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=SMALL)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    sizes = sorted({min(SMALL, options.rows // 10), options.rows})
    found = measured(sizes, options.runs)
    for rows, (cost, floor, figures) in found.items():
        told = f"{cost.p50:.0f} ms, p95 {cost.p95:.0f} (bare SQL {floor.p50:.0f}, {floor.p95:.0f})"
        print(f"{rows:>12,} activities: all {figures} figures of {YEAR} for both bodies {told}, aim {AIM_MS}")


if __name__ == "__main__":
    main()
