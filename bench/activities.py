"""What lists, calendar, a campaign's page and a year's figures cost over many activities, beside the bare SQL of each.

    python -m bench.activities [--rows 10000]          # as little as that runs in a minute
    python -m bench.activities --rows 1000000          # with ten times as many participations

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_activities`, and dropped at the end.
"""

import argparse
import time
from typing import Any

from bench import bulk, ground, rooms

NAME = "lxq_bench_activities"
YEARS, PER = 20, 10
TABLES = ("activities_activity", "activities_participation")
FILL = """
INSERT INTO activities_activity (body_id, kind, title, purpose, organiser, township_id, campaign_id, stage, starts_at,
    ends_at, place, secret, report, feedback, planned_by_id, planned_at, paid_by, field, risk, insured,
    told, local_kind)
SELECT %(body)s, (ARRAY['topical', 'research', 'hearing', 'training', 'voters', 'volunteering'])[1 + n %% 6],
    '第' || n || '次活动', '', 'township', %(township)s, CASE WHEN n %% 50 = 0 THEN %(campaign)s END, 'held', moment,
    moment + interval '2 hours', '社区会议室', md5(n::text), '', '', %(post)s, moment, 'budget', '', '', '', '', ''
FROM (SELECT n, timestamptz '2006-01-01 09:00+08' + (n %% 7300) * interval '1 day' AS moment
    FROM generate_series(1, %(rows)s) n) made
"""
PARTS = """
INSERT INTO activities_participation (activity_id, mandate_id, stage, came_at, way, device, doubt, note, dispute)
SELECT a.id, seats.ids[1 + (a.id + g) %% array_length(seats.ids, 1)], 'signed_up', a.starts_at, 'hand', '', '', '', ''
FROM activities_activity a, generate_series(1, %(per)s) g,
    (SELECT array_agg(id ORDER BY id) AS ids FROM people_mandate WHERE card_number LIKE 'H%%') seats
"""
BARE = {
    "list": "SELECT * FROM activities_activity WHERE body_id = %s ORDER BY starts_at DESC, id DESC LIMIT 20",
    "list, filtered": (
        "SELECT * FROM activities_activity WHERE body_id = %s AND kind = 'research' ORDER BY starts_at DESC, id DESC LIMIT 20"
    ),
    "calendar": (
        "SELECT * FROM activities_activity WHERE body_id = %s"
        " AND starts_at >= '2025-03-01+08' AND starts_at < '2025-04-01+08' AND stage <> 'cancelled'"
    ),
    "campaign": "SELECT count(*) FROM activities_activity WHERE body_id = %s AND campaign_id IS NOT NULL",
    "figures of a year": (
        "SELECT organiser, kind, count(*) FROM activities_activity WHERE body_id = %s"
        " AND starts_at >= '2025-01-01+08' AND starts_at < '2026-01-01+08' GROUP BY 1, 2"
    ),
}
FIGURES = (
    "activities.deputies",
    "activities.inspections",
    "activities.research",
    "training.person_times",
    "campaigns.visits",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with ground.made(NAME):
        _measure(_fill(options.rows), options.runs)


def _fill(rows: int) -> Any:
    from django.db import connection
    from django.utils import timezone

    from lianxinqiao.activities.actions import campaigning

    made = ground.hall(50)
    now = timezone.now()
    values = {"name": "主题活动", "from_on": now.date().replace(year=2006)}
    campaign = campaigning.begin(body=made.body, values=values, by=made.clerk, at=now)
    told = {"body": made.body.pk, "township": made.townships["yunqiao"].pk, "campaign": campaign.pk, "rows": rows}
    began = time.perf_counter()
    with connection.cursor() as cursor:
        with bulk.poured(cursor, *TABLES):
            cursor.execute(FILL, {**told, "post": made.clerk.pk})
            cursor.execute(PARTS, {"per": PER})
        print(f"{bulk.counted(cursor, *TABLES)}, over {YEARS} years, filled in {time.perf_counter() - began:.0f} s")
    return made, campaign


def _measure(filled: Any, runs: int) -> None:
    made, campaign = filled
    pages = {
        "list": "/activities",
        "list, filtered": "/activities?kind=research",
        "calendar": "/calendar?month=2025-03",
        "campaign": campaign.get_absolute_url(),
    }
    rooms.table(made, pages, BARE, FIGURES, runs=runs)


if __name__ == "__main__":
    main()
