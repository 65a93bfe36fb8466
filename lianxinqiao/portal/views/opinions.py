"""What citizens said, what came of it, how long it took and what they thought of it: the published ones, and the numbers of all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lianxinqiao.opinions import summary
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body, Committee, Township
from lianxinqiao.stations import shortcodes
from lianxinqiao.stations.models import Station
from lianxinqiao.ui.paging import Pages

PAGE = 20


def browse(request: HttpRequest) -> HttpResponse:
    body = Body.objects.filter(kind=Body.Kind.CONGRESS, ended_on=None).order_by("pk").first()
    if body is None:
        raise Http404
    years = summary.years(body)
    year = _number(request, "year") or (years[0] if years else 0)
    township = get_object_or_404(Township, pk=key) if (key := _number(request, "township")) else None
    rows = Opinion.objects.filter(body=body, year=year).published().select_related("body", "station__township", "field")
    rows = rows.filter(station__township=township) if township else rows
    committee = get_object_or_404(Committee, pk=key) if (key := _number(request, "committee")) else None
    rows = rows.filter(mandate__committee=committee) if committee else rows
    station = (
        get_object_or_404(Station, code=code) if (code := shortcodes.read(request.GET.get("station", ""))) else None
    )
    rows = rows.filter(station=station) if station else rows
    context = {
        "body": body,
        "years": years,
        "year": year,
        "year_text": str(year),
        "township": township,
        "committee": committee,
        "station": station,
        "numbers": summary.of(body, year),
        "townships": summary.by_township(body, year),
        "listing": Pages(rows.order_by("-published_at", "-pk"), PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "portal/opinions.html", context)


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def show(request: HttpRequest, reference: str) -> HttpResponse:
    rows = Opinion.objects.published().select_related("body", "station__township", "field")
    opinion = get_object_or_404(rows.at(reference))
    context = {"opinion": opinion, "supporters": opinion.supporters.count()}
    return render(request, "portal/opinion.html", context)
