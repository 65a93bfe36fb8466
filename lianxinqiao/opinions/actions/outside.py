"""Somebody outside answers: a link that opens one form, once. What they write waits until the house passes it on."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.opinions import errands, rules
from lianxinqiao.opinions.frame import FRAME
from lianxinqiao.opinions.models import Errand, Opinion, Photo, Share
from lianxinqiao.people.models import Post


def ask_again(share: Share, *, told: str, photos: Sequence[Photo] = (), by: Post, at: datetime) -> Errand:
    """By another link: the first was lost, or its answer was none."""
    with FRAME.act("share.ask_again", share, by=by, at=at) as done:
        rules.may_leave_the_house(share.opinion, share.outside, told)
        errands.end(share, at)
        errand = errands.send(share, told, photos, by=by, at=at)
        done(data={"to": share.outside, "photos": [str(photo.attachment_id) for photo in photos]})
        return errand


def reply(
    share: Share, *, who: str, words: str, outcome: str, planned_until: date | None = None, by: Doer, at: datetime
) -> None:
    """By the form behind the link, which is closed by it. The sender of the opinion reads nothing of it yet."""
    with FRAME.act("share.reply", share, by=by, at=at) as done:
        errand = share.open_errand
        if errand is None or not errand.is_open:
            raise Refused(_("已经收到答复，这个链接不能再用。"))
        if not who.strip():
            raise Refused(_("请写明答复人和联系电话。"))
        rules.may_answer(outcome, words, planned_until)
        errand.who, errand.words, errand.outcome, errand.answered_at = who.strip(), words.strip(), outcome, at
        errand.planned_until = planned_until if outcome == Opinion.Outcome.PLANNED else None
        errand.save()
        done(data={"outcome": outcome})
