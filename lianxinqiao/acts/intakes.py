"""A sheet that a room takes in by screen: its template, what it would change, and the confirmation, once.

A room declares it and has its pages:

    SHEET = SheetIntake("station-import", _("导入联络站"), _("联络站"), headings=columns.HEADINGS, required=columns.REQUIRED,
        play=importing.run, may=rules.may_import, back="stations")
    urlpatterns = [*intake_urls(SHEET, "stations/import"), …]

`play(sheets, body=, by=, keep=, expected=, name=)` plays the import for real and takes it back unless `keep`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import jobs
from lianxinqiao.acts.models import Job
from lianxinqiao.files import intakes
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.files.models import Intake
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, acting

Words = str | LazyText


def _no_choices(_body: Body) -> dict[str, list[str]]:
    return {}


@dataclass(frozen=True)
class SheetIntake:
    """`name` is that of its addresses and of the files that came by it; `back` the address that one goes on to."""

    name: str
    title: Words
    noun: Words
    headings: Sequence[tuple[str, Words, str]]
    required: Sequence[str]
    play: Callable[..., Plan]
    may: Callable[[Post | None], None]
    back: str
    back_words: Words = ""
    personal: bool = False  # the file itself is not kept once it is taken in
    choices: Callable[[Body], dict[str, list[str]]] = _no_choices  # what may stand in a column

    def __post_init__(self) -> None:
        SHEETS[self.name] = self


SHEETS: dict[str, SheetIntake] = {}
AT_ONCE = 200  # rows: so many are taken in within the request, in some six seconds


class FileForm(forms.Form):
    file = KeptFileField(
        label=gettext_lazy("表格（.xlsx 或 .csv）"), widget=KeptFileDrop(attrs={"accept": intakes.ACCEPTED})
    )


def intake_urls(sheet: SheetIntake, address: str) -> list[URLPattern]:
    return [
        path(address, never_cache(login_required(partial(_upload, sheet=sheet))), name=sheet.name),
        path(f"{address}/template", login_required(partial(_template, sheet=sheet)), name=f"{sheet.name}-template"),
        path(
            f"{address}/<uuid:pk>",
            never_cache(login_required(partial(_confirm, sheet=sheet))),
            name=f"{sheet.name}-confirm",
        ),
    ]


def _body(request: Request) -> Body:
    body = acting(request).body
    assert body is not None
    return body


@require_safe
def _template(request: Request, *, sheet: SheetIntake) -> HttpResponse:
    """The sheet to fill in, and beside it what each column means."""
    sheet.may(request.post)
    noun = str(sheet.noun)
    empty = Table(title=noun, columns=tuple(Column(name) for name, _words, _example in sheet.headings), rows=())
    told = tuple((name, str(words), example) for name, words, example in sheet.headings)
    notes = Table(
        title=_("填写说明"), columns=(Column(_("列名")), Column(_("说明"), width=40), Column(_("例子"))), rows=told
    )
    content = sheets.write(empty, notes, choices=sheet.choices(_body(request)))
    return attachment(content, sheets.CONTENT_TYPE, f"{noun}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def _upload(request: Request, *, sheet: SheetIntake) -> HttpResponse:
    """Take a file in and show what it would change."""
    sheet.may(request.post)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        options = {"body": _body(request).pk}
        try:
            intake = intakes.begin(form.cleaned_data["file"], by=request.user, kind=sheet.name, options=options)
            return _preview(request, sheet, intake)
        except (Refused, PaperError) as error:
            form.add_error("file", str(error))
    return render(request, "acts/intake.html", {"form": form, "sheet": sheet, "addresses": _addresses(sheet)})


def _addresses(sheet: SheetIntake) -> dict[str, str]:
    return {"upload": sheet.name, "template": f"{sheet.name}-template", "confirm": f"{sheet.name}-confirm"}


def _play(by: Post, sheet: SheetIntake, intake: Intake, keep: bool, expected: str) -> Plan:
    return sheet.play(
        intakes.sheets(intake.attachment),
        body=by.body,
        by=by,
        keep=keep,
        expected=expected,
        name=intake.attachment.name,
    )


def _preview(request: Request, sheet: SheetIntake, intake: Intake, plan: Plan | None = None) -> HttpResponse:
    shown = plan or intakes.preview(intake, partial(_play, acting(request), sheet, intake))
    context: dict[str, Any] = {"plan": shown, "intake": intake, "sheet": sheet, "addresses": _addresses(sheet)}
    return render(request, "acts/intake_preview.html", {**context, "moved_on": plan is not None})


@require_POST
def _confirm(request: Request, pk: str, *, sheet: SheetIntake) -> HttpResponse:
    """Do what was shown, once; where the register changed since, show what it would be now."""
    sheet.may(request.post)
    own = {"attachment": pk, "attachment__kind": sheet.name, "attachment__uploaded_by": request.user}
    rows = Intake.objects.select_related("attachment").filter(**own, options__body=_body(request).pk)
    intake = rows.first() if sheet.personal else get_object_or_404(rows)
    try:
        many = intake is not None and not intake.confirmed_at and intakes.rows(intake.attachment) > AT_ONCE
    except FileNotFoundError:  # another press of the same button was quicker, and the file is not kept
        intake = None
    if intake is None:
        return _done_before(request, sheet)
    if many:
        params = {"sheet": sheet.name, "intake": intake.pk}
        asked: dict[str, Any] = {"label": str(sheet.title), "params": params, "back": reverse(sheet.name)}
        return redirect(jobs.address(jobs.ask("intake", **asked, by=acting(request), at=timezone.now())))
    play = partial(_play, acting(request), sheet, intake)
    plan, done = intakes.confirm(intake, play, by=request.user, at=timezone.now())
    if plan is not None and not done:
        return _preview(request, sheet, intake, plan)
    if plan is None and sheet.personal:
        return _done_before(request, sheet)
    messages.success(request, _taken_in(sheet, intake))
    return redirect(sheet.back)


def _done_before(request: Request, sheet: SheetIntake) -> HttpResponse:
    messages.info(request, _("这张表格已经处理过。"))
    return redirect(sheet.back)


def _taken_in(sheet: SheetIntake, intake: Intake) -> str:
    """What came of it, in words; a personal file is forgotten."""
    words = _("已导入：新增%(new)s个，更改%(changed)s个，%(same)s行没有变化。")
    counts = {"new": intake.counts["new"], "changed": intake.counts["changed"], "same": intake.counts["unchanged"]}
    if sheet.personal:
        intakes.forget(intake)
    return words % counts


def _work(job: Job, _told: jobs.Told) -> jobs.Result:
    """What the worker does with a large sheet: the same, once, and nothing where it would be something else by now."""
    sheet, by = SHEETS[job.params["sheet"]], job.asked_by
    sheet.may(by)
    intake = Intake.objects.select_related("attachment").get(pk=job.params["intake"])
    plan, done = intakes.confirm(intake, partial(_play, by, sheet, intake), by=jobs.user_of(job), at=timezone.now())
    if plan is not None and not done:
        raise Refused(str(MOVED_ON))
    return jobs.Result(said=_taken_in(sheet, intake), goes_on=reverse(sheet.back))


MOVED_ON = gettext_lazy("预览以后数据有了变化，什么都没有写入。请重新上传，看过新的预览再确认。")
jobs.register("intake", _work)
