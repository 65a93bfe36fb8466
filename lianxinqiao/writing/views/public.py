"""Signed reports for everybody without an account: the text, its explanation, and the records behind each number."""

from functools import lru_cache
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import digests, pdf
from lianxinqiao.writing import explained, rendered, values
from lianxinqiao.writing.models import Frozen, WorkReport
from lianxinqiao.writing.views import reports

NEWEST = 60


def every(request: HttpRequest) -> HttpResponse:
    rows = WorkReport.objects.public().select_related("body").order_by("-year", "-pk")
    return render(request, "writing/public_list.html", {"reports": rows[:NEWEST]})


def found(pk: int) -> WorkReport:
    report: WorkReport = get_object_or_404(WorkReport.objects.public().select_related("body", "campaign"), pk=pk)
    return report


def one(request: HttpRequest, pk: int) -> HttpResponse:
    report = found(pk)
    drawn = rendered.page(report, values.of(report, public=True))
    return render(request, "writing/public.html", {"report": report, "drawn": drawn})


def figure(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The records that were counted when it was signed, as far as strangers may open them today."""
    report = found(pk)
    kept = get_object_or_404(Frozen, pk=row, report=report)
    counted = FIGURES.get(kept.code)
    context: dict[str, Any] = {"report": report, "row": kept, "halves": reports.halves(kept)}
    if counted is not None:
        keys = [each[0] for each in kept.rows]
        rows = counted.subject.model._default_manager.filter(pk__in=keys)
        public = counted.subject.public(counted, rows).select_related(*counted.subject.near).order_by("pk")
        pages = Paginator(public, 50)
        shown = pages.get_page(request.GET.get("page"))
        context |= {"listing": shown, "items": [counted.subject.item(each) for each in shown]}
        context["closed"] = len(keys) - pages.count
    return render(request, "writing/public_figure.html", context)


def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    return reports.written(found(pk), kind)


def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """The report in its figures, with pictures: read on a phone in three minutes."""
    report = found(pk)
    chapters = explained.chapters(report, values.of(report, public=True))
    context = {
        "report": report,
        "chapters": chapters,
        "shared": explained.title(report),
        "summary": explained.summary(report, chapters),
        "picture": request.build_absolute_uri(reverse("work-report-picture", args=[pk])),
    }
    return render(request, "writing/explained.html", context)


def _digest(request: HttpRequest, pk: int, form: str) -> digests.Digest:
    report = found(pk)
    address = request.build_absolute_uri(reverse("work-report-explained", args=[pk]))
    return explained.digest(report, values.of(report, public=True), form, address)


def half_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Half a page of a newspaper."""
    made = _digest(request, pk, "half")
    return attachment(pdf.write(made), pdf.CONTENT_TYPE, f"{made.title}.pdf")


def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The long picture for messengers, made here."""
    return HttpResponse(_drawn(_digest(request, pk, "long")), content_type=digests.CONTENT_TYPE)


@lru_cache(maxsize=8)
def _drawn(paper: digests.Digest) -> bytes:
    """Drawn once a process: what was signed stays as it is."""
    return digests.picture(paper)
