"""Find anything that is published, of whatever kind."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lianxinqiao.search import results


def find(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/find.html", results.shown(request, None))
