"""What the table of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Post
from lianxinqiao.scores.acts import ACTS
from lianxinqiao.scores.stages import AppealStage, Counted

RULES = Rules(ACTS)


@RULES("assessment.preview")
def gathered_first(post: Post, subject: Any, at: datetime) -> None:
    if subject.gathered_at is None:
        raise Refused(_("还没有归集履职记录。"))


@RULES("assessment.publish", "assessment.freeze")
def nothing_waits(post: Post, subject: Any, at: datetime) -> None:
    """Claims are confirmed or refused, appeals settled, before a result stands."""
    if waiting := subject.points.filter(stage=Counted.CLAIMED).count():
        raise Refused(_("还有%(n)s条申报没有核实。") % {"n": waiting})
    if waiting := subject.appeals.filter(stage=AppealStage.MADE).count():
        raise Refused(_("还有%(n)s件申诉没有处理。") % {"n": waiting})
