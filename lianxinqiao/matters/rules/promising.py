"""What a unit promised is confirmed or carried over; what is published."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.matters.models import (
    Matter,
    Promise,
    Suggestion,
)
from lianxinqiao.matters.rules.table import RULES
from lianxinqiao.matters.stages import PromiseStage
from lianxinqiao.people.models import Post


def may_carry_over(post: Post, promise: Promise, due_on: date, reason: str) -> None:
    if due_on <= promise.due_on:
        raise Refused(_("新的完成期限应当晚于原期限%(due)s。") % {"due": promise.due_on.isoformat()})
    if not reason.strip():
        raise Refused(_("请说明不能按期完成的理由。"))


@RULES("promise.confirm")
def may_confirm(post: Post, promise: Promise, at: datetime) -> None:
    """The deputy has the last word, and the grade is the deputy's alone.

    The office confirms only where the seat is vacant or the deputy's term has passed in silence, and says what it found.
    """
    on = timezone.localdate(at)
    if promise.stage == PromiseStage.KEPT:
        may_contest_promise(post, promise, on)
    if post.role in DEPUTIES:
        return
    due = promise.confirm_due_on
    if due and on <= due and not promise.suggestion.lead.vacant(on):
        raise Refused(
            _("承诺是否兑现由%(raiser)s确认，期限%(due)s还没有到。")
            % {**promise.suggestion.words, "due": due.isoformat()},
            rule=promise.suggestion.of_congress(_("重庆市条例第二十八条")),
        )


def may_confirm_so(post: Post, promise: Promise, *, grade: str, note: str) -> None:
    """What the office says where it confirms instead of the deputy."""
    if post.role in DEPUTIES:
        return
    if grade:
        raise Refused(_("评价只能由%(raiser)s本人填写。") % promise.suggestion.words)
    if not note.strip():
        raise Refused(_("代为确认的，请写明核实的情况。"))


@RULES("promise.reject")
def may_reject(post: Post, promise: Promise, at: datetime) -> None:
    on = timezone.localdate(at)
    if promise.stage == PromiseStage.KEPT:
        may_contest_promise(post, promise, on)


def may_contest_promise(post: Post, promise: Promise, on: date) -> None:
    """A grade that the office entered from paper gives way to the deputy's own word, and to nobody else's."""
    if not promise.contestable(on):
        raise Refused(_("这项承诺已经确认兑现。"))
    if post.role not in DEPUTIES:
        raise Refused(_("录入的纸质再评价只能由%(raiser)s本人更正。") % promise.suggestion.words)


def may_enter_confirmation(post: Post, promise: Promise, scan: object | None) -> None:
    """The deputy's own word, on paper: no term need pass, and the signature is on the scan."""
    if scan is None:
        raise Refused(_("录入纸质再评价必须附%(raiser)s签名的再评价表扫描件。") % promise.suggestion.words)


def may_see_scan(post: Post | None, mandate_id: int) -> bool:
    """A signed form is read by whose it is, by the office that entered it, and by who audits the office."""
    if not post:
        return False
    return post.role in {"office_clerk", "office_head", "auditor"} or post.mandate_id == mandate_id


@RULES("suggestion.publish")
def may_publish(post: Post, suggestion: Matter, _at: datetime) -> None:
    if suggestion.openness not in {Suggestion.Openness.FULL, Suggestion.Openness.SUMMARY}:
        raise Refused(_("请先作出全文公开或摘要公开的决定。"))
    if not suggestion.answered_on:
        raise Refused(_("答复送达后才能公开。"))
