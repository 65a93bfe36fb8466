"""Import of a session's suggestions: template, preview, confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import actions as files
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.matters import imports
from lianxinqiao.matters.views.fetching import acting
from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Body, Session
from lianxinqiao.people.requests import Request

FILE_KIND = "suggestion-import"


class ImportForm(forms.Form):
    session = forms.ModelChoiceField(Session.objects.none(), label=gettext_lazy("会议"))
    file = KeptFileField(label=gettext_lazy("表格（.xlsx）"), widget=KeptFileDrop(attrs={"accept": ".xlsx"}))

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
    return attachment(sheets.write(empty, notes), sheets.CONTENT_TYPE, f"{_('代表建议')}.xlsx")


@login_required
def upload(request: Request) -> HttpResponse:
    """Take a file in and show what it would do; nothing is written yet."""
    imports.may_import(request.post)
    body = acting(request).body
    assert body
    form = ImportForm(request.POST or None, request.FILES or None, body=body)
    if request.method == "POST" and form.is_valid():
        try:
            stored = files.store(form.cleaned_data["file"], by=request.user, kind=FILE_KIND)
            return _preview(request, stored, form.cleaned_data["session"])
        except (Refused, PaperError) as error:
            form.add_error("file", str(error))
    return render(request, "matters/import.html", {"form": form})


def _rows(stored: Attachment) -> list[list[reading.Cell]]:
    with default_storage.open(stored.path) as file:
        return reading.read_rows(file.read(), name=stored.name)


def _preview(request: Request, stored: Attachment, session: Session) -> HttpResponse:
    outcome = imports.run(_rows(stored), session=session, by=acting(request), keep=False)
    context = {"outcome": outcome, "stored": stored, "session": session}
    return render(request, "matters/import_preview.html", context)


@login_required
@require_POST
def confirm(request: Request, pk: str) -> HttpResponse:
    imports.may_import(request.post)
    post = acting(request)
    assert post.body
    stored = get_object_or_404(Attachment, pk=pk, kind=FILE_KIND, uploaded_by=request.user)
    session = get_object_or_404(sessions(post.body), pk=request.POST.get("session") or 0)
    outcome = imports.run(_rows(stored), session=session, by=post, keep=True)
    if outcome.problems:  # somebody else registered one since the preview
        return _preview(request, stored, session)
    messages.success(request, _("已导入%(n)s件建议。") % {"n": len(outcome.changes)})
    return redirect("desk-suggestions")
