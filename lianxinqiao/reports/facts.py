"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from typing import Any

from lianxinqiao.journal import facts
from lianxinqiao.reports.models import Issue, Point, Report, Speech

VERSION = 1
COLUMNS: dict[Any, str] = {
    Report: (
        "body_id year number source in_name_of mandate_id title text urgent stage edited_title edited_text reason lead_id"
        " issue_id handed_in_on"
    ),
    Issue: "body_id title stage year number in_all reviewed_by signed_by_id signed_on",
    Speech: "body_id session_id topic behalf in_name_of mandate_id stage text way place reason seconds given_on",
    Point: "body_id speech_id number text stage unit_id forwarded_on due_on feedback answered_on",
}
OWN = "SELECT id AS key, '{name}' AS row, jsonb_build_array({told}) AS fact FROM covered"
# What hangs on a report: where it went, what was written on it, where it was adopted.
PARTS = """
UNION ALL SELECT s.report_id, 'sending:' || s.id,
    jsonb_build_array(s.to, s.name, s.organization_id, s.sent_on, s.feedback, s.answered_on)
FROM covered JOIN reports_sending s ON s.report_id = covered.id
UNION ALL SELECT n.report_id, 'note:' || n.id, jsonb_build_array(n.leader, n.text, n.on)
FROM covered JOIN reports_leadernote n ON n.report_id = covered.id
UNION ALL SELECT a.report_id, 'adoption:' || a.id, jsonb_build_array(a.level, a.way, a.on)
FROM covered JOIN reports_adoption a ON a.report_id = covered.id
"""


def _every(model: Any) -> str:
    told = ", ".join(f'"{column}"' for column in COLUMNS[model].split())
    return OWN.format(name=model._meta.model_name, told=told) + (PARTS if model is Report else "")


def register() -> None:
    # Drafts are autosaved without an entry, and their writer's alone.
    facts.register(facts.of_body(Report, VERSION, _every(Report), only="stage <> 'draft'"))
    for model in (Issue, Speech, Point):
        facts.register(facts.of_body(model, VERSION, _every(model)))
