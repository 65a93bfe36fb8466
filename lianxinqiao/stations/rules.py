"""What the table of acts on a station cannot say; each rule is silent or raises Refused with a sentence."""

from lianxinqiao.acts.rules import Rules
from lianxinqiao.stations.acts import ACTS

RULES = Rules(ACTS)
may = RULES.may
