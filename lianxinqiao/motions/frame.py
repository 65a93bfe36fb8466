"""The frame of this room's acts: its rules and audiences in it."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.motions.audience import AUDIENCES
from lianxinqiao.motions.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
