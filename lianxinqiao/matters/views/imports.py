"""Import of a session's suggestions: template, preview, confirm, result; and an import of history taken back."""

from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import jobs
from lianxinqiao.acts.intakes import AT_ONCE, MOVED_ON
from lianxinqiao.acts.models import Job
from lianxinqiao.files import intakes
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.files.models import Intake
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.matters import imports, rules
from lianxinqiao.matters.actions import recording
from lianxinqiao.matters.importing import offers
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Body, Post, Session
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.ui.forms import RadioCards

FILE_KIND = "suggestion-import"
WAYS = (
    ("", gettext_lazy("按会议判断：往年会议的作为历史记录，最近一次会议的现在办理")),
    ("now", gettext_lazy("现在办理：登记、交办，开始计时并通知")),
    ("past", gettext_lazy("作为历史记录：按当时的日子记下，不交办、不通知、不计时")),
)


class ImportForm(forms.Form):
    session = forms.ModelChoiceField(Session.objects.none(), label=gettext_lazy("会议"))
    way = forms.ChoiceField(label=gettext_lazy("怎样导入"), choices=WAYS, required=False, widget=RadioCards())
    file = KeptFileField(
        label=gettext_lazy("表格（.xlsx 或 .csv）"), widget=KeptFileDrop(attrs={"accept": intakes.ACCEPTED})
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sessions(body)
        self.fields["session"].queryset = rows  # type: ignore[attr-defined]
        self.fields["session"].initial = rows.first()


def sessions(body: Body) -> Any:
    return Session.objects.filter(term__body=body).select_related("term__body").order_by("-opens_on")


@login_required
@require_safe
def template(request: Request) -> HttpResponse:
    """The sheet to fill in, and beside it what each column means."""
    imports.may_import(request.post)
    empty = Table(title=_("代表建议"), columns=tuple(Column(name) for name, _w, _e in imports.HEADINGS), rows=())
    told = tuple((name, str(words), example) for name, words, example in imports.HEADINGS)
    columns = (Column(_("列名")), Column(_("说明"), width=40), Column(_("例子")))
    notes = Table(title=_("填写说明"), columns=columns, rows=told)
    body = acting(request).body
    assert body
    content = sheets.write(empty, notes, choices=offers.of(body))
    return attachment(content, sheets.CONTENT_TYPE, f"{_('代表建议')}.xlsx")


@login_required
def upload(request: Request) -> HttpResponse:
    """Take a file in and show what it would do; nothing is written yet."""
    imports.may_import(request.post)
    body = acting(request).body
    assert body
    form = ImportForm(request.POST or None, request.FILES or None, body=body)
    if request.method == "POST" and form.is_valid():
        options = {"session": form.cleaned_data["session"].pk, "way": form.cleaned_data["way"]}
        try:
            intake = intakes.begin(form.cleaned_data["file"], by=request.user, kind=FILE_KIND, options=options)
            return _preview(request, intake)
        except (Refused, PaperError) as error:
            form.add_error("file", str(error))
    return render(request, "matters/import.html", {"form": form, "done": _done(body)})


def _done(body: Body) -> list[Intake]:
    """The last imports of history of this body: they may be looked at and taken back."""
    keys = list(sessions(body).values_list("pk", flat=True))
    rows = Intake.objects.filter(attachment__kind=FILE_KIND, options__session__in=keys, confirmed_at__isnull=False)
    return list(rows.select_related("attachment").order_by("-confirmed_at")[:10])


def _intake(request: Request, pk: str) -> tuple[Intake, Session]:
    """Of the acting body; a sheet that is not confirmed yet only for whoever uploaded it."""
    body = acting(request).body
    assert body
    found = get_object_or_404(Intake.objects.select_related("attachment"), attachment=pk, attachment__kind=FILE_KIND)
    session = get_object_or_404(sessions(body), pk=found.options.get("session") or 0)
    if found.confirmed_at is None:
        get_object_or_404(Intake, pk=found.pk, attachment__uploaded_by=request.user)
    return found, session


def _session(intake: Intake) -> Session:
    return Session.objects.select_related("term__body").get(pk=intake.options["session"])


def _play(by: Post, intake: Intake, keep: bool, expected: str) -> Plan:
    return imports.run(
        intakes.sheets(intake.attachment),
        session=_session(intake),
        by=by,
        keep=keep,
        history={"now": False, "past": True}.get(intake.options.get("way", "")),
        intake=intake,
        expected=expected,
    )


def _preview(request: Request, intake: Intake, plan: Plan | None = None) -> HttpResponse:
    plan_now = plan or intakes.preview(intake, partial(_play, acting(request), intake))
    session = _session(intake)
    way = intake.options.get("way", "")
    history = imports.is_past(session, timezone.now()) if not way else way == "past"
    context = {"plan": plan_now, "intake": intake, "session": session, "history": history, "moved_on": plan is not None}
    return render(request, "matters/import_preview.html", context)


@login_required
@require_POST
def confirm(request: Request, pk: str) -> HttpResponse:
    """Do what was shown, once; where the data changed since, show what it would be now."""
    imports.may_import(request.post)
    intake, _session_of = _intake(request, pk)
    if not intake.confirmed_at and intakes.rows(intake.attachment) > AT_ONCE:
        params, label = {"intake": intake.pk}, _("导入建议：%(file)s") % {"file": intake.attachment.name}
        asked: dict[str, Any] = {"label": label, "params": params, "back": reverse("suggestion-import")}
        return redirect(jobs.address(jobs.ask("suggestion-import", **asked, by=acting(request), at=timezone.now())))
    plan, done = intakes.confirm(intake, partial(_play, acting(request), intake), by=request.user, at=timezone.now())
    if plan is not None and not done:
        return _preview(request, intake, plan)
    return redirect("suggestion-import-result", pk)


def _work(job: Job, _told: jobs.Told) -> jobs.Result:
    """What the worker does with a large sheet: the same, once, and nothing where it would be something else by now."""
    by = job.asked_by
    imports.may_import(by)
    intake = Intake.objects.select_related("attachment").get(pk=job.params["intake"])
    plan, done = intakes.confirm(intake, partial(_play, by, intake), by=jobs.user_of(job), at=timezone.now())
    if plan is not None and not done:
        raise Refused(str(MOVED_ON))
    return jobs.Result(goes_on=reverse("suggestion-import-result", args=[intake.attachment_id]))


jobs.register("suggestion-import", _work)


@login_required
@require_safe
def result(request: Request, pk: str) -> HttpResponse:
    """What an import did, for as long as it is kept."""
    imports.may_import(request.post)
    intake, session = _intake(request, pk)
    came = Suggestion.objects.filter(came_with=intake).order_by("between_sessions", "number")
    context = {
        "intake": intake,
        "session": session,
        "came": came[:50],
        "total": came.count(),
        "stays": _why_it_stays(came),
    }
    return render(request, "matters/import_result.html", context)


def _why_it_stays(came: Any) -> str:
    try:
        rules.must_be_untouched(came.values_list("pk", flat=True))
    except Refused as refused:
        return refused.sentence
    return ""


@login_required
@require_POST
def take_back(request: Request, pk: str) -> HttpResponse:
    imports.may_import(request.post)
    intake, session = _intake(request, pk)
    recording.take_back(
        recording.Import(intake, session),
        reason=request.POST.get("reason", ""),
        by=acting(request),
        at=timezone.now(),
    )
    return redirect("suggestion-import-result", pk)
