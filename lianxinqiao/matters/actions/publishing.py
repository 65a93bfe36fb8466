"""Decide on publicity and publish （公开; 国办发〔2014〕46号）."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import Matter, Suggestion
from lianxinqiao.people.models import Post


def decide_openness(
    suggestion: Matter, *, openness: str, reason: str = "", summary: str = "", by: Post, at: datetime
) -> None:
    """Full text, summary or closed; anything less than full needs its reason."""
    with FRAME.act("suggestion.decide_openness", suggestion, by=by, at=at) as done:
        if openness not in {str(each) for each in Suggestion.Openness}:
            raise Refused(_("请选择公开方式。"))
        if openness != Suggestion.Openness.FULL and not reason.strip():
            raise Refused(_("不全文公开的，请说明理由。"))
        if openness == Suggestion.Openness.SUMMARY and not summary.strip():
            raise Refused(_("摘要公开的，请写好公开摘要。"))
        if suggestion.published_at and openness == Suggestion.Openness.CLOSED:
            raise Refused(_("已经公开的，请先撤下。"))
        decided = (suggestion.openness, suggestion.openness_reason, suggestion.public_summary)
        if decided == (openness, reason, summary):
            raise Refused(_("公开方式已经这样决定。"))
        suggestion.openness, suggestion.openness_reason, suggestion.public_summary = openness, reason, summary
        suggestion.save()
        done(note=reason, data={"openness": openness})


def publish(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """From now on citizens read the suggestion and its delivered replies, each as far as its decision goes."""
    with FRAME.act("suggestion.publish", suggestion, by=by, at=at) as done:
        if suggestion.published_at:
            raise Refused(_("这件%(matter)s已经公开。") % suggestion.words)
        suggestion.published_at = at
        suggestion.save()
        done(data={"openness": suggestion.openness})


def unpublish(suggestion: Matter, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("suggestion.unpublish", suggestion, by=by, at=at) as done:
        if not suggestion.published_at:
            raise Refused(_("这件%(matter)s没有公开。") % suggestion.words)
        if not reason.strip():
            raise Refused(_("撤下请说明理由。"))
        suggestion.published_at = None
        suggestion.save()
        done(note=reason)
