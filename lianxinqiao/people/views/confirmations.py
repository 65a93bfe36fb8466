"""The second person's desk: what waits for a confirmation, and what was decided lately."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.people import rules
from lianxinqiao.people.actions import first_day, second_person
from lianxinqiao.people.models import Confirmation

SHOWN = 20
NEAR = ("asked_by__person", "asked_by__body", "decided_by__person", "decided_by__body", "person__user")


@login_required
@require_safe
def confirmations(request: HttpRequest) -> HttpResponse:
    rules.may_see_confirmations(request.post)
    rows = Confirmation.objects.select_related(*NEAR)
    context = {
        "waiting": rows.filter(outcome=Confirmation.Outcome.WAITING),
        "decided": rows.exclude(outcome=Confirmation.Outcome.WAITING).order_by("-decided_at")[:SHOWN],
        "keys": rules.KEYS,
    }
    return render(request, "people/confirmations.html", context)


@never_cache
@login_required
@require_POST
def decide(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = get_object_or_404(Confirmation.objects.select_related(*NEAR), pk=pk)
    if act == "confirm":
        return _confirm(request, found)
    acts = {"decline": second_person.decline, "withdraw": second_person.withdraw}
    if act not in acts:
        raise Http404
    acts[act](found, by=request.post)
    messages.success(request, _("已办理。"))
    return redirect("people:confirmations")


def _confirm(request: HttpRequest, found: Confirmation) -> HttpResponse:
    try:
        half = second_person.confirm(found, by=request.post)
    except ValidationError as error:  # the registers changed since it was asked
        messages.error(request, " ".join(error.messages))
        return redirect("people:confirmations")
    if half:
        back = reverse("people:confirmations")
        return render(request, "people/half.html", {"person": found.person, "half": half, "second": True, "back": back})
    messages.success(request, _("已确认，已经生效。"))
    return redirect("people:confirmations")


@login_required
@require_POST
def end_first_day(request: HttpRequest) -> HttpResponse:
    rules.may_keep(request.post)
    ended = first_day.end(by=request.post)
    messages.success(request, _("初始设置已结束，从现在起三员分立、双人确认。"))
    for post in ended:
        messages.info(request, _("已结束兼任：%(post)s") % {"post": post.title})
    return redirect("people:setup")
