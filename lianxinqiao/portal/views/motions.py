"""Motions on which it was decided （议案）, for everybody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lianxinqiao.meetings.stages import DecisionStage
from lianxinqiao.motions.models import Motion

PAGE = 30
NEAR = (
    "body",
    "session__term",
    "lead__person",
    "committee",
    "item__meeting__term",
    "item__meeting__body",
    "suggestion",
)


def motions(request: HttpRequest) -> HttpResponse:
    rows = Motion.objects.told().select_related(*NEAR).prefetch_related("signatures").order_by("-handed_on", "-pk")
    listing = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/motions.html", {"listing": listing})


def motion(request: HttpRequest, pk: int) -> HttpResponse:
    """What was moved and by whom, what became of it, and the decision where one is published."""
    row = get_object_or_404(Motion.objects.told().select_related(*NEAR), pk=pk)
    decisions = row.item.decisions.filter(stage=DecisionStage.PUBLISHED) if row.item else ()
    return render(request, "portal/motion.html", {"motion": row, "decisions": decisions})
