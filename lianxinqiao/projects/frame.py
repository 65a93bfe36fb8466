"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.projects.audience import AUDIENCES
from lianxinqiao.projects.rules import PLAN_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
PLAN_FRAME = Frame(PLAN_RULES, AUDIENCES)
