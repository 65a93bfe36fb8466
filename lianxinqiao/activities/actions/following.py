"""Problems of enterprises, villages and buildings, followed to their end （挂号—销号）."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import evidencing
from lianxinqiao.activities.frame import PROBLEM_FRAME
from lianxinqiao.activities.models import Activity, Campaign, Evidence, Host, Problem
from lianxinqiao.activities.rules import PROBLEM_RULES
from lianxinqiao.activities.stages import ProblemStage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Organization, Post


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
    picture: Any = None,
    by: Post,
    at: datetime,
) -> Problem:
    """From now on it has an owner and a day."""
    PROBLEM_RULES.may("problem.list", by, Beginning(body.pk, activity.committee_id if activity else None), at)
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
    if picture:
        evidencing.keep(problem, file=picture, when=Evidence.When.BEFORE, by=by, at=at)
    PROBLEM_FRAME.done("problem.list", problem, by=by, at=at, data={"text": text[:200], "due_on": due_on})
    return problem


def solve(problem: Problem, *, outcome: str, picture: Any = None, by: Post, at: datetime) -> None:
    """The owner says what was done; whether it is solved, the office asks whom it concerns."""
    with PROBLEM_FRAME.act("problem.solve", problem, by=by, at=at) as done:
        if not outcome.strip():
            raise Refused(_("请填写解决情况。"))
        step(problem, ProblemStage.DONE)
        problem.outcome, problem.done_on = outcome.strip(), day(at)
        problem.save()
        if picture:
            evidencing.keep(problem, file=picture, when=Evidence.When.AFTER, by=by, at=at)
        done(note=problem.outcome)


def strike_off(problem: Problem, *, confirmed_by: str = "", by: Post, at: datetime) -> None:
    """`confirmed_by` is whoever it concerned: of the enterprise, the village or the building."""
    with PROBLEM_FRAME.act("problem.strike_off", problem, by=by, at=at) as done:
        step(problem, ProblemStage.STRUCK_OFF)
        problem.struck_off_on, problem.confirmed_by = day(at), confirmed_by.strip()[:60]
        problem.save()
        done(data={"confirmed_by": problem.confirmed_by})


def reopen(problem: Problem, *, reason: str, by: Post, at: datetime) -> None:
    with PROBLEM_FRAME.act("problem.reopen", problem, by=by, at=at) as done:
        say_why(reason)
        step(problem, ProblemStage.LISTED)
        problem.done_on = None
        problem.save()
        done(note=reason)
