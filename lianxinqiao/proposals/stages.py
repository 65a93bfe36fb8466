"""A proposal lives the life of every matter (`matters/stages.py`); here stands what its stages mean for it."""

from lianxinqiao.acts.stages import codes
from lianxinqiao.matters.stages import COUNTED, SUGGESTION, Stage

LIVES = (SUGGESTION,)

# Has a number: filed （立案）, be it handled alone or with another one.
FILED = COUNTED
# Handed in at least once: received （收到） in every figure, whatever the review came to.
RECEIVED = FILED | codes(Stage.SUBMITTED, Stage.SENT_BACK, Stage.DECLINED)
