"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import profile
from lianxinqiao.activities.acts import ACTS, CAMPAIGNS, HOSTS, LEDGERS, OWN, PROBLEMS, WORKPLANS
from lianxinqiao.activities.stages import Seat
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Post

RULES = Rules(ACTS)
HOST_RULES = Rules(HOSTS)
PROBLEM_RULES = Rules(PROBLEMS)
CAMPAIGN_RULES = Rules(CAMPAIGNS)
WORKPLAN_RULES = Rules(WORKPLANS)
OWN_RULES = Rules(OWN)
LEDGER_RULES = {name: Rules(acts) for name, acts in LEDGERS.items()}


@RULES("activity.sign_up")
def sign_up_in_time(post: Post, subject: Any, at: datetime) -> None:
    """Until the last day for it, and once."""
    last = subject.signs_up_until
    if last and timezone.localdate(at) > last:
        raise Refused(_("报名已于%(day)s截止。") % {"day": last.isoformat()})
    own = _own(post, subject)
    if own and own.stage in {Seat.SIGNED_UP, Seat.WAITING}:
        raise Refused(_("您已经报名。"))
    if own and own.stage in {Seat.LEAVE_ASKED, Seat.ON_LEAVE}:
        raise Refused(_("您已经请假。"))


def signing_in(activity: Any) -> tuple[datetime, datetime]:
    """Between which moments one may come."""
    margin = timedelta(minutes=profile.of(activity.body, timezone.localdate(activity.starts_at)).sign_in_margin)
    return activity.starts_at - margin, activity.ends_at + margin


@RULES("activity.sign_in")
def sign_in_while_it_lasts(post: Post, subject: Any, at: datetime) -> None:
    """From some time before to some time after, by the profile: whoever organises can still write somebody in by hand."""
    early, late = signing_in(subject)
    if not early <= at <= late:
        raise Refused(_("签到时间是%(since)s至%(until)s。") % {"since": _clock(early), "until": _clock(late)})


@RULES("activity.hold")
def not_before_it_begins(post: Post, subject: Any, at: datetime) -> None:
    if at < subject.starts_at:
        raise Refused(_("活动还没有开始。"))


@RULES("finding.suggest", "finding.propose", "finding.list", "finding.opinion")
def becomes_one_thing_each(post: Post, subject: Any, at: datetime) -> None:
    for word, _thing in subject.became:
        raise Refused(_("这个问题%(became)s。") % {"became": word})


@RULES("activity.forward")
def with_an_answer_to_come(post: Post, subject: Any, at: datetime) -> None:
    if not subject.of_kind.answered:
        raise Refused(_("这类活动的报告不用转交。"))


def _own(post: Post, activity: Any) -> Any:
    return next((row for row in activity.participations.all() if row.mandate_id == post.mandate_id), None)


def _clock(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
