"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.exchange.models import Arrival, Handover, Partner
from lianxinqiao.journal import facts

VERSION = 2
PARTNER = """
SELECT id AS key, 'partner' AS row, jsonb_build_array(body_id, name, level, address, slot, stage, turn) AS fact FROM covered
"""
HANDOVER = """
SELECT id AS key, 'handover' AS row, jsonb_build_array(
    body_id, partner_id, identity, kind, matter_id, opinion_id, report_id, title, text, wish, reply_by, stage, year,
    number, receipt, failure, ground, reason, outcome, answer, closing
) AS fact FROM covered
UNION ALL SELECT c.id, 'file:' || s.id, jsonb_build_array(f.sha256, s.kept_at IS NOT NULL, s.refusal)
FROM covered c JOIN exchange_sentfile s ON s.handover_id = c.id JOIN files_attachment f ON f.id = s.attachment_id
"""
ARRIVAL = """
SELECT id AS key, 'arrival' AS row, jsonb_build_array(
    body_id, partner_id, identity, digest, kind, title, text, wish, reply_by, their_number, stage, year, number,
    opinion_id, report_id, ground, reason, outcome, answer
) AS fact FROM covered
UNION ALL SELECT c.id, 'file:' || f.id, jsonb_build_array(f.identity, f.sha256, f.attachment_id, f.refusal)
FROM covered c JOIN exchange_camefile f ON f.arrival_id = c.id
"""


def register() -> None:
    facts.register(facts.of_body(Partner, VERSION, PARTNER))
    facts.register(facts.of_body(Handover, VERSION, HANDOVER))
    facts.register(facts.of_body(Arrival, VERSION, ARRIVAL))
