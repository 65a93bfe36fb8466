"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.filings.audience import AUDIENCES
from lianxinqiao.filings.rules import REQUEST_RULES, RULES

FRAME = Frame(RULES, AUDIENCES)
REQUEST_FRAME = Frame(REQUEST_RULES, AUDIENCES)
