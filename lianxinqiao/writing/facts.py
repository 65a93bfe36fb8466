"""What the journal keeps of a report at every act, as hashes. Another list of columns is a new VERSION.

A draft is autosaved without an entry; its words are kept from the day it is sent on to be signed.
"""

from lianxinqiao.journal import facts
from lianxinqiao.writing.models import WorkReport

VERSION = 1
EVERY = """
SELECT r.id AS key, 'report' AS row, jsonb_build_array(
    r.body_id, r.kind, r.year, r.campaign_id, r.title, r.stage, r.signed_by_id
) AS fact FROM covered r
UNION ALL SELECT r.id, 'section:' || s.id, jsonb_build_array(s.position, s.heading, s.text)
FROM covered r JOIN writing_section s ON s.report_id = r.id WHERE r.stage <> 'draft'
UNION ALL SELECT r.id, 'figure:' || f.id, jsonb_build_array(f.key, f.value, f.rows)
FROM covered r JOIN writing_frozen f ON f.report_id = r.id
"""


def register() -> None:
    facts.register(facts.of_body(WorkReport, VERSION, EVERY))
