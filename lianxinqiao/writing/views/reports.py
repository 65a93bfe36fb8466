"""A report inside the house: begun, read with its figures, its paper, the rows of a signed figure, what changed since."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import docx, pdf
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.writing import changes, pages, rendered, values
from lianxinqiao.writing.actions import drafting
from lianxinqiao.writing.forms import BeginForm
from lianxinqiao.writing.models import Frozen, WorkReport
from lianxinqiao.writing.next_steps import SCREENS
from lianxinqiao.writing.rules import RULES
from lianxinqiao.writing.stages import REPORT

REPORTS = Life(
    WorkReport,
    REPORT,
    SCREENS,
    template="writing/report.html",
    listing="work-reports",
    word=gettext_lazy("工作报告"),
    facts=pages.facts,
    context=pages.context,
)


@login_required
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    RULES.may_who(RULES.acts["work_report.begin"], post, WorkReport(body=body, begun_by=post))
    form = BeginForm(request.POST or None, body=body)
    return begun(
        request,
        form,
        lambda: drafting.begin(body=body, **form.cleaned_data, by=post, at=timezone.now()),
        title=_("起草报告"),
    )


def _seen(request: Request, pk: int) -> WorkReport:
    rows = WorkReport.objects.visible_to(request.post).select_related("body", "campaign")
    found: WorkReport = get_object_or_404(rows, pk=pk)
    return found


@login_required
@require_safe
def paper(request: Request, pk: int, kind: str) -> HttpResponse:
    report = _seen(request, pk)
    return written(report, kind, free=request.GET.get("layout") == "free")


def written(report: WorkReport, kind: str, *, free: bool = False) -> HttpResponse:
    """The report as a file."""
    made = rendered.paper(report, values.of(report), free=free)
    content, of = (docx.write(made), docx.CONTENT_TYPE) if kind == "docx" else (pdf.write(made), pdf.CONTENT_TYPE)
    return attachment(content, of, f"{report.title}.{kind}")


@login_required
@require_safe
def figure(request: Request, pk: int, row: int) -> HttpResponse:
    """A figure as it was signed: its rows of then, and what has changed in the records since."""
    report = _seen(request, pk)
    kept = get_object_or_404(Frozen.objects.select_related("report__body", "report__campaign"), pk=row, report=report)
    if kept.code not in FIGURES and kept.code not in RATES:
        raise Http404
    rate = RATES.get(kept.code)
    context = {
        "report": report,
        "row": kept,
        "since": changes.of(kept),
        "halves": halves(kept),
        "measured": not rate and any(measure is not None for _key, measure, _name in kept.rows),
        "live": "" if rate else f"{reverse('figure', args=[kept.code])}?year={kept.year}",
    }
    return render(request, "writing/figure.html", context)


def halves(kept: Frozen) -> list[Frozen]:
    """The part and the whole of a rate, as they were frozen beside it."""
    rate, back = RATES.get(kept.code), kept.report.year - kept.year
    keys = [f"{code}@{back}" for code in (rate.part, rate.whole)] if rate else []
    return list(kept.report.frozen.filter(key__in=keys))


@login_required
@require_safe
def since(request: Request, pk: int) -> HttpResponse:
    """Everything that has changed in the records since the report was signed."""
    report = _seen(request, pk)
    if not report.is_signed:
        raise Http404
    rows = report.frozen.exclude(value=None).select_related("report__body", "report__campaign")
    found = [(row, told) for row in rows if (told := changes.of(row))]
    return render(request, "writing/since.html", {"report": report, "found": found, "all": len(rows)})
