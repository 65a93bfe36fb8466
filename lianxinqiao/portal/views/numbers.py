"""The figures that a body has made public, each with those of its rows that are public."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lianxinqiao.figures import coverage, queries
from lianxinqiao.figures.registry import FIGURES, RATES, Period
from lianxinqiao.figures.tables import near, suggestion_of
from lianxinqiao.people.models import Body


def numbers(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """A body's year in the numbers that it has made public."""
    body, period = get_object_or_404(Body, code=code), Period(year)
    lines = queries.public_lines(body, period)
    if not lines:
        raise Http404
    context = {
        "body": body,
        "period": period,
        "years": queries.public_years(body),
        "coverage": coverage.of(body, period),
        "counted": [line for line in lines if line.code in FIGURES],
        "rates": [line for line in lines if line.code in RATES],
    }
    return render(request, "portal/numbers.html", context)


def rows(request: HttpRequest, code: str, year: int, figure: str) -> HttpResponse:
    """The published suggestions under one number."""
    body, period = get_object_or_404(Body, code=code), Period(year)
    if not queries.is_public(figure, body, period):
        raise Http404
    found = FIGURES[figure]
    shown = queries.public_rows(found, body, period).select_related(*near(found)).order_by("pk")
    pages = Paginator(shown, 50)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "body": body,
        "period": period,
        "figure": found,
        "value": found.value(body, period),
        "listing": page,
        "rows": [suggestion_of(row, found.path) for row in page],
        "closed": found.value(body, period) - pages.count,
    }
    return render(request, "portal/number.html", context)
