"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.meetings.audience import AUDIENCES, OPINION_AUDIENCES
from lianxinqiao.meetings.rules import OPINION_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
OPINION_FRAME = Frame(OPINION_RULES, OPINION_AUDIENCES)
