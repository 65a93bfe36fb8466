"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from typing import Any

from lianxinqiao.journal import facts
from lianxinqiao.meetings.models import DeliberationOpinion, Meeting, YearPlan

VERSION = 5
COLUMNS: dict[Any, str] = {
    Meeting: (
        "body_id term_id kind committee_id own_kind number title stage starts_at ends_at place video deputies_elected_on called_on opened_at closed_at minutes"
        " approved_on published_on chaired_by_id minutes_sent_on minutes_sent_to answered_on answer"
    ),
    YearPlan: "body_id kind year stage adopted_on published_on",
    DeliberationOpinion: (
        "body_id item_id unit_id title text stage number year sent_on plan_due_on plan plan_on due_on result comment"
        " result_on satisfied basically unsatisfied invalid passed rounds published_on"
    ),
}
PLANNED = """
UNION ALL SELECT p.plan_id, 'planned:' || p.id,
    jsonb_build_array(p.kind, p.title, p.unit_id, p.committee, p.month, p.stage, p.agenda_item_id, p.note, p.done_on,
        p.origin, p.bid_by_id, p.bid_on)
FROM covered JOIN meetings_planitem p ON p.plan_id = covered.id
"""
OWN = "SELECT id AS key, '{name}' AS row, jsonb_build_array({told}) AS fact FROM covered"
APPOINTMENT = (
    "item_id action person_id office_id stage vote_id effective_on letter_on announced_on sworn_on approved_on filed_above_on objected exam_score exam_on"
    " accusation accused_on finding cleared"
)
# What hangs on a meeting: its name, table and columns.
PARTS = (
    ("item", "meetings_agendaitem", "position kind title unit_id stage heard_at follow_by"),
    (
        "vote",
        "meetings_vote",
        "item_id number purpose question method stage roll here base quorum needed yes no abstain invalid unpressed",
    ),
    ("decision", "meetings_decision", "item_id kind title text stage vote_id number adopted_on signed_on published_on"),
    (
        "appointment",
        "meetings_appointment",
        APPOINTMENT,
    ),
    ("amendment", "meetings_amendment", "decision_id old new filed_on stage vote_id"),
    ("attendee", "meetings_attendee", "mandate_id stage signed_in_at by_video"),
    (
        "seat",
        "meetings_seatchange",
        "item_id mandate_id change cause stage vote_id effective_on seats filled person_id sector agreed_on",
    ),
    ("speech", "meetings_speech", "item_id mandate_id stage begun_at ended_at minutes text checked_on"),
    ("question", "meetings_question", "item_id mandate_id text stage answered_by answer"),
    (
        "interpellation",
        "meetings_interpellation",
        "unit_id subject text stage form filed_on answer answered_on unsatisfied rounds",
    ),
)
PART = """
UNION ALL SELECT p.meeting_id, '{name}:' || p.id, jsonb_build_array({told})
FROM covered JOIN {table} p ON p.meeting_id = covered.id
"""
ROUNDS = """
UNION ALL SELECT p.opinion_id, 'round:' || p.id,
    jsonb_build_array(p.number, p.due_on, p.result, p.result_on, p.comment, p.passed, p.reason)
FROM covered JOIN meetings_opinionround p ON p.opinion_id = covered.id
"""
# Of a vote that is open nothing is kept: its entry is the one that closes it.
CASTS = """
UNION ALL SELECT v.meeting_id, 'cast:' || c.id, jsonb_build_array(c.vote_id, c.mandate_id, c.choice)
FROM covered JOIN meetings_vote v ON v.meeting_id = covered.id AND v.stage <> 'open'
JOIN meetings_cast c ON c.vote_id = v.id
"""


def _told(columns: str, of: str = "") -> str:
    named = [f'{of}"{column}"' for column in columns.split()]
    return ", ".join(f"{name} AT TIME ZONE 'UTC'" if name.endswith('_at"') else name for name in named)


def _every(model: Any) -> str:
    own = OWN.format(name=model._meta.model_name, told=_told(COLUMNS[model]))
    if model is not Meeting:
        return own + (PLANNED if model is YearPlan else ROUNDS)
    parts = (PART.format(name=name, table=table, told=_told(columns, "p.")) for name, table, columns in PARTS)
    return own + "".join(parts) + CASTS


def register() -> None:
    for model in COLUMNS:
        facts.register(facts.of_body(model, VERSION, _every(model)))
