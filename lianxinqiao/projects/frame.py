"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.projects.audience import AUDIENCES, CALL_AUDIENCES
from lianxinqiao.projects.call_rules import CALL_RULES
from lianxinqiao.projects.rules import PLAN_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
PLAN_FRAME = Frame(PLAN_RULES, AUDIENCES)
CALL_FRAME = Frame(CALL_RULES, CALL_AUDIENCES)
