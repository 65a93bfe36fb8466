"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.learning.models import BookList, Reading, Study

VERSION = 1
STUDY = """
SELECT c.id AS key, 'study' AS row, jsonb_build_array(
    c.body_id, c.kind, c.title, c.material, c.speaker, c.starts_at AT TIME ZONE 'UTC', c.ends_at AT TIME ZONE 'UTC',
    c.place, c.campaign_id, c.stage, c.notes
) AS fact FROM covered c
UNION ALL SELECT c.id, 'attendee:' || a.id, jsonb_build_array(a.person_id, a.came_at AT TIME ZONE 'UTC', a.way)
FROM covered c JOIN learning_attendee a ON a.study_id = c.id
"""
BOOKLIST = """
SELECT c.id AS key, 'booklist' AS row, jsonb_build_array(
    c.body_id, c.year, c.half, c.name, c.note, c.stage, c.published_on
) AS fact FROM covered c
UNION ALL SELECT c.id, 'listed:' || l.id, jsonb_build_array(l.book_id, l.common, l.why)
FROM covered c JOIN learning_listed l ON l.book_list_id = c.id
"""
READING = """
SELECT c.id AS key, 'reading' AS row, jsonb_build_array(
    c.body_id, c.person_id, c.book_id, c.stage, c.opened_on, c.chapter, c.finished_on, c.note, c.counts
) AS fact FROM covered c
UNION ALL SELECT c.id, 'note:' || n.id, jsonb_build_array(n.chapter, n.text, n."on")
FROM covered c JOIN learning_readingnote n ON n.reading_id = c.id
"""


def register() -> None:
    facts.register(facts.of_body(Study, VERSION, STUDY))
    facts.register(facts.of_body(BookList, VERSION, BOOKLIST))
    facts.register(facts.of_body(Reading, VERSION, READING))
