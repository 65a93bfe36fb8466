"""What the journal keeps of an assessment at every act, as hashes. Another list of columns is a new VERSION.

A record of three thousand persons holds a million points: an act on one of them tells that person's rows alone. A place
among all is no fact of its own, it follows from the totals.
"""

from lianxinqiao.journal import facts
from lianxinqiao.scores.models import Assessment, Sample, Standard

VERSION, WITHOUT_PLACES = 1, 3
EVERY = """
SELECT c.id AS key, 'assessment' AS row, jsonb_build_array(
    c.body_id, c.year, c."table", c.stage, c.previewed_on, c.published_on, c.frozen_on
) AS fact FROM covered c
UNION ALL SELECT c.id, 'record:' || p.mandate_id,
    jsonb_agg(jsonb_build_array(p.event, p."on", p.title, p.evidence, p.words, p.people, p.leads, p.proof_id,
    p.appeal_id, p.stage, p.reason) ORDER BY p.id)
FROM covered c JOIN scores_point p ON p.assessment_id = c.id{p} GROUP BY c.id, p.mandate_id
UNION ALL SELECT c.id, 'appeal:' || a.id, jsonb_build_array(a.mandate_id, a.about_id, a.text, a.stage, a.answer, a.settled_on)
FROM covered c JOIN scores_appeal a ON a.assessment_id = c.id{a}
UNION ALL SELECT c.id, 'standing:' || s.mandate_id, jsonb_build_array(s.total, s.bonus, s.grade, s.missing, s.items)
FROM covered c JOIN scores_standing s ON s.assessment_id = c.id{s}
UNION ALL SELECT c.id, 'rating:' || r.mandate_id || ':' || r.rater, jsonb_build_array(r.marks, r.total, r.rated_on)
FROM covered c JOIN scores_rating r ON r.assessment_id = c.id{r}
"""
ASSESSMENT = EVERY.format(p="", a="", s="", r="")
OF_SOME = EVERY.format(**{name: f" AND {name}.mandate_id = ANY(%(some)s)" for name in "pasr"})
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
    facts.register(facts.of_body(Assessment, WITHOUT_PLACES, ASSESSMENT, part=OF_SOME))
    facts.register(facts.of_body(Standard, VERSION, STANDARD))
    facts.register(facts.of_body(Sample, VERSION, SAMPLE))
