"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from typing import Any

from lianxinqiao.activities.models import (
    Activity,
    Article,
    Building,
    Campaign,
    Deed,
    Donation,
    OwnKind,
    Problem,
    Support,
    Team,
    WorkPlan,
)
from lianxinqiao.journal import facts

VERSION = 5
LINE = "body_id campaign_id township_id stage on"
COLUMNS: dict[Any, str] = {
    Activity: (
        "body_id kind title purpose organiser township_id committee_id campaign_id stage starts_at ends_at place seats"
        " report unit_id forwarded_on due_on feedback answered_on line_id paid_by team_id field risk insured told"
    ),
    Problem: "body_id host_id campaign_id text organization_id stage listed_on due_on outcome done_on struck_off_on"
    " confirmed_by",
    Campaign: "body_id name aim from_on to_on stage closing is_shown",
    Team: f"{LINE} what leader_id does",
    Deed: f"{LINE} what whom where value mandate_id",
    Support: f"{LINE} host_id kind what value mandate_id",
    Donation: f"{LINE} donor_id recipient kind what value valued_by arrived_on receipt recipient_kind returned_on",
    Article: f"{LINE} what outlet level author reprint_of_id kind",
    Building: f"{LINE} what builder flats contracted defects done grid self_managed",
    OwnKind: "body_id kind is_on name points",
    WorkPlan: "body_id year aim stage adopted_on adopted_by published_on",
}
OWN = "SELECT id AS key, '{name}' AS row, jsonb_build_array({told}) AS fact FROM covered"
# What hangs on an activity: who came, and what was found.
PARTS = """
UNION ALL SELECT p.activity_id, 'part:' || p.id,
    jsonb_build_array(p.mandate_id, p.stage, p.came_at AT TIME ZONE 'UTC', p.way)
FROM covered JOIN activities_participation p ON p.activity_id = covered.id
UNION ALL SELECT f.activity_id, 'finding:' || f.id, jsonb_build_array(f.mandate_id, f.text, f."where", f.matter_id)
FROM covered JOIN activities_finding f ON f.activity_id = covered.id
UNION ALL SELECT t.activity_id, 'testimony:' || t.id,
    jsonb_build_array(t.mandate_id, t.text, t.good, t.fair, t.bad, t.given_out)
FROM covered JOIN activities_testimony t ON t.activity_id = covered.id
UNION ALL SELECT s.activity_id, 'booking:' || b.id, jsonb_build_array(s.starts_at AT TIME ZONE 'UTC', b.key, b.stage)
FROM covered JOIN activities_slot s ON s.activity_id = covered.id JOIN activities_booking b ON b.slot_id = s.id
"""
LINES = """
UNION ALL SELECT l.plan_id, 'line:' || l.id,
    jsonb_build_array(l.position, l.kind, l.title, l.organiser, l.from_month, l.to_month, l.times, l.dropped)
FROM covered JOIN activities_planline l ON l.plan_id = covered.id
"""
HANGS: dict[Any, str] = {Activity: PARTS, WorkPlan: LINES}


def _every(model: Any) -> str:
    told = ", ".join(
        f"\"{column}\" AT TIME ZONE 'UTC'" if column.endswith("_at") else f'"{column}"'
        for column in COLUMNS[model].split()
    )
    return OWN.format(name=model._meta.model_name, told=told) + HANGS.get(model, "")


def register() -> None:
    for model in COLUMNS:
        facts.register(facts.of_body(model, VERSION, _every(model)))
