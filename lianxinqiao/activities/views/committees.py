"""The committees of a body, and a page for each: who sits there, who works for it, every list cut by it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lianxinqiao.activities import committees, queries
from lianxinqiao.acts import places
from lianxinqiao.people.models import Committee
from lianxinqiao.people.requests import Request, in_body

SHOWN = 10  # activities on a committee's page; the list opens all of them


@login_required
@require_safe
def every(request: Request) -> HttpResponse:
    _post, body = in_body(request)
    rows = committees.standing(body, timezone.localdate())
    return render(request, "activities/committees.html", {"committees": rows})


@login_required
@require_safe
def one(request: Request, pk: int) -> HttpResponse:
    post, body = in_body(request)
    committee, today = get_object_or_404(Committee, pk=pk, body=body), timezone.localdate()
    context = {
        "committee": committee,
        "members": committees.members(committee, today),
        "staff": committees.staff(committee, today),
        "cuts": places.cuts("committee", pk, post),
        "activities": queries.activities(post).filter(committee=pk).order_by("-starts_at", "-pk")[:SHOWN],
    }
    return render(request, "activities/committee.html", context)
