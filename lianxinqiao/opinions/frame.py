"""The frame of every act on an opinion: this room's rules and audiences in it."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.opinions.audience import AUDIENCES
from lianxinqiao.opinions.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
done = FRAME.done
