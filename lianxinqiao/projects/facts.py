"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.projects.models import Plan, Project

VERSION = 1
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
    c.decision, c.began_on, c.completed_on, c.opened_on, c.closed_on, c.reason
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


def register() -> None:
    facts.register(facts.of_body(Plan, VERSION, PLAN))
    facts.register(facts.of_body(Project, VERSION, PROJECT))
