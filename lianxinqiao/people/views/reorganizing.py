"""A unit's page: what became of it, and the four ways in which it changes, each with what will move before it is done."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.journal import queries as journal
from lianxinqiao.people import rules, signals
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.reorganizing_forms import FORMS, ReorganizeForm

NEAR = ("predecessors__from_unit", "successors__to_unit")


@dataclass(frozen=True)
class InHand:
    """What one unit has, as the page counts and lists it."""

    unit: Organization
    posts: list[Post]
    sections: int
    open: list[signals.OpenWork] = field(default_factory=list)

    @classmethod
    def of(cls, unit: Organization) -> "InHand":
        going = Q(to_on__isnull=True) | Q(to_on__gt=rules.today())
        posts = unit.posts.filter(going).select_related("person", "organization", "body").order_by("pk")
        return cls(unit, list(posts), unit.sections.filter(ended_on=None).count(), signals.ask(unit))


def _unit(pk: int) -> Organization:
    rows = Organization.objects.select_related("district", "parent").prefetch_related(*NEAR)
    return get_object_or_404(rows, pk=pk)


@login_required
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    rules.may_keep(request.post)
    found = _unit(pk)
    context = {
        "unit": found,
        "in_hand": InHand.of(found),
        "ways": [(code, form.word, form.lead) for code, form in FORMS.items()] if not found.ended_on else [],
        "lines": journal.shown(journal.history(found)),
    }
    return render(request, "people/unit.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reorganize(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """The form; what will move; and, once confirmed, the act."""
    rules.may_keep(request.post)
    if way not in FORMS:
        raise Http404
    found = _unit(pk)
    form = FORMS[way](request.POST if request.method == "POST" else None, unit=found, by=request.post)
    if not form.is_valid() or "back" in request.POST:
        return render(request, "people/reorganize.html", {"unit": found, "form": form})
    if "confirm" not in request.POST:
        return render(request, "people/reorganize_preview.html", _preview(form, way))
    if _performed(form):
        messages.success(request, _("%(what)s：%(words)s") % {"what": form.word, "words": found.name})
        return redirect("people:unit", pk)
    return render(request, "people/reorganize.html", {"unit": found, "form": form})


def _performed(form: ReorganizeForm) -> bool:
    try:
        form.perform()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def _preview(form: ReorganizeForm, way: str) -> dict[str, Any]:
    """What will move from whom to whom, and whether anybody is there to take it."""
    units = getattr(form, "units", [form.unit])
    heirs = form.heirs
    today = rules.today()
    moving = [InHand.of(each) for each in units]
    shares = form.cleaned_data.get("shares", {})
    rows = [(row, shares.get(row.key)) for each in moving for row in each.open]
    manned = [(heir, heir.posts.held(today).count()) for heir in heirs]
    ends = form.cleaned_data.get("dissolved", form.ends)
    return {"form": form, "unit": form.unit, "way": way, "moving": moving, "rows": rows, "heirs": manned, "ends": ends}
