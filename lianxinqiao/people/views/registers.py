"""One set of screens for all registers: list, enter, correct."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import queries as journal
from lianxinqiao.journal.exporting import sheet
from lianxinqiao.people import forms, lists, person_forms, rules
from lianxinqiao.people.actions import registers, second_person
from lianxinqiao.people.models import Body, Confirmation
from lianxinqiao.ui.filters import Filters

Act = Confirmation.Act
WRITING = require_http_methods(["GET", "HEAD", "POST"])


def register_or_404(key: str) -> lists.Register:
    if key not in lists.REGISTERS:
        raise Http404
    return lists.REGISTERS[key]


def tabs() -> list[tuple[Any, ...]]:
    return [(each.key, each.label, reverse("people:list", args=[each.key])) for each in lists.REGISTERS.values()]


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return redirect("people:list", "persons")


@login_required
@require_safe
def register(request: HttpRequest, key: str) -> HttpResponse:
    rules.may_keep(request.post)
    found = register_or_404(key)
    chosen = Filters(request.GET, found.narrowed_by)
    table = found.table(chosen.apply(found.rows()), request.GET)
    if table.wants_export:
        return sheet(table, str(found.label))
    context = {
        "register": found,
        "table": table,
        "filters": chosen,
        "tabs": tabs(),
        "no_body": not Body.objects.exists(),
    }
    return render(request, "people/register.html", context)


@login_required
@WRITING
def enter(request: HttpRequest, key: str) -> HttpResponse:
    rules.may_keep(request.post)
    found = register_or_404(key)
    form = found.form(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if form.is_valid() and _kept(form, registers.enter, request):
        _say(request, _("已登记。"))
        return redirect(_after(key, form.instance))
    return render(request, "people/form.html", {"register": found, "form": form, "title": found.add})


@login_required
@WRITING
def edit(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    rules.may_keep(request.post)
    found = register_or_404(key)
    obj = get_object_or_404(found.rows(), pk=pk)
    form = found.form(request.POST if request.method == "POST" else None, instance=obj)
    if form.is_valid() and _kept(form, partial(registers.correct, renamed_on=form.renamed_on), request):
        _say(request, _("已保存。"))
        return redirect(_after(key, obj))
    lines = journal.shown(journal.history(obj))
    context = {
        "register": found,
        "form": form,
        "title": str(obj),
        "lines": lines,
        "obj": obj,
        "removable": key in REMOVABLE,
    }
    return render(request, "people/form.html", context)


def _kept(form: forms.RegisterForm, act: Any, request: HttpRequest) -> bool:
    """Call the act; what the database would refuse stands in the form."""
    try:
        act(form.save(commit=False), by=request.post)
    except rules.NotAlone as alone:
        return _asked(form, alone, request)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def _say(request: HttpRequest, words: str) -> None:
    if not hasattr(request, "asked"):
        messages.success(request, words)


def _asked(form: forms.RegisterForm, alone: rules.NotAlone, request: HttpRequest) -> bool:
    """A post that two people give: asked for now, done when the second one has confirmed."""
    act = Act.CORRECT_POST if form.instance.pk else Act.ENTER_POST
    try:
        second_person.ask_post(act, form.instance, because=alone.sentence, by=request.post)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.warning(request, _("%(why)s已经提出，等第二个人确认后生效。") % {"why": alone.sentence})
    request.asked = True  # type: ignore[attr-defined]
    return True


def _after(key: str, obj: Any) -> str:
    """A post or mandate was entered from its person's page and leads back there."""
    if key == "persons":
        return reverse("people:person", args=[obj.pk])
    if key == "units":
        return reverse("people:unit", args=[obj.pk])
    if key in {"posts", "mandates"}:
        return reverse("people:person", args=[obj.person_id])
    return reverse("people:list", args=[key])


@login_required
@WRITING
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Which rules a body follows, from which day."""
    rules.may_keep(request.post)
    body = get_object_or_404(Body, pk=pk)
    form = forms.AdoptForm(request.POST if request.method == "POST" else None, kind=body.kind)
    if form.is_valid():
        registers.adopt_profile(body, form.cleaned_data["version"], on=form.cleaned_data["on"], by=request.post)
        messages.success(request, _("新的建议将从生效日期起适用这个方案，已经在办的不变。"))
        return redirect("people:list", "bodies")
    adopted = body.profiles.select_related("version__profile").order_by("-effective_on")
    return render(request, "people/adopt.html", {"body": body, "form": form, "adopted": adopted})


REMOVABLE = frozenset(
    {"posts", "mandates", "units", "bodies", "terms", "sessions", "delegations", "fields", "districts", "committees"}
)


@login_required
@WRITING
def remove(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """What was entered wrongly goes while nothing hangs on it; else it is said what hangs, and what to do instead."""
    rules.may_keep(request.post)
    found = register_or_404(key)
    if key not in REMOVABLE:
        raise Http404
    obj = get_object_or_404(found.rows(), pk=pk)
    form = person_forms.ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(form, partial(registers.remove, obj, by=request.post)):
        messages.success(request, _("已删除。"))
        kept = {"posts", "mandates"} & {key}
        return redirect(reverse("people:person", args=[obj.person_id]) if kept else reverse("people:list", args=[key]))
    context = {"register": found, "form": form, "obj": obj, "hangs": rules.hangs_on(obj)}
    return render(request, "people/remove.html", context)


@login_required
@WRITING
def end(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """A body or a district is over."""
    rules.may_keep(request.post)
    if key not in {"bodies", "districts"}:
        raise Http404
    found = register_or_404(key)
    obj = get_object_or_404(found.rows(), pk=pk)
    form = person_forms.EndPlaceForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(form, partial(registers.end_place, obj, by=request.post)):
        messages.success(request, _("已办理。"))
        return redirect("people:list", key)
    context = {"register": found, "form": form, "title": _("撤销登记"), "lead": str(obj)}
    return render(request, "people/form.html", context)


def _done(form: Any, act: Any) -> bool:
    try:
        act(**form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
