"""The frame of every act on a proposal; `matters` finds it by the kind of what an act is done on."""

from lianxinqiao.acts.frame import Frame
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.models import Matter
from lianxinqiao.matters.rules import KINDS
from lianxinqiao.proposals.rules import RULES

FRAME = Frame(RULES, AUDIENCES)
KINDS.take(str(Matter.Kind.PROPOSAL), "proposal", RULES, FRAME)
