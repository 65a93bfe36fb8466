"""Figures of a year, their rows, and the papers made of them."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import is_open_to
from lianxinqiao.figures import (
    actions,
    breakdowns,
    coverage,
    handling_report,
    listing,
    parts,
    periods,
    proposal_reports,
    queries,
    rules,
)
from lianxinqiao.figures.models import AcrossFigures
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES, Figure
from lianxinqiao.figures.tables import RowTable
from lianxinqiao.figures.ways import Way
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import docx, pdf, sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Body
from lianxinqiao.people.requests import Request, acting, in_body
from lianxinqiao.ui.charts import Chart, Point

HEADLINES = {
    "cppcc": (
        *("proposals.received", "proposals.filed", "proposals.answered"),
        *("public_opinion.collected", "public_opinion.adopted", "conveners.activities"),
    )
}  # beside those of a congress
OVER_YEARS, YEARS_SHOWN = "years", 10


def asked_body(request: Request) -> Body:
    post, body = in_body(request)
    rules.may_read(post, body)
    return body


def asked_period(request: Request, body: Body) -> Period:
    """As the form or the address says; else the latest year with a number."""
    asked = {**request.GET.dict(), **request.POST.dict()}
    return periods.asked(asked, body) or Period.of_year(_latest(body) or timezone.localdate().year)


def asked_year(request: Request, body: Body) -> Period:
    """For what is made of years alone: papers, and what stands on the portal."""
    return Period.of_year(asked_period(request, body).year)


def _latest(body: Body) -> int | None:
    numbered = Suggestion.objects.filter(body=body, number__isnull=False)
    return numbered.order_by("-year").values_list("year", flat=True).first()


def _years(body: Body) -> list[int]:
    opened = body.terms.values_list("sessions__opens_on__year", flat=True).order_by("-sessions__opens_on")
    return [year for year in dict.fromkeys(opened) if year]


@login_required
def overview(request: Request) -> HttpResponse:
    """All figures of a period, each number a link to its rows."""
    body = asked_body(request)
    period = asked_period(request, body)
    lines = listing.lines(body, period)
    context = {
        "body": body,
        "period": period,
        "periods": _periods(body, period),
        "coverage": coverage.of(body, period),
        "headline": [line for line in lines if line.code in HEADLINES.get(body.kind, handling_report.SHOWN[:6])],
        "halves": [
            (word, proposal_reports.half(period.year, first))
            for word, first in ((_("上半年账"), True), (_("下半年账"), False))
        ],
        "rooms": [(room, found, _compared(found)) for room, found in listing.by_room(lines)],
        "rates_compared": _compared([line for line in lines if line.code in RATES]),
        "rates": [(line, RATES[line.code]) for line in lines if line.code in RATES],
        "charts": _charts(body, period),
        "units": breakdowns.by_unit(body, period),
        "by_units": "proposals.filed" if body.kind == Body.Kind.CPPCC else "suggestions.raised",
        "public": {line.code for line in queries.public_lines(body, period)} if period.is_year else set(),
        "across": AcrossFigures.objects.filter(body=body).exists(),
        "may_make_public": period.is_year and can(rules.may_make_public, request.post, body),
    }
    return render(request, "figures/overview.html", context)


def _compared(lines: Collection[listing.Line]) -> bool:
    """Whether anything of them is on record of the period before; else two columns say nothing in every row."""
    return any(line.before is not None for line in lines)


def _periods(body: Body, shown: Period) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """What can be chosen: years, terms, the months of the year shown; each with its word."""
    months = [Period.of_month(shown.year, month) for month in range(1, 13)]
    choices = (
        (_("年度"), [Period.of_year(year) for year in sorted({*_years(body), shown.year}, reverse=True)]),
        (_("届"), [Period.of_term(term) for term in body.terms.all()]),
        (_("月份"), months),
    )
    return [(title, [(each.word, each.words, each == shown) for each in found]) for title, found in choices]


@login_required
@require_POST
def make_public(request: Request) -> HttpResponse:
    """The ticked figures of the year stand on the portal from now on, the others no longer."""
    body = asked_body(request)
    period = asked_year(request, body)
    assert request.post is not None  # asked_body asked
    actions.make_public(body, period, request.POST.getlist("code"), by=request.post, at=timezone.now())
    messages.success(request, _("对外公布的数字已更新，公众现在可以在公开网站上看到。"))
    return redirect(f"{reverse('figures')}{period.query}")


def _charts(body: Body, period: Period) -> list[Chart]:
    shown = (
        (breakdowns.by_class(body, period), "bar", "suggestions.answered"),
        (breakdowns.by_field(body, period), "bar", "suggestions.raised"),
        (breakdowns.by_stage(body, period), "bar", "suggestions.raised"),
        (breakdowns.by_month(body, period), "line", "suggestions.answered"),
        (breakdowns.by_delegation(body, period), "bar", "suggestions.raised"),
    )
    return [
        Chart(
            breakdown.title,
            [_("件数")],
            [
                (line.label, [Point(line.count, f"/figures/{code}{period.query}&{line.filter}")])
                for line in breakdown.lines
            ],
            kind=kind,  # type: ignore[arg-type]
            unit=_("件"),
        )
        for breakdown, kind, code in shown
        if breakdown.lines
    ]


@login_required
def rows(request: Request, code: str) -> HttpResponse:
    """The list under a number; exported as it is shown."""
    body = asked_body(request)
    if code not in FIGURES:
        raise Http404
    figure = FIGURES[code].said_in(body)
    period = asked_period(request, body)
    asked = request.GET.dict()
    found = parts.narrow(figure, figure.rows(body, period), asked)
    if not is_open_to(figure.subject.model, acting(request)):
        return _closed(request, figure, body, period, figure.number(found))
    table = RowTable(figure, found.select_related(*figure.subject.near), request.GET)
    if table.wants_export:
        name = f"{figure.name}-{period.words}"
        return _sheet(name, table.sheet_headings(), table.sheet_rows())
    by = parts.offered(figure).get(request.GET.get("by", ""))
    over_years = period.is_year and request.GET.get("by") == OVER_YEARS
    context = {
        "figure": figure,
        "period": period,
        "table": table,
        "number": figure.number(found) if figure.column else None,
        "body": body,
        "narrowed": parts.narrowed_to(figure, body, period, asked),
        "by": OVER_YEARS if over_years else by.code if by else "",
        "ways": _ways(figure, period),
        "chart": _over_years(figure, body, period) if over_years else _by(figure, body, period, by) if by else None,
    }
    return render(request, "figures/rows.html", context)


def _closed(request: Request, figure: Figure, body: Body, period: Period, number: Any) -> HttpResponse:
    """Whoever reads the figures of a body need not read the things of every room: the number stands without its rows."""
    context = {"figure": figure, "period": period, "body": body, "number": number, "closed": True}
    return render(request, "figures/rows.html", context)


def _ways(figure: Figure, period: Period) -> list[tuple[str, str, str]]:
    address = f"{reverse('figure', args=[figure.code])}{period.query}"
    ways = [(code, str(way.title), f"{address}&by={code}") for code, way in parts.offered(figure).items()]
    years = [(OVER_YEARS, _("历年"), f"{address}&by={OVER_YEARS}")] if period.is_year else []
    return [("", _("清单"), address), *ways, *years]


def _over_years(figure: Figure, body: Body, period: Period) -> Chart:
    """The figure of each year that is on record, up to this one; each point opens that year's list."""
    years = [Period.of_year(year) for year in range(period.year - YEARS_SHOWN + 1, period.year + 1)]
    address = reverse("figure", args=[figure.code])
    known = [year for year in years if figure.subject.reaches(body, year)]
    values = [(str(year.year), figure.value(body, year), f"{address}{year.query}") for year in known]
    rows = [(label, [Point(float(value or 0), link)]) for label, value, link in values]
    return Chart(_("历年"), [str(figure.name)], rows, kind="line", unit=figure.unit, label=_("年度"))


def _by(figure: Figure, body: Body, period: Period, by: Way) -> Chart:
    address = f"{reverse('figure', args=[figure.code])}{period.query}"
    found = parts.of(figure, body, period, by.code)
    return Chart(
        by.title,
        [str(figure.name)],
        [(part.label, [Point(part.count, f"{address}&{part.query}")]) for part in found],
        kind=by.chart,  # type: ignore[arg-type]
        unit=figure.unit,
    )


def _sheet(name: str, headings: list[str], shown: Any) -> HttpResponse:
    table = Table.of([Column(heading) for heading in headings], shown, name)
    return attachment(sheets.write(table), sheets.CONTENT_TYPE, f"{name}.xlsx")


@login_required
def report(request: Request, kind: str) -> HttpResponse:
    """The yearly handling report as .docx, .pdf or .xlsx; `rounding=100` nudges the shares to sum to 100."""
    body = asked_body(request)
    period = asked_year(request, body)
    nudged = request.GET.get("rounding") == "100"
    name = f"{body.short_name}{period.year}年度建议办理情况报告.{kind}"
    if kind == "xlsx":
        tables = handling_report.tables(body, period, nudged=nudged)
        return attachment(sheets.write(*tables), sheets.CONTENT_TYPE, name)
    paper = handling_report.report(body, period, nudged=nudged, on=timezone.localdate())
    return attachment(*_written(paper, kind), name)


def _written(paper: object, kind: str) -> tuple[bytes, str]:
    return (docx.write(paper), docx.CONTENT_TYPE) if kind == "docx" else (pdf.write(paper), pdf.CONTENT_TYPE)
