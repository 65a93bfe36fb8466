"""What the table of a call's acts cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.projects.call_acts import CALLS
from lianxinqiao.projects.profile import of
from lianxinqiao.projects.stages import CandidateStage, IdeaStage

CALL_RULES = Rules(CALLS)
LEAST, MOST = 5, 500  # characters of what somebody asks for


def in_office(body: Body, on: date) -> int:
    """Everybody who is a deputy of it on this day （全体代表）."""
    return Mandate.objects.filter(term__body=body).held(on).count()


def may_close(opened_on: date, days: int) -> date:
    """The first day on which a call that was open for so many days may be closed."""
    return opened_on + timedelta(days=days)


@CALL_RULES("call.open")
def long_enough(post: Post, subject: Any, at: datetime) -> None:
    today = timezone.localdate(at)
    days = of(subject.body, today).collect_days
    if subject.until < may_close(today, days):
        words = {"days": days, "first": may_close(today, days).isoformat()}
        raise Refused(_("征集不少于%(days)s天，今天开始的要到%(first)s以后才能结束，请先修改截止日期。") % words)


@CALL_RULES("call.ask")
def while_it_is_open(post: Any, subject: Any, at: datetime) -> None:
    if not subject.is_open_on(timezone.localdate(at)):
        raise Refused(_("征集到%(day)s为止，不再接受新的线索。") % {"day": subject.until.isoformat()})


@CALL_RULES("call.close")
def not_before_its_days_are_over(post: Post, subject: Any, at: datetime) -> None:
    today = timezone.localdate(at)
    first = may_close(subject.opened_on, of(subject.body, today).collect_days)
    if today < first:
        words = {"first": first.isoformat(), "opened": subject.opened_on.isoformat()}
        raise Refused(_("%(opened)s开始征集，最早%(first)s可以结束。") % words)


def may_be_asked(text: str) -> None:
    length = len(text.strip())
    if length < LEAST:
        raise Refused(_("请把想办的实事说清楚一些：至少%(n)s个字。") % {"n": LEAST})
    if length > MOST:
        raise Refused(_("写了%(n)s个字，超过了%(max)s字，请精简后再提交。") % {"n": length, "max": MOST})


def may_stand(candidate: Any) -> None:
    """What the upper level ordered is not voted on (巴南第三条); what takes longer has a stage that is done in the year."""
    if candidate.ordered:
        raise Refused(_("“%(name)s”是上级部署必须完成的，不提交票决。") % {"name": candidate.name})
    if candidate.ends_on.year > candidate.call.year and not candidate.yearly:
        words = {"name": candidate.name, "year": candidate.call.year}
        raise Refused(_("“%(name)s”%(year)s年内办不完，又没有写明当年完成的阶段，不能作为候选。") % words)


@CALL_RULES("call.submit")
def more_than_there_are_places(post: Post, subject: Any, at: datetime) -> None:
    """Every idea is answered, every candidate proven, and there are more of them than places （差额）."""
    if waiting := subject.ideas.filter(stage=IdeaStage.RECEIVED).count():
        raise Refused(_("还有%(n)s条线索没有研究。") % {"n": waiting})
    if waiting := subject.candidates.filter(stage=CandidateStage.POOLED).count():
        raise Refused(_("还有%(n)s个项目没有论证。") % {"n": waiting})
    there = subject.candidates.filter(stage=CandidateStage.PROVEN).count()
    least = subject.places + of(subject.body, timezone.localdate(at)).surplus
    if there < least:
        words = {"places": subject.places, "least": least, "there": there}
        raise Refused(_("应选%(places)s项，候选项目至少%(least)s项，现有%(there)s项。") % words)


@CALL_RULES("candidate.test_again")
def put_right_first(post: Post, subject: Any, at: datetime) -> None:
    if not subject.rectified:
        raise Refused(_("责任单位还没有报告整改情况。"))
