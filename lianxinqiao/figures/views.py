"""Figures of a year, their rows, and the papers made of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lianxinqiao.figures import breakdowns, handling_report, rules
from lianxinqiao.figures.registry import FIGURES, RATES, Period
from lianxinqiao.figures.tables import RowTable, near
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import docx, pdf, sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Body
from lianxinqiao.people.requests import Request
from lianxinqiao.ui.charts import Chart, Point

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _body(request: Request) -> Body:
    post = request.post
    if not post or post.body is None:
        raise Http404
    rules.may_read(post, post.body)
    return post.body


def _period(request: Request, body: Body) -> Period:
    asked = request.GET.get("year", "")
    if asked.isdecimal() and len(asked) == 4:
        return Period(int(asked))
    latest = Suggestion.objects.filter(body=body, number__isnull=False).order_by("-year").values_list("year", flat=True)
    return Period(latest.first() or timezone.localdate().year)


def _years(body: Body) -> list[int]:
    opened = body.terms.values_list("sessions__opens_on__year", flat=True).order_by("-sessions__opens_on")
    return [year for year in dict.fromkeys(opened) if year]


@login_required
def overview(request: Request) -> HttpResponse:
    """All figures of a year, each number a link to its rows."""
    body = _body(request)
    period = _period(request, body)
    values = [(figure, figure.value(body, period)) for figure in FIGURES.values()]
    rates = [(rate, rate.value(body, period)) for rate in RATES.values()]
    context = {
        "body": body,
        "period": period,
        "years": _years(body),
        "headline": [pair for pair in values if pair[0].code in handling_report.SHOWN[:6]],
        "values": values,
        "rates": rates,
        "charts": _charts(body, period),
        "units": breakdowns.by_unit(body, period),
    }
    return render(request, "figures/overview.html", context)


def _charts(body: Body, period: Period) -> list[Chart]:
    shown = (
        (breakdowns.by_class(body, period), "donut", "suggestions.answered"),
        (breakdowns.by_field(body, period), "bar", "suggestions.raised"),
        (breakdowns.by_month(body, period), "line", "suggestions.answered"),
        (breakdowns.by_delegation(body, period), "bar", "suggestions.raised"),
    )
    return [
        Chart(
            breakdown.title,
            [_("件数")],
            [
                (line.label, [Point(line.count, f"/figures/{code}?year={period.year}&{line.filter}")])
                for line in breakdown.lines
            ],
            kind=kind,  # type: ignore[arg-type]
            unit=_("件"),
            horizontal=kind == "bar",
        )
        for breakdown, kind, code in shown
    ]


NARROWED = {
    "field": "field_id",
    "class": "reply_class",
    "first": "first_result",
    "final": "final_result",
    "delegation": "lead__delegation_id",
}


def _narrowed(rows: Any, request: Request, prefix: str) -> Any:
    """The part of a figure's rows that one line of a breakdown counts."""
    start = f"{prefix}__" if prefix else ""
    for key, path in NARROWED.items():
        if (value := request.GET.get(key)) is not None:
            rows = rows.filter(**{f"{start}{path}": None if value == "0" else value})
    if (month := request.GET.get("answered", "")) and len(month) == 7:
        year, _dash, number = month.partition("-")
        if year.isdecimal() and number.isdecimal():
            rows = rows.filter(**{f"{start}answered_on__year": year, f"{start}answered_on__month": number})
    if (unit := request.GET.get("unit", "")).isdecimal():
        rows = rows.filter(**{f"{start}handlings__organization_id": unit}).distinct()
    return rows


@login_required
def rows(request: Request, code: str) -> HttpResponse:
    """The list under a number; exported as it is shown."""
    body = _body(request)
    figure = FIGURES.get(code)
    if figure is None:
        raise Http404
    period = _period(request, body)
    found = _narrowed(figure.rows(body, period), request, figure.path.replace(".", "__"))
    table = RowTable(figure, found.select_related(*near(figure)), request.GET)
    if table.wants_export:
        return _sheet(
            f"{figure.name}-{period.year}", [str(figure.name), *table.sheet_headings()][1:], table.sheet_rows()
        )
    return render(request, "figures/rows.html", {"figure": figure, "period": period, "table": table, "body": body})


def _sheet(name: str, headings: list[str], shown: Any) -> HttpResponse:
    table = Table.of([Column(heading) for heading in headings], shown, name)
    return _download(f"{name}.xlsx", sheets.write(table), XLSX)


def _download(name: str, content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response


@login_required
def report(request: Request, kind: str) -> HttpResponse:
    """The yearly handling report as .docx, .pdf or .xlsx; `rounding=100` nudges the shares to sum to 100."""
    body = _body(request)
    period = _period(request, body)
    nudged = request.GET.get("rounding") == "100"
    name = f"{body.short_name}{period.year}年度建议办理情况报告.{kind}"
    if kind == "xlsx":
        return _download(name, sheets.write(*handling_report.tables(body, period, nudged=nudged)), XLSX)
    paper = handling_report.report(body, period, nudged=nudged, on=timezone.localdate())
    return _download(name, *_written(paper, kind))


@login_required
def compilation(request: Request, kind: str) -> HttpResponse:
    """All suggestions and replies of the year in one book."""
    body = _body(request)
    period = _period(request, body)
    paper = handling_report.compilation(body, period, on=timezone.localdate())
    return _download(f"{body.short_name}{period.year}年度建议汇编.{kind}", *_written(paper, kind))


def _written(paper: object, kind: str) -> tuple[bytes, str]:
    return (docx.write(paper), DOCX) if kind == "docx" else (pdf.write(paper), "application/pdf")
