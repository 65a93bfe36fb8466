"""A station's page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from lianxinqiao.people.requests import Request
from lianxinqiao.stations import pages, queries
from lianxinqiao.stations.models import Station


@login_required
def show(request: Request, reference: str) -> HttpResponse:
    try:
        station = queries.by_reference(reference, queries.visible_to(request.post))
    except Station.DoesNotExist as error:
        raise Http404 from error
    return render(request, "stations/station.html", {"root": station, "facts": pages.facts(station, request.post)})
