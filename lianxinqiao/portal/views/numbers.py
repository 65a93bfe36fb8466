"""The figures that a body has made public, each with those of its rows that are public."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lianxinqiao.figures import coverage, listing, queries
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.people.models import Body


def _period(year: int) -> Period:
    if date.min.year <= year <= date.max.year:
        return Period.of_year(year)
    raise Http404


def numbers(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """A body's year in the numbers that it has made public."""
    body, period = get_object_or_404(Body, code=code), _period(year)
    lines = queries.public_lines(body, period)
    if not lines:
        raise Http404
    context = {
        "body": body,
        "period": period,
        "years": queries.public_years(body),
        "coverage": coverage.of(body, period),
        "rooms": listing.by_room(lines),
        "rates": [line for line in lines if line.code in RATES],
    }
    return render(request, "portal/numbers.html", context)


def rows(request: HttpRequest, code: str, year: int, figure: str) -> HttpResponse:
    """Those of the rows under one number that strangers may open."""
    body, period = get_object_or_404(Body, code=code), _period(year)
    if not queries.is_public(figure, body, period):
        raise Http404
    found = FIGURES[figure]
    open_ones = queries.public_rows(found, body, period).select_related(*found.subject.near).order_by("pk")
    pages = Paginator(open_ones, 50)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "body": body,
        "period": period,
        "figure": found,
        "value": found.value(body, period),
        "listing": page,
        "items": [found.subject.item(row) for row in page],
        "closed": found.rows(body, period).count() - pages.count,
    }
    return render(request, "portal/number.html", context)
