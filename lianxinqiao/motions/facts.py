"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.journal import facts
from lianxinqiao.motions.models import Motion

VERSION = 1
MOTION = """
SELECT id AS key, 'motion' AS row, jsonb_build_array(
    body_id, mover, session_id, lead_id, organ, title, grounds, proposal, stage, number, handed_on, committee_id,
    referred_on, due_on, report, advice, reported_on, reason, decided_on, item_id, suggestion_id
) AS fact FROM covered
UNION ALL SELECT s.motion_id, 'signature:' || s.id, jsonb_build_array(s.mandate_id, s.stage, s.signed_on)
FROM covered JOIN motions_signature s ON s.motion_id = covered.id
"""


def register() -> None:
    facts.register(facts.of_body(Motion, VERSION, MOTION))
