"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.meetings.audience import AUDIENCES, NOBODY, OPINION_AUDIENCES
from lianxinqiao.meetings.rules import OPINION_RULES, PLAN_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
OPINION_FRAME = Frame(OPINION_RULES, OPINION_AUDIENCES)
PLAN_FRAME = Frame(PLAN_RULES, NOBODY)
