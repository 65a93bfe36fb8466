"""A proposal lives the life of every matter (`matters/stages.py`); here stands what its stages mean for it. A clue has its own."""

from django.db import models
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to
from lianxinqiao.matters.stages import COUNTED, SUGGESTION, Stage


class ClueStage(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("线索", "待整理")
    PUBLISHED = "published", pgettext_lazy("线索", "已发布")
    SET_ASIDE = "set_aside", pgettext_lazy("线索", "不采用")


CLUE = Stages(
    ClueStage,
    {
        ClueStage.RECEIVED: to(ClueStage.PUBLISHED, ClueStage.SET_ASIDE, move="office"),
        ClueStage.PUBLISHED: to(ClueStage.SET_ASIDE),
        ClueStage.SET_ASIDE: to(ClueStage.PUBLISHED),
    },
    title="A clue for a proposal （提案线索）",
    tones={ClueStage.RECEIVED: "warn", ClueStage.PUBLISHED: "good"},
)
LIVES = (SUGGESTION, CLUE)

# Has a number: filed （立案）, to be handled alone or with another one.
FILED = COUNTED
# Handed in at least once: received （收到） in every figure, whatever the review came to.
RECEIVED = FILED | codes(Stage.SUBMITTED, Stage.SENT_BACK, Stage.DECLINED)
