"""What projects, reading and attendance cost in great numbers, each page and figure beside its bare SQL.

    python -m bench.followed                                             # as little as runs in a minute
    python -m bench.followed --projects 100000 --attended 10000000 --read 10000000

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_followed`, and dropped at the end.
"""

import argparse
from collections.abc import Callable
from typing import Any

from bench import ground
from bench.timing import side_by_side

NAME = "lxq_bench_followed"
PROJECTS = """
INSERT INTO projects_project (body_id, code, name, purpose, livelihood, content, unit_id, leader, township_id, begins_on, ends_on,
    stage, total, funds, contractor, evaluation, percent, decision, reason, proposed_by_id, proposed_at, decided_on)
SELECT %(body)s, '', '第' || n || '项工程', (ARRAY['education', 'health', 'transport', 'housing'])[1 + n %% 4], n %% 3 = 0,
    '新建改建', %(unit)s, '', %(township)s, day, day + 200, (ARRAY['approved', 'begun', 'open'])[1 + n %% 3], 100 + n %% 900,
    '区级财政', '', '', (ARRAY[0, 40, 100])[1 + n %% 3], '云人4号', '', %(post)s, day, day
FROM (SELECT n, date '2006-01-01' + n %% 7300 AS day FROM generate_series(1, %(rows)s) n) made
"""
LINES = """
INSERT INTO projects_milestone (project_id, name, first_on, planned_on, note)
SELECT id, step, begins_on + 60, begins_on + 60, '' FROM projects_project CROSS JOIN (VALUES ('主体'), ('装修')) s(step);
INSERT INTO projects_payment (project_id, "on", amount, what)
SELECT id, begins_on + 90, 10, '进度款' FROM projects_project
"""
STUDIES = """
INSERT INTO learning_study (body_id, kind, title, material, speaker, starts_at, ends_at, place, stage, secret, notes,
    planned_by_id, planned_at)
SELECT %(body)s, (ARRAY['collective', 'centre', 'first_topic', 'lecture'])[1 + n %% 4], '第' || n || '次学习', '', '', moment,
    moment + interval '2 hours', '', 'held', md5(n::text), '', %(post)s, moment
FROM (SELECT n, timestamptz '2006-01-01 09:00+08' + (n %% 7300) * interval '1 day' AS moment
    FROM generate_series(1, %(rows)s) n) made
"""
ATTENDED = """
INSERT INTO learning_attendee (study_id, person_id, came_at, way)
SELECT s.id, p.id, s.starts_at, 'hand' FROM learning_study s CROSS JOIN LATERAL
    (SELECT id FROM people_person ORDER BY id LIMIT %(per)s) p
"""
BOOKS = """
INSERT INTO learning_book (body_id, title, author, chapters) SELECT %(body)s, '第' || n || '本书', '', 10
FROM generate_series(1, %(rows)s) n
"""
READ = """
INSERT INTO learning_reading (body_id, book_id, person_id, stage, opened_on, chapter, finished_on, note, counts)
SELECT %(body)s, b.id, p.id, 'finished', day, 10, day, '读完了', true FROM learning_book b CROSS JOIN LATERAL
    (SELECT id, date '2006-01-01' + ((b.id + id) %% 7300)::int AS day FROM people_person ORDER BY id LIMIT %(per)s) p
"""
YEAR = "finished_on BETWEEN '2025-01-01' AND '2025-12-31'"
HELD = "starts_at >= '2025-01-01+08' AND starts_at < '2026-01-01+08'"
BARE = {
    "projects": "SELECT * FROM projects_project WHERE body_id = %s ORDER BY begins_on DESC, id DESC LIMIT 20",
    "projects, filtered": (
        "SELECT * FROM projects_project WHERE body_id = %s AND purpose = 'health' ORDER BY begins_on DESC LIMIT 20"
    ),
    "projects, late": (
        "SELECT * FROM projects_project p WHERE body_id = %s AND stage IN ('approved', 'begun', 'paused')"
        " AND (ends_on < now() OR EXISTS (SELECT FROM projects_milestone m WHERE m.project_id = p.id"
        " AND reached_on IS NULL AND planned_on < now())) ORDER BY begins_on DESC, id DESC LIMIT 20"
    ),
    "map": "SELECT township_id, count(*), avg(percent) FROM projects_project WHERE body_id = %s GROUP BY 1",
    "studies": "SELECT * FROM learning_study WHERE body_id = %s ORDER BY starts_at DESC, id DESC LIMIT 20",
    "figures of a year": f"SELECT kind, count(*) FROM learning_study WHERE body_id = %s AND {HELD} GROUP BY 1",
    "books, the least": (
        f"SELECT min(n) FROM (SELECT count(*) n FROM learning_reading WHERE body_id = %s AND {YEAR} AND counts"
        " GROUP BY person_id) each"
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, default=2_000)
    parser.add_argument("--attended", type=int, default=20_000)
    parser.add_argument("--read", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with ground.made(NAME):
        _measure(_fill(options.projects, options.attended, options.read), options.runs)


def _fill(projects: int, attended: int, read: int) -> Any:
    from django.db import connection

    made = ground.hall(50)
    told = {"body": made.body.pk, "post": made.clerk.pk, "unit": made.units["jiaoyu"].pk}
    told["township"], told["per"] = made.townships["yunqiao"].pk, 50
    with connection.cursor() as cursor:
        for query, rows in (
            (PROJECTS, projects),
            (LINES, 0),
            (STUDIES, attended // 50),
            (ATTENDED, 0),
            (BOOKS, read // 50),
            (READ, 0),
            ("ANALYZE", 0),
        ):
            cursor.execute(query, {**told, "rows": rows} if "%(" in query else None)
        for table in ("projects_project", "learning_attendee", "learning_reading"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            print(table, cursor.fetchone()[0])
    return made


def _measure(made: Any, runs: int) -> None:
    from django.db import connection
    from django.test import Client

    from lianxinqiao.figures.periods import Period
    from lianxinqiao.figures.registry import FIGURES

    clerk = Client(SERVER_NAME="localhost")
    clerk.force_login(made.clerk.user, backend="lianxinqiao.accounts.backends.NameOrPhoneBackend")
    year = Period.of_year(2025)

    def page(address: str) -> Callable[[], object]:
        def ask() -> object:
            answer = clerk.get(address)
            assert answer.status_code == 200, f"{address}: {answer.status_code}"
            return answer

        return ask

    def figures(*codes: str) -> Callable[[], object]:
        return lambda: [FIGURES[code].value(made.body, year) for code in codes]

    def bare(query: str) -> Callable[[], object]:
        def ask() -> object:
            with connection.cursor() as cursor:
                cursor.execute(query, [made.body.pk])
                return cursor.fetchall()

        return ask

    asked = {
        "projects": page("/projects"),
        "projects, filtered": page("/projects?purpose=health"),
        "projects, late": page("/projects?late=1"),
        "map": page("/projects/map"),
        "studies": page("/studies"),
        "figures of a year": figures("learning.study_sessions", "learning.lectures"),
        "books, the least": figures("learning.books_least"),
    }
    print(f"{'':20}{'p50 ms':>10}{'p95 ms':>10}{'bare p50':>10}{'bare p95':>10}")
    for name, ask in asked.items():
        cost, floor = side_by_side(ask, bare(BARE[name]), runs=runs, warm=1)
        print(f"{name:20}{cost.p50:>10.1f}{cost.p95:>10.1f}{floor.p50:>10.1f}{floor.p95:>10.1f}")


if __name__ == "__main__":
    main()
