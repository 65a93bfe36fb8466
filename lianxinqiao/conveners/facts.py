"""What the journal keeps of a plan at every act, as hashes."""

from lianxinqiao.conveners.models import CheckIn, Studio, YearPlan
from lianxinqiao.journal import facts

EVERY = (
    "SELECT id AS key, 'plan' AS row, jsonb_build_array(body_id, year, township_id, sector, stage, text, planned_on,"
    " report, reported_on) AS fact FROM covered"
)


CHECK_INS = (
    "SELECT id AS key, 'check_in' AS row, jsonb_build_array(body_id, mandate_id, township_id, stage, offers, reported_on,"
    " ended_on) AS fact FROM covered"
)
STUDIOS = (
    "SELECT id AS key, 'studio' AS row, jsonb_build_array(body_id, kind, name, township_id, mandate_id, address, focus,"
    " stage, opened_on, closed_on) AS fact FROM covered"
)


def register() -> None:
    facts.register(facts.of_body(CheckIn, 1, CHECK_INS))
    facts.register(facts.of_body(Studio, 1, STUDIOS))
    facts.register(facts.of_body(YearPlan, 1, EVERY))
