"""What the journal keeps of a plan at every act, as hashes."""

from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.journal import facts

EVERY = (
    "SELECT id AS key, 'plan' AS row, jsonb_build_array(body_id, year, township_id, sector, stage, text, planned_on,"
    " report, reported_on) AS fact FROM covered"
)


def register() -> None:
    facts.register(facts.of_body(YearPlan, 1, EVERY))
