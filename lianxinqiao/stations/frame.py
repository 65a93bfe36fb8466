"""The frame of every act on a station: this room's rules and audiences in it."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.stations.audience import AUDIENCES
from lianxinqiao.stations.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
