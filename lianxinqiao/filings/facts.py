"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.journal import facts

VERSION = 1
FILING = """
SELECT id AS key, 'filing' AS row, jsonb_build_array(
    body_id, kind, title, document_number, unit_id, township_id, published_on, text, note, stage, filed_on, late, number,
    year, registered_on, due_on, committee, reviewed_on, opinion, opined_on, answer, answered_on, mended, ended_on
) AS fact FROM covered
"""
REQUEST = """
SELECT id AS key, 'request' AS row, jsonb_build_array(
    body_id, way, asked_by, document, filing_id, reason, received_on, stage, due_on, ground, answer, told_on
) AS fact FROM covered
"""


def register() -> None:
    facts.register(facts.of_body(Filing, VERSION, FILING))
    facts.register(facts.of_body(ReviewRequest, VERSION, REQUEST))
