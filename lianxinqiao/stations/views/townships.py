"""The streets and townships of a district, and a page for each: who is there, what is there, every list cut by it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lianxinqiao.acts import places
from lianxinqiao.people.models import District, Township
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.stations import townships


def _district(request: Request) -> District:
    post = acting(request)
    found = post.body.district if post.body else post.organization.district if post.organization else None
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def every(request: Request) -> HttpResponse:
    rows, post = townships.standing(_district(request).pk), acting(request)
    shown = townships.counted(rows, post.body, timezone.localdate()) if post.body else [(row, None) for row in rows]
    return render(request, "stations/townships.html", {"townships": list(shown)})


@login_required
@require_safe
def one(request: Request, pk: int) -> HttpResponse:
    today = timezone.localdate()
    near = Township.objects.select_related("unit", "district")
    township = get_object_or_404(near, pk=pk, district=_district(request))
    post = acting(request)
    context = {
        "township": township,
        "staff": townships.staff(township, today),
        "seats": townships.seats(township, today),
        "stations": townships.stations(township, post.body),
        "cuts": places.cuts("township", township.pk, post),
    }
    return render(request, "stations/township.html", context)
