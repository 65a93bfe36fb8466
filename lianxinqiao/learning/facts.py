"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.learning.models import BookList, Course, Group, Reading, Study, Taking

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
COURSE = """
SELECT c.id AS key, 'course' AS row, jsonb_build_array(c.body_id, c.title, c.about, c.ordered, c.pass_at, c.stage) AS fact
FROM covered c
UNION ALL SELECT c.id, 'lesson:' || l.id, jsonb_build_array(l.number, l.title, l.kind, l.text, l.file_id, l.length)
FROM covered c JOIN learning_lesson l ON l.course_id = c.id
UNION ALL SELECT c.id, 'question:' || q.id, jsonb_build_array(q.text, q.options, q."right")
FROM covered c JOIN learning_question q ON q.course_id = c.id
"""
TAKING = """
SELECT c.id AS key, 'taking' AS row, jsonb_build_array(
    c.body_id, c.course_id, c.person_id, c.stage, c.begun_on, c.score, c.tries, c.number, c.passed_on, c.withdrawn_on,
    c.reason
) AS fact FROM covered c
UNION ALL SELECT c.id, 'done:' || p.lesson_id, jsonb_build_array(p.done_at AT TIME ZONE 'UTC')
FROM covered c JOIN learning_progress p ON p.taking_id = c.id WHERE p.done_at IS NOT NULL
"""
GROUP = """
SELECT c.id AS key, 'group' AS row, jsonb_build_array(
    c.body_id, c.name, c.book_id, c.owner_id, c.stage, c.sharing_id, c.formed_on
) AS fact FROM covered c
UNION ALL SELECT c.id, 'member:' || m.person_id, jsonb_build_array(m.person_id)
FROM covered c JOIN learning_member m ON m.group_id = c.id
UNION ALL SELECT c.id, 'week:' || w.id, jsonb_build_array(w."until", w.chapter, w.question)
FROM covered c JOIN learning_week w ON w.group_id = c.id
UNION ALL SELECT c.id, 'talk:' || t.id, jsonb_build_array(t.person_id, t.chapter, t.text, t.stage, t.reason)
FROM covered c JOIN learning_talk t ON t.group_id = c.id
"""


def register() -> None:
    facts.register(facts.of_body(Study, VERSION, STUDY))
    facts.register(facts.of_body(BookList, VERSION, BOOKLIST))
    facts.register(facts.of_body(Reading, VERSION, READING))
    facts.register(facts.of_body(Course, VERSION, COURSE))
    facts.register(facts.of_body(Taking, VERSION, TAKING))
    facts.register(facts.of_body(Group, VERSION, GROUP))
