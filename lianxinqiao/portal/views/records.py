"""What a deputy did, for everybody （代表法第五十八条）: duty done, by kind and day, of years that were checked; and samples of duty."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lianxinqiao.people.models import Mandate
from lianxinqiao.scores.events import PUBLIC, called
from lianxinqiao.scores.models import Point, Sample
from lianxinqiao.scores.rules import of
from lianxinqiao.scores.stages import Counted, SampleStage, Stage

SHOWN = 200


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """No points and no grades: those stay between the office and the person."""
    rows = Mandate.objects.select_related("person", "term__body", "delegation").filter(term__body__ended_on=None)
    mandate = get_object_or_404(rows, pk=pk)
    if not of(mandate.term.body, timezone.localdate()).public_record:
        raise Http404
    points = Point.objects.filter(
        mandate=mandate,
        stage=Counted.COUNTED,
        event__in=PUBLIC,
        assessment__stage__in=[Stage.PUBLISHED, Stage.FROZEN],
    ).order_by("-on", "-pk")
    years = sorted(set(points.order_by().values_list("assessment__year", flat=True)), reverse=True)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else next(iter(years), None)
    of_year = list(points.filter(assessment__year=year)[:SHOWN]) if year else []
    counts: dict[str, int] = {}
    for row in of_year:
        counts[called(row.event)] = counts.get(called(row.event), 0) + 1
    context = {
        "mandate": mandate,
        "years": [str(each) for each in years],
        "year": str(year or ""),
        "counts": counts,
        "rows": [(row, called(row.event)) for row in of_year],
        "samples": Sample.objects.filter(mandates=mandate, stage=SampleStage.PUBLISHED),
    }
    return render(request, "portal/record.html", context)


def samples(request: HttpRequest) -> HttpResponse:
    near = Prefetch("mandates", Mandate.objects.select_related("person"))
    rows = Sample.objects.filter(stage=SampleStage.PUBLISHED, body__ended_on=None).prefetch_related(near)
    return render(request, "portal/samples.html", {"samples": rows})


def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """A long-running initiative, step by step."""
    found = get_object_or_404(Sample.objects.filter(stage=SampleStage.PUBLISHED).select_related("body"), pk=pk)
    context = {
        "sample": found,
        "mandates": found.mandates.select_related("person"),
        "steps": found.steps.all(),
    }
    return render(request, "portal/sample.html", context)
