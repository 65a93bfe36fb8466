"""Close, publish, take down."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.acts.frame import locked
from lianxinqiao.acts.stages import step
from lianxinqiao.opinions import rules
from lianxinqiao.opinions.frame import FRAME, done
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.models.opinions import file_by_likeness
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.people.models import Post


def close(opinion: Opinion, *, by: Post, at: datetime) -> None:
    """Closed is not solved: two figures."""
    with FRAME.act("opinion.close", opinion, by=by, at=at) as done_:
        step(opinion, Stage.CLOSED)
        opinion.closed_at = at
        opinion.save()
        done_(data={"outcome": opinion.outcome, "rating": opinion.rating})


@transaction.atomic
def close_by_time(opinion: Opinion, *, by: None = None, at: datetime) -> bool:
    """Its sender said nothing while they might: it is closed by itself. Whether it was."""
    locked(opinion)
    if opinion.stage != Stage.ANSWERED or opinion.rating or not can(rules.may_close, None, opinion, at):
        return False
    step(opinion, Stage.CLOSED)
    opinion.closed_at = at
    opinion.save()
    done("opinion.close_by_time", opinion, by=None, at=at, data={"outcome": opinion.outcome})
    return True


def publish(opinion: Opinion, *, title: str, text: str, reply: str, by: Post, at: datetime) -> None:
    """In words in which nobody is to be recognised; the office writes them."""
    with FRAME.act("opinion.publish", opinion, by=by, at=at) as done_:
        if not title.strip() or not text.strip() or not reply.strip():
            raise Refused(_("请写好公开的标题、内容和答复。"))
        opinion.public_title, opinion.public_text, opinion.public_reply = title.strip(), text.strip(), reply.strip()
        opinion.published_at = at
        file_by_likeness(opinion)
        opinion.save()
        done_()


def unpublish(opinion: Opinion, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("opinion.unpublish", opinion, by=by, at=at) as done_:
        if not reason.strip():
            raise Refused(_("请说明撤下的理由。"))
        opinion.published_at = None
        opinion.save()
        done_(note=reason)
