"""A body's tables of scores: the list, a page that shows one as people read it, and the forms by which it is edited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.begun import WRITING, begun
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.lives import Life
from lianxinqiao.people.requests import Request, acting, in_body
from lianxinqiao.scores import lines, standard_forms, standard_pages
from lianxinqiao.scores.actions import standards
from lianxinqiao.scores.models import Standard
from lianxinqiao.scores.next_steps import STANDARD_SCREENS
from lianxinqiao.scores.rules import STANDARD_RULES
from lianxinqiao.scores.stages import STANDARD
from lianxinqiao.scores.tables import ScoreTable

STANDARDS = Life(
    Standard,
    STANDARD,
    STANDARD_SCREENS,
    template="scores/standard.html",
    listing="score-standards",
    word=gettext_lazy("评分标准"),
    facts=standard_pages.facts,
    context=standard_pages.context,
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = standard_forms.NewForm(request.POST or None)

    def do() -> Standard:
        return standards.draft(body, **form.cleaned_data, by=post, at=timezone.now())

    return begun(request, form, do, title=_("编制评分标准"))


def _found(request: Request, pk: int, code: str) -> Standard:
    standard = get_object_or_404(Standard.objects.visible_to(acting(request)).select_related("body"), pk=pk)
    STANDARD_RULES.may(code, request.post, standard)
    return standard


@login_required
@WRITING
def head(request: Request, pk: int) -> HttpResponse:
    standard = _found(request, pk, "standard.change")
    initial = {name: getattr(standard.table, name) for name in standards.HEAD}
    form = standard_forms.HeadForm(request.POST or None, initial=initial)

    def do() -> Standard:
        standards.change(standard, **form.values(), by=acting(request), at=timezone.now())
        return standard

    return begun(request, form, do, title=_("修改总分和来源"))


@login_required
@WRITING
def item(request: Request, pk: int, code: str = "") -> HttpResponse:
    """A new item, or the one with this code."""
    standard = _found(request, pk, "standard.put_item")
    table = standard.table
    there = next((row for row in table.items if row.code == code), None)
    if code and there is None:
        raise Http404
    form = standard_forms.ItemForm(request.POST or None, table=table, item=there)
    if form.is_bound and form.is_valid():
        try:
            made, cap = form.made(), form.cleaned_data["group_cap"]
            standards.put_item(standard, item=made, group_cap=cap, by=acting(request), at=timezone.now())
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            if form.twice:
                said = _("这些事项在别的项目里也计分：%(names)s。") % {"names": "、".join(form.twice)}
                messages.warning(request, said)
            return redirect(standard.get_absolute_url())
    pairs = [(form[f"event_{place}"], form[f"points_{place}"]) for place in form.places]
    title = there.name if there else _("增加项目")
    return render(
        request, "scores/item.html", {"form": form, "pairs": pairs, "title": title, "root": standard, "item": there}
    )


@login_required
@require_POST
def drop(request: Request, pk: int, code: str) -> HttpResponse:
    standard = _found(request, pk, "standard.drop_item")
    standards.drop_item(standard, code=code, by=acting(request), at=timezone.now())
    return redirect(standard.get_absolute_url())


@dataclass(frozen=True)
class Part:
    """A part of a table that is written in lines: its form, what stands there now, and the act that keeps it."""

    form: type[standard_forms.PartForm]
    title: Any
    told: Callable[[ScoreTable], dict[str, str]]
    act: Callable[..., Any]
    name: str  # what the act calls the lines


PARTS = {
    "grades": Part(
        standard_forms.GradesForm,
        gettext_lazy("设定等次"),
        lambda table: {"text": lines.of_grades(table.grades)},
        standards.set_grades,
        "grades",
    ),
    "minimums": Part(
        standard_forms.MinimumsForm,
        gettext_lazy("设定基本要求"),
        lambda table: {"text": lines.of_minimums(table.minimums)},
        standards.set_minimums,
        "minimums",
    ),
    "raters": Part(
        standard_forms.RatersForm,
        gettext_lazy("设定评定方"),
        lambda table: {"text": lines.of_raters(table.raters), "columns": "\n".join(table.columns)},
        standards.set_raters,
        "raters",
    ),
    "steps": Part(
        standard_forms.StepsForm,
        gettext_lazy("设定结果运用"),
        lambda table: {"text": lines.of_steps(table.steps)},
        standards.set_steps,
        "steps",
    ),
}


@login_required
@WRITING
def part(request: Request, pk: int, what: str) -> HttpResponse:
    if what not in PARTS:
        raise Http404
    standard = _found(request, pk, f"standard.set_{what}")
    declared = PARTS[what]
    form = declared.form(request.POST or None, initial=declared.told(standard.table))

    def do() -> Standard:
        said = dict(form.cleaned_data)
        said[declared.name] = said.pop("text")
        for gap in declared.act(standard, **said, by=acting(request), at=timezone.now()) or ():
            messages.warning(request, gap)
        return standard

    return begun(request, form, do, title=str(declared.title))
