"""The search of the house: everything that who is logged in may see."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lianxinqiao.people.requests import Request
from lianxinqiao.search import results


@login_required
@require_safe
def search(request: Request) -> HttpResponse:
    return render(request, "search/search.html", results.shown(request, request.post))
