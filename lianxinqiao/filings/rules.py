"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.filings.acts import ACTS, REQUESTS
from lianxinqiao.filings.stages import Stage
from lianxinqiao.people.models import Post

RULES = Rules(ACTS)
REQUEST_RULES = Rules(REQUESTS)


@RULES("filing.answer")
def answered_once(post: Post, subject: Any, at: datetime) -> None:
    if subject.answered_on:
        raise Refused(_("审查意见已经答复。"))


@RULES("filing.raise")
def after_its_answer_or_its_day(post: Post, subject: Any, at: datetime) -> None:
    """The organ has its days first: it is raised when it answered that it will not mend, or when the day is over."""
    from lianxinqiao.acts.frame import day  # deferred: the frame imports these rules

    if subject.answered_on is None and subject.due_on and day(at) <= subject.due_on:
        raise Refused(_("制定机关的答复期限到%(on)s，还没有到期。") % {"on": subject.due_on.isoformat()})


@RULES("filing.clear")
def after_an_opinion_only_what_was_explained(post: Post, subject: Any, at: datetime) -> None:
    if subject.stage == Stage.OPINED and subject.answered_on is None:
        raise Refused(_("制定机关还没有说明理由。"))
