"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.scores.audience import AUDIENCES
from lianxinqiao.scores.rules import RULES, SAMPLE_RULES, STANDARD_RULES

FRAME = Frame(RULES, AUDIENCES)
STANDARD_FRAME = Frame(STANDARD_RULES, AUDIENCES)
SAMPLE_FRAME = Frame(SAMPLE_RULES, AUDIENCES)
