"""The figures of all districts on one page, for the body of their city."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lianxinqiao.figures import across
from lianxinqiao.figures.models import AcrossFigures
from lianxinqiao.figures.views.yearly import asked_body
from lianxinqiao.people.requests import Request


@login_required
@require_safe
def districts(request: Request) -> HttpResponse:
    """Of the year asked for, else the newest that was gathered; 404 where none ever was."""
    body = asked_body(request)
    kept = AcrossFigures.objects.filter(body=body)
    years = list(kept.values_list("year", flat=True))
    asked = request.GET.get("year", "")
    row = kept.filter(year=int(asked) if asked.isdecimal() and int(asked) in years else max(years, default=0)).first()
    if row is None:
        raise Http404
    tables = across.tables(row.lines)
    number = len({line["body"] for line in row.lines})
    context = {"body": body, "row": row, "years": years, "tables": tables, "number": number}
    return render(request, "figures/districts.html", context)
