"""What the person looking may do now: on a yearly plan and its lines, on a project and what hangs on it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.projects.act_forms import FORMS, PLAN_FORMS
from lianxinqiao.projects.call_forms import CALL_FORMS
from lianxinqiao.projects.call_rules import CALL_RULES
from lianxinqiao.projects.models import Call, Line, Plan, Project
from lianxinqiao.projects.rules import PLAN_RULES, RULES
from lianxinqiao.projects.stages import CallStage


def gather(project: Project) -> None:
    """Everything that offers and page ask of a project, in one query a kind."""
    lines = Prefetch("lines", Line.objects.select_related("plan"))
    hung = (
        "approvals",
        "milestones",
        "payments",
        "results",
        "pauses",
        "reports__picture",
        "followers__mandate__person",
    )
    prefetch_related_objects([project], lines, *hung, "visits__activity__township", "voices__opinion__body")
    for row in (*project.milestones.all(), *project.results.all()):
        row.project = project  # it leads to the one that was fetched


def parts(project: Project) -> Iterator[tuple[str, Any]]:
    yield "", project
    for milestone in project.milestones.all():
        yield "milestone", milestone
    for result in project.results.all():
        yield "result", result


def gather_plan(plan: Plan) -> None:
    rows = Line.objects.select_related("project__unit", "project__township")
    prefetch_related_objects([plan], Prefetch("lines", rows))
    for line in plan.lines.all():
        line.plan = plan


def plan_parts(plan: Plan) -> Iterator[tuple[str, Any]]:
    yield "", plan
    for line in plan.lines.all():
        yield "line", line


def gather_call(call: Call) -> None:
    near = ("candidates__unit", "candidates__township", "candidates__project", "ideas__township", "ideas__station")
    prefetch_related_objects([call], *near, "ideas__candidate", "ideas__mandate__person", "ideas__unit")
    for row in (*call.candidates.all(), *call.ideas.all()):
        row.call = call


def call_parts(call: Call) -> Iterator[tuple[str, Any]]:
    yield "", call
    for candidate in call.candidates.all():
        yield "candidate", candidate
    for idea in call.ideas.all():
        yield "idea", idea


def due_of(subject: Any) -> Due:
    """The day by which it wants doing: a milestone's."""
    if isinstance(subject, Call) and subject.stage == CallStage.OPEN:
        return subject.until, ()
    return getattr(subject, "planned_on", None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="project-act")
PLAN_SCREENS = Screens(PLAN_RULES, PLAN_FORMS, parts=plan_parts, due=due_of, address="investment-plan-act")
CALL_SCREENS = Screens(CALL_RULES, CALL_FORMS, parts=call_parts, due=due_of, address="call-act")
