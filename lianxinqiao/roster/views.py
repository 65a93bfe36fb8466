"""The page of one seat."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lianxinqiao.acts import own
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.roster.lists import ROSTER, group_word
from lianxinqiao.roster.models import Seat
from lianxinqiao.scores.models import Assessment


@login_required
@require_safe
def seat(request: Request, pk: int) -> HttpResponse:
    post = acting(request)
    found = get_object_or_404(ROSTER.rows(post), pk=pk)
    context = {
        "seat": found,
        "listing": ROSTER,
        "facts": [*_facts(found), *own.facts(found, post)],
        "own_fields": own.link(found, post),
        "record": _record(found, post),
    }
    return render(request, "roster/seat.html", context)


def _facts(seat: Seat) -> list[tuple[str, object]]:
    return [
        (_("证号"), seat.card_number),
        (group_word(seat.term.body), seat.group),
        (_("单位及职务"), seat.person.work_unit),
        (_("选区"), seat.constituency),
        (_("街道、乡镇"), seat.township and seat.township.spoken),
        (_("委员会"), seat.committee and seat.committee.spoken),
        (_("届"), seat.term),
        (_("自"), seat.from_on),
        (_("至"), seat.to_on),
        (_("终止原因"), seat.ended_because),
    ]


def _record(seat: Seat, post: Post) -> str:
    """Their duty record of the newest year that has one; "" before there is any."""
    year = Assessment.objects.visible_to(post).filter(points__mandate=seat.pk).order_by("-year").first()
    return reverse("assessment-person", args=[year.pk, seat.pk]) if year else ""
