"""What the journal keeps of an opinion at every act, as hashes. Who sent it is there as the hash of what was sealed.

What is hashed here never changes: another list is a new VERSION.
"""

from collections.abc import Sequence

from lianxinqiao.journal import facts
from lianxinqiao.opinions.models import Opinion

VERSION = 1
EVERY = """
SELECT o.id AS key, 'opinion' AS row, jsonb_build_array(
    o.stage, o.kind, o.year, o.number, o.title, o.text, o.place, o.route, o.accused_id, o.forwarded_to, o.suggestion_id,
    o.due_on, o.round, o.reply, o.outcome, o.planned_until, o.rating, o.rating_reason, o.rating_words, o.public_title,
    o.public_text, o.public_reply, (extract(epoch FROM o.received_at) * 1000000)::bigint,
    (extract(epoch FROM o.answered_at) * 1000000)::bigint, (extract(epoch FROM o.closed_at) * 1000000)::bigint,
    (extract(epoch FROM o.published_at) * 1000000)::bigint
) AS fact FROM covered o
UNION ALL SELECT o.id, 'sender', jsonb_build_array(s.sealed)
FROM covered o JOIN opinions_sender s ON s.opinion_id = o.id
UNION ALL SELECT o.id, 'share:' || h.id, jsonb_build_array(
    h.organization_id, h.stage, h.round, h.due_on, h.answer, h.outcome, h.planned_until, h.return_reason
) FROM covered o JOIN opinions_share h ON h.opinion_id = o.id
UNION ALL SELECT o.id, 'addition:' || a.id, jsonb_build_array(a.kind, a.words, a.reply_before, a.outcome_before)
FROM covered o JOIN opinions_addition a ON a.opinion_id = o.id
UNION ALL SELECT o.id, 'question:' || q.id, jsonb_build_array(q.words, q.answer, q.until)
FROM covered o JOIN opinions_question q ON q.opinion_id = o.id
UNION ALL SELECT o.id, 'photo:' || p.id, jsonb_build_array(f.sha256)
FROM covered o JOIN opinions_photo p ON p.opinion_id = o.id JOIN files_attachment f ON f.id = p.attachment_id
"""


def labels(keys: Sequence[int]) -> dict[int, str]:
    """By number alone: the title is its sender's words, which may have been erased."""
    rows = Opinion.objects.filter(pk__in=keys).select_related("body")
    return {row.pk: row.reference for row in rows}


def register() -> None:
    facts.register(facts.of_body(Opinion, VERSION, EVERY, labels=labels))
