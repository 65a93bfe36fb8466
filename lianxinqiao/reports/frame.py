"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.reports.audience import AUDIENCES, ISSUE_AUDIENCES, SPEECH_AUDIENCES
from lianxinqiao.reports.rules import ISSUE_RULES, POINT_RULES, RULES, SPEECH_RULES

FRAME = Frame(RULES, AUDIENCES)
ISSUE_FRAME = Frame(ISSUE_RULES, ISSUE_AUDIENCES)
SPEECH_FRAME = Frame(SPEECH_RULES, SPEECH_AUDIENCES)
POINT_FRAME = Frame(POINT_RULES, SPEECH_AUDIENCES)
