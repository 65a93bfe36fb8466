"""What the journal keeps of an assessment at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.scores.models import Assessment

VERSION = 1
ASSESSMENT = """
SELECT c.id AS key, 'assessment' AS row, jsonb_build_array(
    c.body_id, c.year, c."table", c.stage, c.previewed_on, c.published_on, c.frozen_on
) AS fact FROM covered c
UNION ALL SELECT c.id, 'record:' || p.mandate_id,
    jsonb_agg(jsonb_build_array(p.event, p."on", p.title, p.evidence, p.words, p.stage, p.reason) ORDER BY p.id)
FROM covered c JOIN scores_point p ON p.assessment_id = c.id GROUP BY c.id, p.mandate_id
UNION ALL SELECT c.id, 'appeal:' || a.id, jsonb_build_array(a.mandate_id, a.text, a.stage, a.answer, a.settled_on)
FROM covered c JOIN scores_appeal a ON a.assessment_id = c.id
UNION ALL SELECT c.id, 'standing:' || s.mandate_id, jsonb_build_array(s.total, s.bonus, s.grade, s.place, s.missing, s.items)
FROM covered c JOIN scores_standing s ON s.assessment_id = c.id
"""


def register() -> None:
    facts.register(facts.of_body(Assessment, VERSION, ASSESSMENT))
