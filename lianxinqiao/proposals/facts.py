"""What the journal keeps of a proposal at every act: what it keeps of every matter, and what only a proposal has."""

from lianxinqiao.journal import facts as journal
from lianxinqiao.matters import facts
from lianxinqiao.matters.models import Matter
from lianxinqiao.proposals.models import Clue, Proposal

MORE = """
UNION ALL SELECT s.id, 'particulars', jsonb_build_array(
    d.origin, d.in_name_of, d.head, d.sealed, d.turn, d.outcome, d.went_to, d.number_there,
    d.excellent_on, d.praised_at
) FROM covered s JOIN proposals_particulars d ON d.matter_id = s.id
UNION ALL SELECT s.id, 'reading:' || r.id, jsonb_build_array(r.turn, r.reader_id, r.verdict, r.ground, r.note, r.read_on)
FROM covered s JOIN proposals_reading r ON r.proposal_id = s.id
UNION ALL SELECT s.id, 'plan', jsonb_build_array(k.plan, k.due_on, k.result, k.ended_on)
FROM covered s JOIN proposals_keyplan k ON k.proposal_id = s.id
UNION ALL SELECT s.id, 'quality:' || h.id, jsonb_build_array(q.grade, q.comment, q.rated_by_id, q.rated_on)
FROM covered s JOIN matters_handling h ON h.suggestion_id = s.id JOIN proposals_qualityrating q ON q.handling_id = h.id
UNION ALL SELECT s.id, 'recommended:' || r.id, jsonb_build_array(r.by_id, r.reason, r.on)
FROM covered s JOIN proposals_recommendation r ON r.proposal_id = s.id
UNION ALL SELECT s.id, 'clue', jsonb_build_array(d.clue_id)
FROM covered s JOIN proposals_particulars d ON d.matter_id = s.id WHERE d.clue_id IS NOT NULL
UNION ALL SELECT s.id, 'consulted:' || c.id, jsonb_build_array(
    c.point, c.held_on, c.place, c.participants, c.agreed, c.stays_open, c.noted_by_id
) FROM covered s JOIN proposals_consultation c ON c.proposal_id = s.id
"""
CLUES = (
    "SELECT id AS key, 'clue' AS row, jsonb_build_array(body_id, year, number, stage, source, named, title, text,"
    " given_by_id, given_on, published_on, reason) AS fact FROM covered"
)


def register() -> None:
    facts.register(Proposal, Matter.Kind.PROPOSAL, MORE)
    journal.register(journal.of_body(Clue, 1, CLUES))
