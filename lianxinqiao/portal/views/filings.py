"""The list of what was put on record in each year （备案目录）, for everybody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lianxinqiao.filings.models import Filing

PAGE = 30


def filings(request: HttpRequest) -> HttpResponse:
    """By year, the newest first."""
    rows = Filing.objects.on_record().select_related("body", "unit", "township").order_by("-year", "number", "pk")
    listing = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/filings.html", {"listing": listing})


def filing(request: HttpRequest, pk: int) -> HttpResponse:
    """The document itself; of its review, that it was changed, repealed or revoked."""
    rows = Filing.objects.on_record().select_related("body", "unit", "township")
    return render(request, "portal/filing.html", {"filing": get_object_or_404(rows, pk=pk)})
