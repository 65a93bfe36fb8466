"""The plenary's voices for everybody: what was said at a plenary of the CPPCC, and what became of each opinion."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lianxinqiao.people.models import Session
from lianxinqiao.reports.models import Point, Speech


def is_there() -> bool:
    """Whether any body has such a page at all; a congress alone has none."""
    return bool(Speech.objects.published().exists())


def plenaries(request: HttpRequest) -> HttpResponse:
    """The speeches of one plenary, the latest where none is named; each with its opinions and their answers."""
    held = Session.objects.filter(speeches__in=Speech.objects.published()).distinct().select_related("term__body")
    sessions = list(held.order_by("-opens_on", "pk"))
    asked = request.GET.get("session", "")
    shown = sessions[0] if sessions else None
    if asked.isdecimal() and len(asked) < 18:
        shown = get_object_or_404(held, pk=int(asked))
    points = Point.objects.select_related("unit").order_by("number")
    speeches = Speech.objects.published().filter(session=shown).select_related("mandate__person")
    context = {
        "sessions": sessions,
        "shown": shown,
        "speeches": speeches.prefetch_related(Prefetch("points", points)).order_by("place", "pk"),
    }
    return render(request, "portal/plenaries.html", context)
