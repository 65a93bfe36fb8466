"""The frame of every act on a suggestion: this room's rules and audiences in it."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
done = FRAME.done
