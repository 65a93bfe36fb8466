"""What the lists and pages of this room read."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from lianxinqiao.acts.beside import number
from lianxinqiao.people.models import Body, Post
from lianxinqiao.projects.models import Call, Candidate, Idea, Line, Milestone, Payment, Plan, Project, Result
from lianxinqiao.projects.stages import STANDING, UNDER_WAY, CallStage, CandidateStage, Measured

ARRANGED = Subquery(
    Line.objects.filter(project=OuterRef("pk")).order_by().values("project").annotate(n=Sum("annual")).values("n")
)
PAID = Subquery(
    Payment.objects.filter(project=OuterRef("pk")).order_by().values("project").annotate(n=Sum("amount")).values("n")
)


def overdue(today: date) -> Any:
    """Milestones that should have been reached by now, of projects that are under way."""
    return Milestone.objects.filter(reached_on=None, planned_on__lt=today, project__stage__in=UNDER_WAY)


def projects(post: Post | None) -> QuerySet[Project]:
    """What this post may see, each with the money that was arranged and paid."""
    rows = Project.objects.visible_to(post).select_related("unit", "township", "body")
    return rows.annotate(arranged=ARRANGED, paid=PAID)


def plans(post: Post | None) -> QuerySet[Plan]:
    rows = Plan.objects.visible_to(post).select_related("body")
    return rows.annotate(
        count=Count("lines"), keys=Count("lines", filter=Q(lines__key=True)), total=Sum("lines__annual")
    )


def calls(post: Post | None) -> QuerySet[Call]:
    """What this post may see, each with how many asked and how many may be voted on."""
    rows = Call.objects.visible_to(post).select_related("body")
    return rows.annotate(asked=number(Idea.objects.all(), "call"), running=number(Candidate.objects.all(), "call"))


def seats_open(call: Call) -> int:
    """How many may still be chosen: all places, or after a tie what is left of them."""
    return call.places - call.candidates.filter(stage=CandidateStage.ADOPTED).count()


def running(call: Call) -> list[Candidate]:
    """Whom this vote is about: all who stand, or after a tie the equal ones."""
    stage = CandidateStage.TIED if call.stage == CallStage.TIED else CandidateStage.STANDING
    rows = list(call.candidates.filter(stage=stage).select_related("unit", "township"))
    for row in rows:
        row.call = call
    return rows


def public(body: Body) -> QuerySet[Project]:
    """What strangers find of a body: what was decided and not given up."""
    return Project.objects.filter(body=body, stage__in=STANDING).select_related("unit", "township", "body")


def is_late(today: date) -> Any:
    """Of what is under way: it should be built by now, or has a milestone that is overdue. The cheaper question goes first."""
    steps = Milestone.objects.filter(reached_on=None, planned_on__lt=today, project=OuterRef("pk"))
    return Q(stage__in=UNDER_WAY) & (Q(ends_on__lt=today) | Q(Exists(steps)))


def late(rows: QuerySet[Project], today: date) -> QuerySet[Project]:
    return rows.filter(is_late(today))


def results(body: Body) -> list[tuple[str, int]]:
    """What all projects of a body brought, by kind; confirmed rows alone."""
    rows = Result.objects.filter(project__body=body, stage=Measured.CONFIRMED)
    return list(rows.values_list("kind").annotate(n=Coalesce(Sum("amount"), 0)).order_by(F("kind")))
