"""What the journal keeps of a proposal at every act: what it keeps of every matter, and what only a proposal has."""

from lianxinqiao.matters import facts
from lianxinqiao.matters.models import Matter
from lianxinqiao.proposals.models import Proposal

MORE = """
UNION ALL SELECT s.id, 'particulars', jsonb_build_array(
    d.origin, d.in_name_of, d.head, d.sealed, d.turn, d.outcome, d.went_to, d.number_there
) FROM covered s JOIN proposals_particulars d ON d.matter_id = s.id
UNION ALL SELECT s.id, 'reading:' || r.id, jsonb_build_array(r.turn, r.reader_id, r.verdict, r.ground, r.note, r.read_on)
FROM covered s JOIN proposals_reading r ON r.proposal_id = s.id
"""


def register() -> None:
    facts.register(Proposal, Matter.Kind.PROPOSAL, MORE)
