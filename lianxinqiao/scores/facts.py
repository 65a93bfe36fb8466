"""What the journal keeps of an assessment at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.scores.models import Assessment, Sample, Standard

VERSION, WITH_RATINGS = 1, 2
ASSESSMENT = """
SELECT c.id AS key, 'assessment' AS row, jsonb_build_array(
    c.body_id, c.year, c."table", c.stage, c.previewed_on, c.published_on, c.frozen_on
) AS fact FROM covered c
UNION ALL SELECT c.id, 'record:' || p.mandate_id,
    jsonb_agg(jsonb_build_array(p.event, p."on", p.title, p.evidence, p.words, p.people, p.leads, p.proof_id,
    p.appeal_id, p.stage, p.reason) ORDER BY p.id)
FROM covered c JOIN scores_point p ON p.assessment_id = c.id GROUP BY c.id, p.mandate_id
UNION ALL SELECT c.id, 'appeal:' || a.id, jsonb_build_array(a.mandate_id, a.about_id, a.text, a.stage, a.answer, a.settled_on)
FROM covered c JOIN scores_appeal a ON a.assessment_id = c.id
UNION ALL SELECT c.id, 'standing:' || s.mandate_id, jsonb_build_array(s.total, s.bonus, s.grade, s.place, s.missing, s.items)
FROM covered c JOIN scores_standing s ON s.assessment_id = c.id
UNION ALL SELECT c.id, 'rating:' || r.mandate_id || ':' || r.rater, jsonb_build_array(r.marks, r.total, r.rated_on)
FROM covered c JOIN scores_rating r ON r.assessment_id = c.id
"""
STANDARD = """
SELECT c.id AS key, 'standard' AS row, jsonb_build_array(c.body_id, c.name, c.based_on, c.data, c.stage, c.released_on)
AS fact FROM covered c
"""
SAMPLE = """
SELECT c.id AS key, 'sample' AS row, jsonb_build_array(c.body_id, c.title, c.summary, c.stage, c.published_on)
AS fact FROM covered c
UNION ALL SELECT c.id, 'step:' || s.id, jsonb_build_array(s."on", s.text)
FROM covered c JOIN scores_samplestep s ON s.sample_id = c.id
UNION ALL SELECT c.id, 'mandate:' || m.mandate_id, jsonb_build_array(m.mandate_id)
FROM covered c JOIN scores_sample_mandates m ON m.sample_id = c.id
"""


def register() -> None:
    facts.register(facts.of_body(Assessment, WITH_RATINGS, ASSESSMENT))
    facts.register(facts.of_body(Standard, VERSION, STANDARD))
    facts.register(facts.of_body(Sample, VERSION, SAMPLE))
