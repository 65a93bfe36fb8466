"""Import of stations: template, preview, confirm."""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import intakes
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.files.models import Intake
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Body, Township
from lianxinqiao.people.points import Datum
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.stations import columns, importing, rules
from lianxinqiao.stations.views.stations import WRITING

FILE_KIND = "station-import"


class ImportForm(forms.Form):
    file = KeptFileField(
        label=gettext_lazy("表格（.xlsx 或 .csv）"), widget=KeptFileDrop(attrs={"accept": intakes.ACCEPTED})
    )


@login_required
@require_safe
def template(request: Request) -> HttpResponse:
    """The sheet to fill in, and beside it what each column means."""
    rules.may_import(request.post)
    empty = Table(title=_("联络站"), columns=tuple(Column(name) for name in columns.NAMES), rows=())
    told = tuple((name, str(words), example) for name, words, example in columns.HEADINGS)
    notes = Table(
        title=_("填写说明"), columns=(Column(_("列名")), Column(_("说明"), width=40), Column(_("例子"))), rows=told
    )
    content = sheets.write(empty, notes, choices=_offers(_body(request)))
    return attachment(content, sheets.CONTENT_TYPE, f"{_('联络站')}.xlsx")


def _body(request: Request) -> Body:
    body = acting(request).body
    assert body is not None
    return body


def _offers(body: Body) -> dict[str, list[str]]:
    """What may stand in a column."""
    townships = Township.objects.filter(district=body.district_id, ended_on=None).values_list("name", flat=True)
    choices = {
        heading: [str(word) for _code, word in kinds.choices] for heading, (_n, kinds) in importing.CHOICES.items()
    }
    return {**choices, "街道、乡镇": list(townships), "坐标系": [str(each.label) for each in Datum]}


@never_cache
@login_required
@WRITING
def upload(request: Request) -> HttpResponse:
    """Take a file in and show what it would change."""
    rules.may_import(request.post)
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        options = {"body": _body(request).pk}
        try:
            intake = intakes.begin(form.cleaned_data["file"], by=request.user, kind=FILE_KIND, options=options)
            return _preview(request, intake)
        except (Refused, PaperError) as error:
            form.add_error("file", str(error))
    context = {"form": form, "headings": columns.HEADINGS, "required": columns.REQUIRED}
    return render(request, "stations/import.html", context)


def _play(request: Request, intake: Intake, keep: bool, expected: str) -> Plan:
    return importing.run(
        intakes.sheets(intake.attachment),
        body=_body(request),
        by=acting(request),
        keep=keep,
        expected=expected,
        name=intake.attachment.name,
    )


def _preview(request: Request, intake: Intake, plan: Plan | None = None) -> HttpResponse:
    shown = plan or intakes.preview(intake, partial(_play, request, intake))
    return render(
        request, "stations/import_preview.html", {"plan": shown, "intake": intake, "moved_on": plan is not None}
    )


@never_cache
@login_required
@require_POST
def confirm(request: Request, pk: str) -> HttpResponse:
    """Do what was shown, once; where the register changed since, show what it would be now."""
    rules.may_import(request.post)
    own = {"attachment": pk, "attachment__kind": FILE_KIND, "attachment__uploaded_by": request.user}
    intake = get_object_or_404(Intake.objects.select_related("attachment"), **own, options__body=_body(request).pk)
    plan, done = intakes.confirm(intake, partial(_play, request, intake), by=request.user, at=timezone.now())
    if plan is not None and not done:
        return _preview(request, intake, plan)
    words = _("已导入：新增%(new)s个，更改%(changed)s个，%(same)s行没有变化。")
    counts = {"new": intake.counts["new"], "changed": intake.counts["changed"], "same": intake.counts["unchanged"]}
    messages.success(request, words % counts)
    return redirect("stations")
