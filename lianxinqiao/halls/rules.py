"""Rules say no in a sentence: what the table of acts cannot say."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.halls.acts import ACTS
from lianxinqiao.halls.models import Said, Topic

RULES = Rules(ACTS)
LEAST, MOST = 5, 1000  # characters


@RULES("topic.open")
def may_open(_post: Any, topic: Topic, at: datetime) -> None:
    if topic.until <= timezone.localdate(at):
        raise Refused(_("征求意见的截止日期已经过了，请先修改议题。"))


@RULES("topic.say")
def may_say(_post: Any, topic: Topic, at: datetime) -> None:
    if not topic.is_open_on(timezone.localdate(at)):
        raise Refused(_("征求意见到%(day)s为止，不再接受发言。") % {"day": topic.until.isoformat()})


def may_be_said(text: str, position: str) -> None:
    length = len(text.strip())
    if length < LEAST:
        raise Refused(_("请把看法说清楚一些：至少%(n)s个字。") % {"n": LEAST})
    if length > MOST:
        raise Refused(_("写了%(n)s个字，超过了%(max)s字，请精简后再提交。") % {"n": length, "max": MOST})
    if position not in {str(each) for each in Said.Position}:
        raise Refused(_("请选择您的看法。"))


@RULES("topic.gather")
def may_gather(_post: Any, topic: Topic, _at: datetime) -> None:
    """Nobody's words are passed over unread."""
    waiting = topic.said.filter(stage="waiting").count()
    if waiting:
        raise Refused(_("还有%(n)s条发言没有审看，审看后再汇总。") % {"n": waiting})
