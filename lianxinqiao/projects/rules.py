"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Post
from lianxinqiao.projects import money
from lianxinqiao.projects.acts import ACTS, PLANS
from lianxinqiao.projects.kinds import Approved
from lianxinqiao.projects.models import Plan
from lianxinqiao.projects.profile import of
from lianxinqiao.workdays import queries as workdays

PLAN_RULES = Rules(PLANS)
RULES = Rules(ACTS)


@PLAN_RULES("plan.submit")
def with_something_in_it(post: Post, subject: Any, at: datetime) -> None:
    if not subject.lines.exists():
        raise Refused(_("计划里还没有项目。"))


@RULES("project.begin")
def approved_before_it_begins(post: Post, subject: Any, at: datetime) -> None:
    """From the profile's total on, proposal, feasibility and design are all approved before anything is built."""
    least = of(subject.body, timezone.localdate(at)).three_approvals_from
    if subject.total < least:
        return
    there = {row.kind for row in subject.approvals.all()}
    if missing := [str(kind.label) for kind in Approved if kind not in there]:
        words = {"least": least, "missing": "、".join(missing)}
        raise Refused(_("总投资%(least)s万元以上的项目，开工前还要有批复：%(missing)s。") % words)


@RULES("milestone.reach", "milestone.move")
def not_reached_yet(post: Post, subject: Any, at: datetime) -> None:
    if subject.reached_on:
        raise Refused(_("这个节点已经完成。"))


@RULES("project.complete")
def wholly_built(post: Post, subject: Any, at: datetime) -> None:
    if subject.percent < 100:
        raise Refused(_("形象进度是%(percent)s%%，达到100%%才能登记完工。") % {"percent": subject.percent})


def goes_back(plan: Plan, now: Decimal, on: date) -> bool:
    """Whether the total moved so far from the approved one that it must be approved again."""
    said = of(plan.body, on)
    return money.moved(plan.approved_total or Decimal(0), now, said.total_share, inclusive=said.total_inclusive)


def on_a_workday(day: date) -> None:
    """A milestone is never planned on a free day."""
    calendar = workdays.current()
    if calendar.is_workday(day):
        return
    name, after = calendar.name(day) or _("休息日"), calendar.next_workday(day)
    words = {"day": day.isoformat(), "name": name, "next": after.isoformat()}
    raise Refused(_("%(day)s是%(name)s，节点要安排在工作日，例如%(next)s。") % words)


def not_later_than(day: date, at: datetime) -> None:
    """What happened cannot have happened tomorrow."""
    if day > timezone.localdate(at):
        raise Refused(_("日期不能晚于今天。"))
