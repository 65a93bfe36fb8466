"""The frame of every act on a question: this room's rules and audiences in it."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.halls.audience import AUDIENCES
from lianxinqiao.halls.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
