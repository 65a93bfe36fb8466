"""Reports and their issues: written, saved as they are typed, their pages, the paper of an issue."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import drafts
from lianxinqiao.acts.begun import WRITING
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.lives import Life
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import docx
from lianxinqiao.people.requests import Request, acting, in_body
from lianxinqiao.reports import pages, papers
from lianxinqiao.reports.actions import writing
from lianxinqiao.reports.forms import ReportForm
from lianxinqiao.reports.models import Issue, Report
from lianxinqiao.reports.next_steps import ISSUE_SCREENS, SCREENS, gather
from lianxinqiao.reports.rules import RULES
from lianxinqiao.reports.stages import ISSUE, REPORT

REPORTS = Life(
    Report,
    REPORT,
    SCREENS,
    template="reports/report.html",
    listing="reports",
    word=gettext_lazy("社情民意信息"),
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    told=pages.told,
    on_their_page=frozenset({"report.edit"}),
    lands={"report.compile": lambda issue: issue.get_absolute_url()},
)
ISSUES = Life(
    Issue,
    ISSUE,
    ISSUE_SCREENS,
    template="reports/issue.html",
    listing="issues",
    word=gettext_lazy("社情民意期刊"),
    facts=pages.issue_facts,
    context=pages.issue_context,
    on_their_page=frozenset({"issue.change"}),
)


# ------------------------------------------------------------------ writing
@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """The empty form; kept in the phone as it is typed, a draft of the writer's from the first words on."""
    post, body = in_body(request)
    RULES.may("report.begin", post, Report(body=body, written_by=post, mandate=post.mandate), timezone.now())
    form = ReportForm(request.POST or None, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            report = writing.begin(body=body, values=form.values(), by=post, at=timezone.now())
            return _saved(request, form, report)
        except (Refused, ValidationError) as error:
            refuse(form, error)
    return render(request, "reports/write.html", {"form": form, "report": None})


@login_required
@require_POST
def begin(request: Request) -> JsonResponse:
    """The first words, saved by themselves; the answer says where the draft goes on."""
    post, body = in_body(request)
    form = ReportForm(request.POST, post=post)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    report = writing.begin(body=body, values=form.values(), by=post, at=timezone.now())
    addresses = {name: reverse(f"report-{name}", args=[report.pk]) for name in ("edit", "autosave")}
    return drafts.saved(report, key=f"report-{report.pk}", **addresses)


@login_required
@WRITING
def edit(request: Request, pk: int) -> HttpResponse:
    """The draft, until it is handed in."""
    post, report = acting(request), _own(request, pk)
    RULES.may("report.save", post, report)
    form = ReportForm(request.POST or None, post=post, instance=report)
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        stored = Report.objects.get(pk=pk)
        try:
            writing.save(stored, values=form.values(), read=drafts.read_at(request), by=post, at=timezone.now())
            return _saved(request, form, stored)
        except drafts.SavedSince as moved:
            stored.refresh_from_db()
            kept = {name: getattr(stored, name) for name in form.values()}
            shown = {"others": drafts.others(form, kept, form.values()), "saved_at": stored.saved_at}
            form.add_error(None, str(moved))
        except (Refused, ValidationError) as error:
            refuse(form, error)
    return render(request, "reports/write.html", {"form": form, "report": report, **shown})


def _saved(request: Request, form: ReportForm, report: Report) -> HttpResponse:
    """Handed in where that button was pressed; what stands against it is said on the draft's own page."""
    if "hand_in" not in request.POST:
        messages.success(request, _("草稿已保存。"))
        return redirect("report-edit", report.pk)
    try:
        writing.hand_in(report, by=acting(request), at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("report-edit", report.pk)
    messages.success(request, _("已提交：%(thing)s。政协机关的每一步都会告诉您。") % {"thing": report})
    return redirect(report.get_absolute_url())


@login_required
@require_POST
def autosave(request: Request, pk: int) -> JsonResponse:
    post, report = acting(request), _own(request, pk)
    form = ReportForm(request.POST, post=post)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        writing.save(report, values=form.values(), read=drafts.read_at(request), by=post, at=timezone.now())
    except drafts.SavedSince as moved:
        return drafts.conflict(moved)
    except Refused as refused:
        return JsonResponse({"detail": str(refused)}, status=409)
    return drafts.saved(report)


def _own(request: Request, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.post), pk=pk)


# ------------------------------------------------------------------ the paper
@login_required
@require_safe
def paper(request: Request, pk: int) -> HttpResponse:
    """The issue as it is printed: with its number once it is signed, as a proof before."""
    issue = get_object_or_404(Issue.objects.visible_to(request.post), pk=pk)
    return attachment(docx.write(papers.issue(issue)), docx.CONTENT_TYPE, f"社情民意{papers.name(issue)}.docx")
