"""The work calendar: the years known, a year to look at, a year brought in by file or by hand."""

import calendar as months
import json
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.rulebook import forms, rules
from lianxinqiao.rulebook.views.doors import acting, administrator, staff
from lianxinqiao.workdays import actions, importing, queries
from lianxinqiao.workdays.calendar import Calendar, Year
from lianxinqiao.workdays.models import ImportedYear


@dataclass(frozen=True)
class Cell:
    """A day of a month's grid; None as `day` for the blanks."""

    day: date | None
    kind: str = ""
    name: str = ""


@require_GET
@staff
def overview(request: HttpRequest) -> HttpResponse:
    known = queries.years()
    imported = set(ImportedYear.objects.values_list("year", flat=True))
    today = timezone.localdate()
    context = {
        "years": [(year, year.year in imported) for year in reversed(known)],
        "missing": [year for year in (today.year, today.year + 1) if year not in {row.year for row in known}],
        "may_edit": can(rules.may_edit, acting(request)),
        "file_form": forms.YearFileForm(),
        "hand_form": forms.YearByHandForm(),
    }
    return render(request, "rulebook/calendar.html", context)


@require_GET
@staff
def year(request: HttpRequest, year: int) -> HttpResponse:
    found = next((row for row in queries.years() if row.year == year), None)
    if found is None:
        raise Http404
    calendar = queries.current()
    context = {
        "year": found,
        "months": [(number, _grid(calendar, year, number)) for number in range(1, 13)],
        "imported": ImportedYear.objects.filter(year=year).first(),
        "may_edit": can(rules.may_edit, acting(request)),
    }
    return render(request, "rulebook/year.html", context)


def _grid(calendar: Calendar, year: int, month: int) -> list[list[Cell]]:
    """Weeks from Monday, as the Chinese work calendar shows them."""
    return [
        [_cell(calendar, day) if day.month == month else Cell(None) for day in week]
        for week in months.Calendar().monthdatescalendar(year, month)
    ]


def _cell(calendar: Calendar, day: date) -> Cell:
    if day in calendar.extra:
        return Cell(day, "work", calendar.name(day))
    if day in calendar.off:
        return Cell(day, "off", calendar.name(day))
    return Cell(day, "weekend" if not calendar.is_workday(day) else "")


@require_POST
@staff
def preview_file(request: HttpRequest) -> HttpResponse:
    administrator(request)
    form = forms.YearFileForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            years = importing.read(upload.name, upload.read(), notice=form.cleaned_data["notice"])
            return _preview(request, years)
        except ValueError as error:
            form.add_error("file", str(error))
    return render(request, "rulebook/import.html", {"form": form, "by_file": True}, status=422)


@require_POST
@staff
def preview_hand(request: HttpRequest) -> HttpResponse:
    administrator(request)
    form = forms.YearByHandForm(request.POST)
    if form.is_valid():
        lines = form.cleaned_data["days"].replace("，", ",").replace("、", ",").replace("\t", ",")
        try:
            return _preview(request, importing.read("hand.csv", lines.encode(), notice=form.cleaned_data["notice"]))
        except ValueError as error:
            form.add_error("days", str(error))
    return render(request, "rulebook/import.html", {"form": form, "by_file": False}, status=422)


def _preview(request: HttpRequest, years: list[Year]) -> HttpResponse:
    """What would change; the years travel in the form, and are checked again when they come back."""
    calendar = queries.current()
    rows = [(year, importing.changes(calendar, year), year.year in calendar.years) for year in years]
    content = json.dumps([importing.plain(year) for year in years], ensure_ascii=False)
    form = forms.ConfirmYearForm(initial={"content": content})
    return render(request, "rulebook/preview.html", {"rows": rows, "form": form})


@require_POST
@staff
def confirm(request: HttpRequest) -> HttpResponse:
    by = administrator(request)
    form = forms.ConfirmYearForm(request.POST)
    if not form.is_valid():
        raise Refused(_("要导入的内容不完整，请重新上传文件。"))
    try:
        years = [
            each
            for plain in json.loads(form.cleaned_data["content"])
            for each in importing.read("confirm.json", json.dumps(plain).encode(), notice="；".join(plain["papers"]))
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(_("要导入的内容不完整，请重新上传文件。")) from error
    for each in years:
        changes = actions.import_year(each, by=by, at=timezone.now())
        facts = {"year": each.year, "n": len(changes)}
        messages.success(request, _("已导入%(year)s年，改变%(n)s天；受影响的期限已重新计算。") % facts)
    return redirect("rulebook:calendar")


@require_POST
@staff
def remove(request: HttpRequest, year: int) -> HttpResponse:
    by = administrator(request)
    get_object_or_404(ImportedYear, year=year)
    actions.remove_year(year, by=by, at=timezone.now())
    messages.success(request, _("已移除导入的%(year)s年。") % {"year": year})
    return redirect("rulebook:calendar")
