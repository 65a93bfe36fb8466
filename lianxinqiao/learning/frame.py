"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.learning.audience import AUDIENCES
from lianxinqiao.learning.rules import LIST_RULES, READING_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
LIST_FRAME = Frame(LIST_RULES, AUDIENCES)
READING_FRAME = Frame(READING_RULES, AUDIENCES)
