"""Projects for everybody: what is built with public money, how far it is, and its whole line to the opening."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.files.responses import serve
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body, Township
from lianxinqiao.projects import maps, pages, queries
from lianxinqiao.projects.kinds import Purpose, Unit
from lianxinqiao.projects.models import Project
from lianxinqiao.projects.next_steps import gather
from lianxinqiao.projects.stages import STANDING

PAGE = 24
ORDER = ("schools", "places")  # what people ask for first


def projects(request: HttpRequest) -> HttpResponse:
    """All that were decided, by purpose and year, and what they brought together."""
    body = Body.objects.filter(projects__stage__in=STANDING, ended_on=None).order_by("pk").first()
    if body is None:
        return render(request, "portal/projects.html", {"listing": None})
    rows = queries.public(body)
    years = sorted({day.year for day in rows.values_list("decided_on", flat=True) if day}, reverse=True)
    townships = {str(row.pk): row for row in Township.objects.filter(district=body.district_id)}
    purpose, year = request.GET.get("purpose", ""), request.GET.get("year", "")
    if purpose in Purpose.values:
        rows = rows.filter(purpose=purpose)
    if year.isdecimal() and int(year) in years:
        rows = rows.filter(decided_on__year=int(year))
    found = maps.of(
        body,
        rows,
        timezone.localdate(),
        township_url=lambda row: f"{reverse('portal-projects')}?township={row.pk}",
        project_url=lambda pk: reverse("portal-project", args=[pk]),
    )
    if township := townships.get(request.GET.get("township", "")):
        rows = rows.filter(township=township)
    rows = rows.order_by("-decided_on", "name", "pk")
    context = {
        "body": body,
        "purposes": [(each.value, each.label) for each in Purpose],
        "purpose": purpose,
        "township": township,
        "found": found,
        "years": [str(each) for each in years],
        "year": year,
        "results": _results(body),
        "listing": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "portal/projects.html", context)


def _results(body: Body) -> list[tuple[str, int]]:
    found = dict(queries.results(body))
    kinds = sorted(found, key=lambda kind: (kind not in ORDER, kind))
    return [(str(Unit(kind).label), found[kind]) for kind in kinds if kind != Unit.OTHER]


def _public(pk: int) -> Project:
    return get_object_or_404(
        Project.objects.filter(stage__in=STANDING).select_related("body", "unit", "township"), pk=pk
    )


def project(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: its days drawn, its money, its photos, who has looked at it, what came of it."""
    found, today = _public(pk), timezone.localdate()
    gather(found)
    published = Opinion.objects.published().filter(project_voices__project=found).select_related("body")
    context: dict[str, Any] = {
        "root": found,
        "facts": pages.facts(found, None),
        "milestones": [(row, *pages.state_of(row, today)) for row in found.milestones.all()],
        "both": pages.before_and_after(list(found.reports.all())),
        "opinions": published,
        **pages.seen(found, today),
    }
    return render(request, "portal/project.html", context)


def photo(request: HttpRequest, pk: int, report: int) -> FileResponse:
    row = get_object_or_404(_public(pk).reports.select_related("picture"), pk=report)
    if row.picture is None:
        raise Http404
    return serve(row.picture)
