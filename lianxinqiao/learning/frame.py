"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.learning.audience import AUDIENCES, COURSE_AUDIENCES, GROUP_AUDIENCES
from lianxinqiao.learning.rules import COURSE_RULES, GROUP_RULES, LIST_RULES, READING_RULES, RULES, TAKING_RULES

FRAME = Frame(RULES, AUDIENCES)
LIST_FRAME = Frame(LIST_RULES, AUDIENCES)
READING_FRAME = Frame(READING_RULES, AUDIENCES)
COURSE_FRAME = Frame(COURSE_RULES, COURSE_AUDIENCES)
TAKING_FRAME = Frame(TAKING_RULES, COURSE_AUDIENCES)
GROUP_FRAME = Frame(GROUP_RULES, GROUP_AUDIENCES)
