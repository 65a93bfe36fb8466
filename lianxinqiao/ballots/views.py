"""The page that shows a phone its own slips, the same for everybody; and the program by which anybody counts again."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lianxinqiao.ballots import recount as program


@require_safe
def slips(request: HttpRequest) -> HttpResponse:
    """Holds no word about anybody: what it shows lies in the phone."""
    return render(request, "ballots/slips.html")


@require_safe
def recount(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(Path(program.__file__).read_bytes(), content_type="text/x-python; charset=utf-8")
