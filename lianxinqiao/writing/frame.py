"""The frame of every act on a written report: this room's rules and audiences in it."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.writing.audience import AUDIENCES
from lianxinqiao.writing.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
