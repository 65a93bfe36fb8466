"""What the person looking may do now: on a yearly plan and its lines, on a project and what hangs on it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.projects.act_forms import FORMS, PLAN_FORMS
from lianxinqiao.projects.models import Line, Plan, Project
from lianxinqiao.projects.rules import PLAN_RULES, RULES


def gather(project: Project) -> None:
    """Everything that offers and page ask of a project, in one query a kind."""
    lines = Prefetch("lines", Line.objects.select_related("plan"))
    hung = ("approvals", "milestones", "payments", "results", "pauses", "reports__picture")
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


def due_of(subject: Any) -> Due:
    """The day by which it wants doing: a milestone's."""
    return getattr(subject, "planned_on", None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="project-act")
PLAN_SCREENS = Screens(PLAN_RULES, PLAN_FORMS, parts=plan_parts, due=due_of, address="investment-plan-act")
