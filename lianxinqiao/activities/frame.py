"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.activities.audience import AUDIENCES, NOBODY, PLAN_AUDIENCES, PROBLEM_AUDIENCES
from lianxinqiao.activities.rules import CAMPAIGN_RULES, LEDGER_RULES, OWN_RULES, PROBLEM_RULES, RULES, WORKPLAN_RULES
from lianxinqiao.acts.frame import Frame

FRAME = Frame(RULES, AUDIENCES)
PROBLEM_FRAME = Frame(PROBLEM_RULES, PROBLEM_AUDIENCES)
CAMPAIGN_FRAME = Frame(CAMPAIGN_RULES, NOBODY)
OWN_FRAME = Frame(OWN_RULES, NOBODY)
WORKPLAN_FRAME = Frame(WORKPLAN_RULES, PLAN_AUDIENCES)
LEDGER_FRAMES = {name: Frame(rules, NOBODY) for name, rules in LEDGER_RULES.items()}
