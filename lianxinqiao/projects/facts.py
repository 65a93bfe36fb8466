"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.projects.models import Call, Plan, Project

VERSION, WITH_NUMBERS, WITH_EVALUATION = 1, 2, 3
PLAN = """
SELECT c.id AS key, 'plan' AS row, jsonb_build_array(
    c.body_id, c.year, c.name, c.note, c.stage, c.submitted_on, c.decided_on, c.decision, c.meeting, c.approved_total
) AS fact FROM covered c
UNION ALL SELECT c.id, 'line:' || l.id, jsonb_build_array(l.project_id, l.annual, l.key)
FROM covered c JOIN projects_line l ON l.plan_id = c.id
"""
PROJECT = """
SELECT c.id AS key, 'project' AS row, jsonb_build_array(
    c.body_id, c.code, c.name, c.purpose, c.livelihood, c.content, c.unit_id, c.leader, c.township_id, c.begins_on,
    c.ends_on, c.stage, c.total, c.funds, c.estimate, c.budget, c.contract, c.contractor, c.final, c.percent, c.decided_on,
    c.decision, c.evaluation, c.evaluated_on, c.began_on, c.completed_on, c.opened_on, c.closed_on, c.reason
) AS fact FROM covered c
UNION ALL SELECT c.id, 'approval:' || a.id, jsonb_build_array(a.kind, a.number, a."on", a.amount, a.reported)
FROM covered c JOIN projects_approval a ON a.project_id = c.id
UNION ALL SELECT c.id, 'milestone:' || m.id, jsonb_build_array(m.name, m.first_on, m.planned_on, m.reached_on, m.note)
FROM covered c JOIN projects_milestone m ON m.project_id = c.id
UNION ALL SELECT c.id, 'payment:' || p.id, jsonb_build_array(p."on", p.amount, p.what)
FROM covered c JOIN projects_payment p ON p.project_id = c.id
UNION ALL SELECT c.id, 'pause:' || p.id, jsonb_build_array(p.from_on, p.to_on, p.reason)
FROM covered c JOIN projects_pause p ON p.project_id = c.id
UNION ALL SELECT c.id, 'report:' || r.id, jsonb_build_array(r."on", r.percent, r.note, r.picture_id, r."time")
FROM covered c JOIN projects_report r ON r.project_id = c.id
UNION ALL SELECT c.id, 'result:' || r.id, jsonb_build_array(r.kind, r.amount, r."on", r.note, r.stage)
FROM covered c JOIN projects_result r ON r.project_id = c.id
UNION ALL SELECT c.id, 'voice:' || v.id, jsonb_build_array(v.opinion_id)
FROM covered c JOIN projects_voice v ON v.project_id = c.id
UNION ALL SELECT c.id, 'visit:' || v.id, jsonb_build_array(v.activity_id)
FROM covered c JOIN projects_visit v ON v.project_id = c.id
"""
PROJECT += """
UNION ALL SELECT c.id, 'follower:' || f.id, jsonb_build_array(f.mandate_id, f.leads)
FROM covered c JOIN projects_follower f ON f.project_id = c.id
"""
CALL = """
SELECT c.id AS key, 'call' AS row, jsonb_build_array(
    c.body_id, c.year, c.name, c.announcement, c.places, c.until, c.stage, c.opened_on, c.closed_on, c.reviewed_on,
    c.review, c.base, c.present, c.issued, c.returned, c.invalid, c.voted_on, c.decision, c.meeting, c.report,
    c.reported_on, c.tested_on, c.test_base, c.reason, c.ballot
) AS fact FROM covered c
UNION ALL SELECT c.id, 'candidate:' || d.id, jsonb_build_array(
    d.number, d.name, d.purpose, d.content, d.unit_id, d.leader, d.township_id, d.begins_on, d.ends_on, d.yearly, d.total,
    d.funds, d.ordered, d.stage, d.proof, d.proven_on, d.reason, d.yes, d.yes_again, d.satisfied, d.basically,
    d.unsatisfied, d.tests, d.rectified, d.project_id, d.numbers, d.numbers_again, d.by_citizens, d.by_leaders, d.by_web,
    d.households, d.score
) FROM covered c JOIN projects_candidate d ON d.call_id = c.id
UNION ALL SELECT c.id, 'idea:' || i.id, jsonb_build_array(
    i.number, i.source, i.text, i.township_id, i.station_id, i.mandate_id, i.unit_id, i.opinion_id, i.stage,
    i.candidate_id, i.answer
) FROM covered c JOIN projects_idea i ON i.call_id = c.id
"""


def register() -> None:
    facts.register(facts.of_body(Plan, VERSION, PLAN))
    facts.register(facts.of_body(Project, WITH_EVALUATION, PROJECT))
    facts.register(facts.of_body(Call, WITH_NUMBERS, CALL))
