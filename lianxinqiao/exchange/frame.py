"""The frames of this room's acts: rules and audiences of each table in them."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.exchange.audience import AUDIENCES
from lianxinqiao.exchange.rules import ARRIVAL_RULES, HANDOVER_RULES, PARTNER_RULES

PARTNER_FRAME = Frame(PARTNER_RULES, AUDIENCES)
HANDOVER_FRAME = Frame(HANDOVER_RULES, AUDIENCES)
ARRIVAL_FRAME = Frame(ARRIVAL_RULES, AUDIENCES)
