"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.meetings import ballot_rules, election_rules, speaking_rules
from lianxinqiao.meetings.audience import AUDIENCES, OPINION_AUDIENCES, PLAN_AUDIENCES
from lianxinqiao.meetings.rules import OPINION_RULES, PLAN_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
OPINION_FRAME = Frame(OPINION_RULES, OPINION_AUDIENCES)
PLAN_FRAME = Frame(PLAN_RULES, PLAN_AUDIENCES)

# These rooms of rules register themselves.
__all__ = ["FRAME", "OPINION_FRAME", "PLAN_FRAME", "ballot_rules", "election_rules", "speaking_rules"]
