"""What the journal keeps of a suggestion at every act, as hashes: stage, numbers, dates, grades, texts, files.

A draft belongs to its author and is not covered. What is hashed here never changes: another list is a new VERSION.
"""

from collections.abc import Sequence

from lianxinqiao.journal import facts
from lianxinqiao.matters.models import Matter, Suggestion

VERSION = 1
ONLY = "kind = '{kind}' AND stage NOT IN ('draft', 'cosigning', 'withdrawn')"
# Dates and numbers have one spelling in jsonb, whatever the server's settings; a moment is counted in microseconds.
EVERY = """
SELECT s.id AS key, 'suggestion' AS row, jsonb_build_array(
    s.stage, s.number, s.number_text, s.year, s.between_sessions, s.session_id, s.lead_id, s.delegation_id, s.field_id,
    s.title, s.cause, s.analysis, s.wish_open, s.complex, s.merged_into_id, s.round, s.first_assigned_on,
    s.last_assigned_on, s.due_on, s.office_due_on, s.answer_due_on, s.answered_on, s.last_answered_on, s.reply_class,
    s.first_attitude, s.first_result, s.final_attitude, s.final_result, s.assess_due_on, s.openness, s.public_summary,
    s.is_key, (extract(epoch FROM s.registered_at) * 1000000)::bigint, (extract(epoch FROM s.closed_at) * 1000000)::bigint,
    (extract(epoch FROM s.published_at) * 1000000)::bigint,
    (SELECT jsonb_agg(p.text ORDER BY p.position) FROM matters_requestpoint p WHERE p.suggestion_id = s.id),
    (SELECT jsonb_agg(c.mandate_id ORDER BY c.id) FROM matters_cosigner c
        WHERE c.suggestion_id = s.id AND c.signed_at IS NOT NULL)
) AS fact FROM covered s
UNION ALL SELECT s.id, 'handling:' || h.id, jsonb_build_array(
    h.organization_id, h.kind, h.stage, h.assigned_on, h.due_on, h.accepted_on, h.return_asked_on, h.return_reason,
    h.opinion_given_on, CASE WHEN h.opinion_given_on IS NOT NULL THEN h.opinion END, h.done_on
) FROM covered s JOIN matters_handling h ON h.suggestion_id = s.id
UNION ALL SELECT s.id, 'reply:' || r.id, jsonb_build_array(
    r.stage, r.round, r.signed_on, r.delivered_on, r.assess_due_on,
    CASE WHEN r.stage = 'delivered' THEN jsonb_build_array(r.body, r.reply_class, r.number, r.promise_plan,
        r.promise_due_on, r.openness, r.public_summary, r.contact_name, r.contact_phone) END
) FROM covered s JOIN matters_handling h ON h.suggestion_id = s.id JOIN matters_reply r ON r.handling_id = h.id
UNION ALL SELECT s.id, 'assessment:' || a.id, jsonb_build_array(
    a.mandate_id, a.decisive, a.state, a.attitude, a.result, a.comment, a.asked_on, a.due_on, a.given_on, a.given_by_id,
    (SELECT f.sha256 FROM files_attachment f WHERE f.id = a.scan_id)
) FROM covered s JOIN matters_handling h ON h.suggestion_id = s.id JOIN matters_reply r ON r.handling_id = h.id
    JOIN matters_assessment a ON a.reply_id = r.id
UNION ALL SELECT s.id, 'promise:' || p.id, jsonb_build_array(
    p.organization_id, p.stage, p.plan, p.made_on, p.first_due_on, p.due_on, p.percent, p.declared_on, p.kept_on, p.assessed,
    (SELECT f.sha256 FROM files_attachment f WHERE f.id = p.scan_id)
) FROM covered s JOIN matters_promise p ON p.suggestion_id = s.id
UNION ALL SELECT s.id, 'file:' || f.id, jsonb_build_array(f.position, a.name, a.size, a.sha256)
FROM covered s JOIN matters_suggestionfile f ON f.suggestion_id = s.id JOIN files_attachment a ON a.id = f.attachment_id
UNION ALL SELECT s.id, 'mediation:' || m.id, jsonb_build_array(m.convened_on, m.note, m.outcome, m.concluded_on)
FROM covered s JOIN matters_mediation m ON m.suggestion_id = s.id
"""


def labels(keys: Sequence[int]) -> dict[int, str]:
    rows = Matter.objects.filter(pk__in=keys).select_related("session", "body")
    return {row.pk: f"{row.reference} {row.title}" for row in rows}


def register(model: type[Matter] = Suggestion, kind: str = Matter.Kind.SUGGESTION, more: str = "") -> None:
    """For one kind of matter; `more` selects the facts that only it has."""
    only = ONLY.format(kind=str(kind))
    facts.register(facts.of_body(model, VERSION, f"{EVERY}{more}", labels=labels, only=only))
