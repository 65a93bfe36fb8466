"""What is kept about whoever is signed in: shown, exported, and on request erased."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.accounts import personal as kept
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people import personal
from lianxinqiao.people.models import Person


@login_required
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    context = {
        "sections": personal.of(request.user),
        "terms": kept.terms(),
        "person": Person.objects.filter(user=request.user).first(),
        "current": "data",
    }
    return render(request, "people/personal.html", context)


@login_required
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """For people a sheet for each section, for machines one JSON file."""
    name = _("我的个人信息")
    if kind == "json":
        text = personal.as_json(request.user, at=timezone.now())
        return attachment(text.encode(), "application/json; charset=utf-8", f"{name}.json")
    if kind != "xlsx":
        raise Http404
    tables = [_table(section, rows) for section, rows in personal.of(request.user)]
    return attachment(sheets.write(*tables), sheets.CONTENT_TYPE, f"{name}.xlsx")


def _table(section: kept.Section, rows: list[kept.Row]) -> Table:
    columns = tuple(Column(name) for name in rows[0]) if rows else (Column(_("没有")),)
    return Table(title=str(section.title), columns=columns, rows=tuple(tuple(map(_cell, row.values())) for row in rows))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return str(value)


@login_required
@require_POST
def ask_erasure(request: HttpRequest) -> HttpResponse:
    if request.post is None or not request.post:
        raise Http404
    personal.ask_erasure(request.user, by=request.post)
    messages.success(request, _("申请已送交系统管理员。"))
    return redirect("people:own_data")
