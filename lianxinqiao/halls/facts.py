"""What the journal keeps of a question at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.halls.models import Topic
from lianxinqiao.journal import facts

VERSION = 2
EVERY = """
SELECT t.id AS key, 'topic' AS row, jsonb_build_array(
    t.body_id, t.station_id, t.stage, t.question, t.background, t.rules, t.until, t.positions, t.came, t.outcome,
    t.suggestion_id, t.opinion_id
) AS fact FROM covered t
UNION ALL SELECT t.id, 'said:' || s.id, jsonb_build_array(s.stage, s.mandate_id, s.position, s.text, s.hidden_because)
FROM covered t JOIN halls_said s ON s.topic_id = t.id
UNION ALL SELECT t.id, 'material:' || m.id, jsonb_build_array(f.sha256)
FROM covered t JOIN halls_material m ON m.topic_id = t.id JOIN files_attachment f ON f.id = m.attachment_id
"""


def register() -> None:
    facts.register(facts.of_body(Topic, VERSION, EVERY))
