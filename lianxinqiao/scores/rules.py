"""What the table of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Body, BodyProfile, Post
from lianxinqiao.rulebook.sections.scores import Scores
from lianxinqiao.scores.acts import ACTS, SAMPLES, STANDARDS
from lianxinqiao.scores.stages import AppealStage, Counted
from lianxinqiao.scores.tables import ScoreTable

RULES = Rules(ACTS)
STANDARD_RULES = Rules(STANDARDS)
SAMPLE_RULES = Rules(SAMPLES)


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


def of(body: Body, on: date) -> Scores:
    """What the body's profile says of records and scores."""
    try:
        return BodyProfile.of(body, on).rules.scores
    except LookupError:
        return Scores()


def last_appeal(assessment: Any) -> date | None:
    """The last day of appeals: so many days after the preview, or after the publication where that came later."""
    since = assessment.published_on or assessment.previewed_on
    return since + timedelta(days=of(assessment.body, since).appeal_days) if since else None


@RULES("assessment.appeal")
def in_time(post: Post, subject: Any, at: datetime) -> None:
    last = last_appeal(subject)
    if last and timezone.localdate(at) > last:
        raise Refused(_("申诉到%(day)s为止。") % {"day": last.isoformat()})


@RULES("assessment.rate")
def filled_by_raters(post: Post, subject: Any, at: datetime) -> None:
    if not subject.rules.raters:
        raise Refused(_("这份标准不由各方评定。"))


def refuse_too_many(table: ScoreTable, event: str, people: int) -> None:
    """桐城 2019: a collective proposal names three main members at the most."""
    for item in table.items:
        if event in item.points and item.people and people > item.people:
            words = {"most": item.people, "people": people}
            raise Refused(_("最多只能登记%(most)s名主要成员，现有%(people)s名。") % words)
