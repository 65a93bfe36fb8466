"""What the meetings' lists, a year's and the list of who holds which office cost over many rows, beside their bare SQL.

    python -m bench.meetings [--rows 10000]          # as little as that runs in a minute
    python -m bench.meetings --rows 1000000          # a million appointments, a hundred thousand meetings, a million seats called

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_meetings`, and dropped at the end.
"""

import argparse
from typing import Any

from bench import ground, rooms

NAME = "lxq_bench_meetings"
PER, OFFICES, PEOPLE = 10, 400, 400  # appointments and seats of a meeting; posts to hold; who holds and who comes
MEETINGS = """
INSERT INTO meetings_meeting (body_id, term_id, kind, title, stage, starts_at, ends_at, place, video, late_reason, minutes,
    screen, changes, drafted_by_id, drafted_at, opened_at, closed_at)
SELECT %(body)s, %(term)s, (ARRAY['standing', 'chairs', 'chairs', 'committee'])[1 + n %% 4], '第' || n || '次', 'published',
    moment, moment + interval '3 hours', '三楼会议室', false, '', '', '', 0, %(post)s, moment, moment, moment
FROM (SELECT n, timestamptz '2006-01-01 09:00+08' + (n %% 7300) * interval '1 day' AS moment
    FROM generate_series(1, %(meetings)s) n) made
"""
ITEMS = """
INSERT INTO meetings_agendaitem (meeting_id, position, kind, title, reporter, committee, stage, heard_at, note)
SELECT id, 1, 'appointment', '人事任免', '', '', 'decided', starts_at, '' FROM meetings_meeting
"""
ATTENDEES = """
INSERT INTO meetings_attendee (meeting_id, mandate_id, stage, reason, signed_in_at, way, by_video)
SELECT m.id, s.id, 'called', '', m.starts_at, 'hand', false FROM meetings_meeting m CROSS JOIN LATERAL
    (SELECT id FROM people_mandate WHERE card_number LIKE 'H%%' ORDER BY id OFFSET m.id %% (%(people)s - %(per)s) LIMIT %(per)s) s
"""
HELD = """
INSERT INTO meetings_office (body_id, kind, organ, title, single)
SELECT %(body)s, (ARRAY['government', 'court', 'organ'])[1 + n %% 3], '第' || n || '局', '局长', true
FROM generate_series(1, %(offices)s) n
"""
# Twenty years of acts follow each other in each office, so that it has one holder at a time; the last are in force.
ACTS = """
INSERT INTO meetings_appointment (meeting_id, item_id, action, person_id, office_id, reason, nominated_by, stage,
    effective_on, ended_on, announced_on, objected, exams, accusation, finding, oath_by)
SELECT i.meeting_id, i.id, 'appoint', p.id, o.id, '', '', 'passed', i.heard_at::date,
    CASE WHEN n <= %(rows)s - %(offices)s THEN i.heard_at::date + greatest(1, 7300 * %(offices)s / %(rows)s) END, i.heard_at::date, false, 0, '', '', ''
FROM generate_series(1, %(rows)s) n
JOIN (SELECT id, meeting_id, heard_at, row_number() OVER (ORDER BY id) - 1 AS place FROM meetings_agendaitem) i
    ON i.place = n %% %(meetings)s
JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM people_person WHERE name LIKE '代表%%') p
    ON p.place = (n / %(meetings)s + n) %% %(people)s
JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM meetings_office) o ON o.place = n %% %(offices)s
"""
BARE = {
    "meetings": (
        "SELECT m.*, (SELECT count(*) FROM meetings_attendee a WHERE a.meeting_id = m.id) FROM meetings_meeting m"
        " WHERE body_id = %s ORDER BY starts_at DESC, id DESC LIMIT 20"
    ),
    "meetings of a kind": (
        "SELECT m.*, (SELECT count(*) FROM meetings_attendee a WHERE a.meeting_id = m.id) FROM meetings_meeting m"
        " WHERE body_id = %s AND kind = 'standing' ORDER BY starts_at DESC, id DESC LIMIT 20"
    ),
    "calendar": (
        "SELECT * FROM meetings_meeting WHERE body_id = %s"
        " AND starts_at >= '2025-03-01+08' AND starts_at < '2025-04-01+08'"
    ),
    "appointments": (
        "SELECT a.* FROM meetings_appointment a JOIN meetings_meeting m ON m.id = a.meeting_id"
        " WHERE m.body_id = %s ORDER BY effective_on DESC NULLS LAST, a.id DESC LIMIT 20"
    ),
    "holders today": (
        "SELECT a.* FROM meetings_appointment a JOIN meetings_office o ON o.id = a.office_id WHERE o.body_id = %s"
        " AND a.stage = 'passed' AND a.ended_on IS NULL AND a.effective_on <= current_date"
    ),
    "holders of a day in 2016": (
        "SELECT a.* FROM meetings_appointment a JOIN meetings_office o ON o.id = a.office_id WHERE o.body_id = %s"
        " AND a.stage = 'passed' AND a.effective_on <= '2016-05-04' AND (a.ended_on IS NULL OR a.ended_on > '2016-05-04')"
    ),
    "figures of a year": (
        "SELECT kind, count(*) FROM meetings_meeting WHERE body_id = %s"
        " AND starts_at >= '2025-01-01+08' AND starts_at < '2026-01-01+08' GROUP BY 1"
    ),
}
FIGURES = ("meetings.standing_committee", "meetings.chairpersons", "appointments.person_times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with ground.made(NAME):
        _measure(_fill(options.rows), options.runs)


def _fill(rows: int) -> Any:
    from django.db import connection

    made = ground.hall(PEOPLE)
    told = {"body": made.body.pk, "term": made.session.term_id, "post": made.clerk.pk, "rows": rows, "per": PER}
    told |= {"meetings": max(1, rows // PER), "people": PEOPLE, "offices": OFFICES}
    with connection.cursor() as cursor:
        for query in (MEETINGS, ITEMS, ATTENDEES, HELD, ACTS):
            cursor.execute(query, told)
        cursor.execute("ANALYZE")
        for table in ("meetings_meeting", "meetings_attendee", "meetings_appointment"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            print(f"{table}: {cursor.fetchone()[0]}")
    return made


def _measure(made: Any, runs: int) -> None:
    pages = {
        "meetings": "/meetings",
        "meetings of a kind": "/meetings?kind=standing",
        "calendar": "/calendar?month=2025-03",
        "appointments": "/appointments",
        "holders today": "/holders",
        "holders of a day in 2016": "/holders?on=2016-05-04",
    }
    rooms.table(made, pages, BARE, FIGURES, runs=runs)


if __name__ == "__main__":
    main()
