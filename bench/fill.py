"""A body with twenty years of suggestions, written straight into the tables: the acts would take days for a million.

What is not filled in: the journal and notices, which no measured page reads as a whole.
"""

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import django
from django.db import connection

from bench import bulk

YEARS = 20
UNITS = 30
DEPUTIES = 200
LAST_YEAR = 2026


def database_for(rows: int) -> str:
    """Create the database of this size if it is not there; its address."""
    import psycopg  # deferred: before Django is set up

    server = urlsplit(os.environ["DATABASE_URL"])
    name = f"lxq_bench_{rows}"
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as link:
        if link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            template = os.environ.get("LXQ_BENCH_TEMPLATE", "template1")  # one that is migrated already saves a while
            link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return urlunsplit(server._replace(path=f"/{name}"))


def ready(rows: int) -> None:
    """Set Django up on a filled database of this many suggestions."""
    os.environ["DATABASE_URL"] = database_for(rows)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    from django.core.management import call_command  # deferred: needs the settings

    call_command("migrate", verbosity=0)
    import lianxinqiao.wsgi  # noqa: F401 -- deferred as well: what a worker has done before its first request
    from lianxinqiao.matters.models import Suggestion

    # Acts that are measured add a few rows of their own.
    if Suggestion.objects.count() < rows:
        fill(rows)


def fill(rows: int) -> None:
    from tests.cast import cast  # deferred: needs the app registry

    people = cast("district-default", code="bench")
    _people(people)
    values = {"rows": rows, "years": YEARS, "last": LAST_YEAR, "body": people.body.pk}
    with connection.cursor() as cursor, bulk.poured(cursor, *LONG), _empty_texts(cursor):
        for statement in STATEMENTS:
            cursor.execute(statement, values)
        _search(cursor)


@contextlib.contextmanager
def _empty_texts(cursor: Any) -> Iterator[None]:
    """What a statement does not name is an empty text or list, as the program writes it; the tables have no defaults of their own."""
    cursor.execute(REQUIRED_TEXTS, [list(LONG)])
    texts = cursor.fetchall()
    for table, column, empty in texts:
        cursor.execute(f"""ALTER TABLE "{table}" ALTER "{column}" SET DEFAULT '{empty}'""")
    yield
    for table, column, _empty in texts:
        cursor.execute(f'ALTER TABLE "{table}" ALTER "{column}" DROP DEFAULT')


def _search(cursor: Any) -> None:
    """The search entries: the words of each kind of text are cut by the program once, numbers are added by SQL."""
    from lianxinqiao.search import words  # deferred: needs the settings

    cursor.execute("SELECT title, cause, analysis, deputy, point, answer FROM (" + TEXTS + ") AS texts")
    found = cursor.fetchall()
    rows = [(words.vector(text), text[0]) for text in found]
    cursor.execute("CREATE TEMP TABLE said (title text PRIMARY KEY, words tsvector)")
    cursor.executemany("INSERT INTO said (words, title) VALUES (%s::tsvector, %s)", rows)
    cursor.execute(ENTRIES)


def _people(people: object) -> None:
    from lianxinqiao.people.models import Field, Mandate, Organization, Person, Post, Session, Term

    body, district = people.body, people.district  # type: ignore[attr-defined]
    for number in range(UNITS - 3):
        Organization.objects.create(
            district=district, code=f"u{number}", name=f"第{number}局", short_name=f"第{number}局"
        )
    for number in range(9):
        Field.objects.create(body=body, code=f"f{number}", name=f"类别{number}", position=10 + number)
    term = Term.objects.create(body=body, number=1, from_on=date(2000, 1, 1))
    for index in range(YEARS - 1):
        year = LAST_YEAR - 1 - index
        Session.objects.create(term=term, number=index + 1, opens_on=date(year, 1, 12), closes_on=date(year, 1, 15))
    for index in range(DEPUTIES):
        person = Person.objects.create(district=district, name=f"代表{index}", pinyin=f"daibiao {index:03d}")
        mandate = Mandate.objects.create(
            person=person, term=term, card_number=f"B{index:04d}", from_on=date(2000, 1, 1)
        )
        Post.objects.create(person=person, role="deputy", body=body, mandate=mandate, from_on=date(2000, 1, 1))


LONG = (
    *("matters_matter", "matters_handling", "matters_reply", "matters_assessment", "matters_requestpoint"),
    *("matters_promise", "search_entry"),
)
REQUIRED_TEXTS = """
    SELECT table_name, column_name, CASE data_type WHEN 'jsonb' THEN '[]' ELSE '' END FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ANY(%s) AND is_nullable = 'NO' AND column_default IS NULL
    AND data_type IN ('text', 'character varying', 'jsonb')
"""
# One suggestion of each title without its number; all other texts are the same but for numbers.
TEXTS = """
    SELECT DISTINCT ON (1) regexp_replace(s.title, '[0-9]+', '0') AS title, s.cause, s.analysis, '代表' AS deputy,
           '请有关部门于年内完成第项整改。' AS point, '云教复号' || r.body AS answer
    FROM matters_matter s JOIN matters_handling h ON h.suggestion_id = s.id JOIN matters_reply r ON r.handling_id = h.id
    ORDER BY 1
"""
ENTRIES = """
    INSERT INTO search_entry (kind, key, inside, public)
    SELECT 'matters.suggestion', id, words, CASE WHEN published_at IS NOT NULL THEN words END FROM (
        SELECT s.id, s.published_at,
               said.words || array_to_tsvector(array_remove(ARRAY[substring(s.title FROM '[0-9]+'), s.number::text, s.year::text], NULL)) AS words
        FROM matters_matter s JOIN said ON said.title = regexp_replace(s.title, '[0-9]+', '0')
    ) AS entries
"""

# Each suggestion a year, a deputy, a field, a unit, a reply and an assessment; all closed but some of the last years.
STATEMENTS = (
    """
    INSERT INTO matters_matter (
        kind, body_id, session_id, between_sessions, year, profile_version_id, stage, lead_id, title, cause, analysis,
        wish_open, closed_reason, source, number, number_text, field_id, complex, created_at, saved_at, submitted_at,
        registered_at, registered_by_id, refused_reason, refused_ground, first_assigned_on, last_assigned_on, due_on,
        round, answer_due_on, answered_on, last_answered_on, reply_class, first_attitude, first_result,
        final_attitude, final_result, closed_at, openness, openness_reason, public_summary, published_at, is_key)
    SELECT 'suggestion', %(body)s, sessions.id, false, years.year, profile.version_id,
           CASE WHEN open THEN (ARRAY['submitted','registered','assigned','handling','answered'])[1 + (i / %(years)s) %% 5]
                ELSE 'closed' END,
           mandates.ids[1 + i %% array_length(mandates.ids, 1)],
           '关于' || (ARRAY['完善','加强','改造','增设','规范','推进','优化'])[1 + i %% 7]
                  || (ARRAY['云桥','柳堤','东篱','青禾','石渡','望河','南屏','双泉'])[1 + (i / 7) %% 8]
                  || (ARRAY['小学护学岗','老旧小区','公交线路','社区养老','河道治理','停车管理','农田水利','医疗服务','消防通道'])[1 + (i / 56) %% 9]
                  || '第' || i || '项工作的建议',
           repeat('居民反映该处情况多年未得到改善，每逢早晚高峰尤为突出。', 6),
           repeat('经走访了解，涉及多个部门，需要统筹。', 4),
           true, '', 'deputy',
           CASE WHEN open AND (i / %(years)s) %% 5 = 0 THEN NULL ELSE (i / %(years)s) + 1 END,
           CASE WHEN open AND (i / %(years)s) %% 5 = 0 THEN '' ELSE lpad(((i / %(years)s) + 1)::text, greatest(3, length(((i / %(years)s) + 1)::text)), '0') END,
           fields.ids[1 + i %% array_length(fields.ids, 1)], i %% 10 = 0,
           sessions.opens_on, sessions.opens_on, sessions.opens_on,
           CASE WHEN open AND (i / %(years)s) %% 5 = 0 THEN NULL ELSE sessions.opens_on + 2 END,
           CASE WHEN open AND (i / %(years)s) %% 5 = 0 THEN NULL ELSE clerk.id END, '', '',
           CASE WHEN open AND (i / %(years)s) %% 5 < 2 THEN NULL ELSE sessions.opens_on + 20 END,
           CASE WHEN open AND (i / %(years)s) %% 5 < 2 THEN NULL ELSE sessions.opens_on + 20 END,
           CASE WHEN open AND (i / %(years)s) %% 5 < 2 THEN NULL ELSE sessions.opens_on + 110 END,
           1, CASE WHEN open THEN NULL ELSE sessions.opens_on + 110 END,
           CASE WHEN open THEN NULL ELSE sessions.opens_on + 60 + (i %% 60)::int END,
           CASE WHEN open THEN NULL ELSE sessions.opens_on + 60 + (i %% 60)::int END,
           CASE WHEN open THEN '' ELSE (ARRAY['SOLVED','SOLVED','SOLVING','PLANNED','REFERENCE'])[1 + i %% 5] END,
           CASE WHEN open THEN '' ELSE 'satisfied' END,
           CASE WHEN open THEN '' WHEN i %% 12 = 0 THEN 'unsatisfied' WHEN i %% 7 = 0 THEN 'basically' ELSE 'satisfied' END,
           CASE WHEN open THEN '' ELSE 'satisfied' END,
           CASE WHEN open THEN '' WHEN i %% 7 = 0 THEN 'basically' ELSE 'satisfied' END,
           CASE WHEN open THEN NULL ELSE sessions.opens_on + 200 END,
           'full', '', '', CASE WHEN open OR i %% 20 = 0 THEN NULL ELSE sessions.opens_on + 210 END, i %% 500 = 0
    FROM (SELECT i, i > %(rows)s * 0.9995 OR (i %% %(years)s = 0 AND i > %(rows)s - 20000 AND (i / %(years)s) %% 7 = 0) AS open
          FROM generate_series(0, %(rows)s - 1) AS i) AS rows
    CROSS JOIN LATERAL (SELECT %(last)s - (i %% %(years)s) AS year) AS years
    JOIN people_session sessions ON extract(year FROM sessions.opens_on) = years.year
    CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM people_mandate) AS mandates
    CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM people_field) AS fields
    CROSS JOIN (SELECT id FROM people_post WHERE role = 'office_clerk' LIMIT 1) AS clerk
    CROSS JOIN (SELECT version_id FROM people_bodyprofile WHERE body_id = %(body)s LIMIT 1) AS profile
    """,
    """
    INSERT INTO matters_requestpoint (suggestion_id, position, text)
    SELECT id, n, '请有关部门于年内完成第' || n || '项整改。' FROM matters_matter, generate_series(1, 2) AS n
    """,
    """
    INSERT INTO matters_handling (
        suggestion_id, organization_id, kind, stage, assigned_on, assigned_by_id, due_on, accepted_on, accepted_by_id,
        return_reason, return_answer, opinion, done_on)
    SELECT s.id, units.ids[1 + s.id %% array_length(units.ids, 1)], 'lead',
           CASE s.stage WHEN 'assigned' THEN 'assigned' WHEN 'handling' THEN 'accepted' ELSE 'done' END,
           s.first_assigned_on, clerk.id, s.due_on,
           CASE WHEN s.stage = 'assigned' THEN NULL ELSE s.first_assigned_on + 2 END,
           CASE WHEN s.stage = 'assigned' THEN NULL ELSE clerk.id END, '', '', '', s.answered_on
    FROM matters_matter s
    CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM people_organization) AS units
    CROSS JOIN (SELECT id FROM people_post WHERE role = 'office_clerk' LIMIT 1) AS clerk
    WHERE s.first_assigned_on IS NOT NULL
    """,
    """
    INSERT INTO matters_reply (
        handling_id, round, stage, body, reply_class, number, contact_name, contact_phone, promise_plan, openness,
        openness_reason, public_summary, drafted_by_id, drafted_at, saved_at, sent_back_reason, signed_by_id, signed_on,
        reviewed_by_id, reviewed_on, class_change_reason, delivered_by_id, delivered_on, assess_due_on)
    SELECT h.id, 1, 'delivered', repeat('您提出的建议收悉。已会同有关单位现场踏勘，列入年度计划，年内完成。', 8),
           s.reply_class, '云教复〔' || s.year || '〕' || h.id || '号', '', '', '', 'full', '', '', clerk.id, s.created_at,
           s.created_at, '', clerk.id, s.answered_on, clerk.id, s.answered_on, '', clerk.id, s.answered_on, s.answered_on + 20
    FROM matters_handling h JOIN matters_matter s ON s.id = h.suggestion_id
    CROSS JOIN (SELECT id FROM people_post WHERE role = 'office_clerk' LIMIT 1) AS clerk
    WHERE s.stage = 'closed'
    """,
    """
    INSERT INTO matters_assessment (reply_id, mandate_id, decisive, state, attitude, result, comment, asked_on, due_on, given_on, given_by_id)
    SELECT r.id, s.lead_id, true, 'given', s.first_attitude, s.first_result, '', r.delivered_on, r.assess_due_on,
           r.delivered_on + 5, clerk.id
    FROM matters_reply r JOIN matters_handling h ON h.id = r.handling_id JOIN matters_matter s ON s.id = h.suggestion_id
    CROSS JOIN (SELECT id FROM people_post WHERE role = 'office_clerk' LIMIT 1) AS clerk
    """,
    """
    INSERT INTO matters_promise (
        reply_id, suggestion_id, organization_id, stage, plan, made_on, first_due_on, due_on, percent, kept_on, confirmed_by_id, assessed)
    SELECT r.id, s.id, h.organization_id, CASE WHEN kept THEN 'kept' ELSE 'open' END, '年内完成改造并向社会公布。',
           r.delivered_on, r.delivered_on + 180, r.delivered_on + 180, CASE WHEN kept THEN 100 ELSE 40 END,
           CASE WHEN kept THEN r.delivered_on + 150 END, CASE WHEN kept THEN clerk.id END, ''
    FROM matters_reply r JOIN matters_handling h ON h.id = r.handling_id JOIN matters_matter s ON s.id = h.suggestion_id
    CROSS JOIN LATERAL (SELECT s.year < %(last)s - 1 OR s.id %% 3 = 0 AS kept) AS promises
    CROSS JOIN (SELECT id FROM people_post WHERE role = 'office_clerk' LIMIT 1) AS clerk
    WHERE r.reply_class IN ('SOLVING', 'PLANNED')
    """,
    """
    INSERT INTO acts_series (body_id, kind, scope, last)
    SELECT body_id, 'suggestion', 'session-' || session_id || CASE WHEN between_sessions THEN '-between' ELSE '' END, max(number)
    FROM matters_matter WHERE number IS NOT NULL GROUP BY 1, 3
    ON CONFLICT (body_id, kind, scope) DO UPDATE SET last = EXCLUDED.last
    """,
)
