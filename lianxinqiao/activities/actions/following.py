"""Problems of enterprises and villages, followed to their end （挂号—销号）; and campaigns, begun and closed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import CAMPAIGN_FRAME, PROBLEM_FRAME
from lianxinqiao.activities.models import Activity, Campaign, Host, Problem
from lianxinqiao.activities.rules import CAMPAIGN_RULES, PROBLEM_RULES
from lianxinqiao.activities.stages import ProblemStage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body, Organization, Post, Township


@transaction.atomic
def list_problem(
    *,
    body: Body,
    host: Host,
    text: str,
    organization: Organization,
    due_on: date,
    campaign: Campaign | None = None,
    activity: Activity | None = None,
    by: Post,
    at: datetime,
) -> Problem:
    """From now on it has an owner and a day."""
    PROBLEM_RULES.may("problem.list", by, Beginning(body.pk), at)
    if due_on < day(at):
        raise Refused(_("办理期限不能早于今天。"))
    problem = Problem(
        body=body,
        host=host,
        text=text,
        organization=organization,
        due_on=due_on,
        campaign=campaign,
        activity=activity,
        listed_on=day(at),
    )
    problem.full_clean()
    problem.save()
    PROBLEM_FRAME.done("problem.list", problem, by=by, at=at, data={"text": text[:200], "due_on": due_on})
    return problem


def solve(problem: Problem, *, outcome: str, by: Post, at: datetime) -> None:
    """The owner says what was done; whether it is solved, the office asks whom it concerns."""
    with PROBLEM_FRAME.act("problem.solve", problem, by=by, at=at) as done:
        if not outcome.strip():
            raise Refused(_("请填写解决情况。"))
        step(problem, ProblemStage.DONE)
        problem.outcome, problem.done_on = outcome.strip(), day(at)
        problem.save()
        done(note=problem.outcome)


def strike_off(problem: Problem, *, by: Post, at: datetime) -> None:
    with PROBLEM_FRAME.act("problem.strike_off", problem, by=by, at=at) as done:
        step(problem, ProblemStage.STRUCK_OFF)
        problem.struck_off_on = day(at)
        problem.save()
        done()


def reopen(problem: Problem, *, reason: str, by: Post, at: datetime) -> None:
    with PROBLEM_FRAME.act("problem.reopen", problem, by=by, at=at) as done:
        say_why(reason)
        step(problem, ProblemStage.LISTED)
        problem.done_on = None
        problem.save()
        done(note=reason)


# ------------------------------------------------------------------ campaigns
@transaction.atomic
def begin(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Campaign:
    """A new campaign. Raises ValidationError by field."""
    CAMPAIGN_RULES.may("campaign.begin", by, Beginning(body.pk), at)
    campaign = Campaign(body=body, **values)
    campaign.full_clean()
    campaign.save()
    CAMPAIGN_FRAME.done("campaign.begin", campaign, by=by, at=at, data={"name": campaign.name})
    return campaign


def gather(
    campaign: Campaign, *, since: date, until: date, townships: Iterable[Township] = (), by: Post, at: datetime
) -> int:
    """Count the opinions received from `since` to `until` in these streets and townships (in all, where none is named)
    as the campaign's; how many are new in it. Each keeps its own life, and is counted once however often it is gathered.
    """
    with CAMPAIGN_FRAME.act("campaign.gather", campaign, by=by, at=at) as done:
        if since > until:
            raise Refused(_("结束日期不能早于开始日期。"))
        if since < campaign.from_on:
            raise Refused(_("主题活动从%(day)s开始，只能归集此后收到的意见。") % {"day": campaign.from_on.isoformat()})
        came = Opinion.objects.filter(body=campaign.body_id, received_at__date__range=(since, until)).counted()
        places = [township.pk for township in townships]
        if places:
            came = came.filter(station__township__in=places)
        new = list(came.exclude(campaigns=campaign))
        if not new:
            raise Refused(_("这段时间没有可以归集的意见。"))
        campaign.opinions.add(*new)
        done(data={"since": since, "until": until, "townships": places, "new": len(new)})
        return len(new)


def close(campaign: Campaign, *, closing: str, by: Post, at: datetime) -> None:
    """Over, with what came of it in words; its numbers are its rows."""
    with CAMPAIGN_FRAME.act("campaign.close", campaign, by=by, at=at) as done:
        campaign.stage = Campaign.Stage.CLOSED
        campaign.closing, campaign.to_on = closing.strip(), campaign.to_on or day(at)
        campaign.save()
        done(note=campaign.closing)
