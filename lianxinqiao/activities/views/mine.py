"""What a deputy or member has to do with activities: invited to, going to, signing in, found, and the year so far."""

from collections import Counter
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import queries
from lianxinqiao.activities.models import Activity, Finding, Participation
from lianxinqiao.activities.rules import signing_in
from lianxinqiao.activities.stages import Seat, Stage
from lianxinqiao.people.requests import Request, acting


@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """On a phone first: what is next, where one signs in, what one found, how much the year holds."""
    post, now = acting(request), timezone.now()
    if post.mandate is None:
        raise Refused(_("这一页只有代表、委员本人有。"))
    year = timezone.localdate(now).year
    seats = Participation.objects.filter(mandate=post.mandate, activity__ends_at__gte=now)
    seats = seats.select_related("activity__township", "activity__body").order_by("activity__starts_at")
    ahead = seats.filter(activity__stage=Stage.CALLED).exclude(stage__in=[Seat.WITHDRAWN, Seat.ON_LEAVE])
    came = list(queries.year_of(post.mandate, year).select_related("township").order_by("-starts_at"))
    own = {row.activity_id: row for row in Participation.objects.filter(mandate=post.mandate, activity__in=came)}
    findings = list(
        Finding.objects.filter(mandate=post.mandate, noted_at__year=year).select_related(
            "activity", "matter__body", "matter__session", "problem__host", "opinion__body"
        )
    )
    turned = queries.turned(findings, post)
    context = {
        "year": year,
        "ahead": [(seat, _is_open(seat.activity, now)) for seat in ahead],
        "came": [(activity, own[activity.pk]) for activity in came],
        "by_kind": Counter(str(activity.get_kind_display()) for activity in came).most_common(),
        "hours": queries.hours_of(post.mandate, year),
        "findings": [(row, turned[row.pk]) for row in findings],
    }
    return render(request, "activities/mine.html", context)


def _is_open(activity: Activity, now: datetime) -> bool:
    """Whether one may sign in now: the field for the code stands there then."""
    early, late = signing_in(activity)
    return early <= now <= late


@login_required
@require_safe
def typed(request: Request, pk: int) -> HttpResponse:
    """The six letters from the screen, where the camera does not do it."""
    activity = get_object_or_404(Activity.objects.visible_to(request.post), pk=pk)
    code = "".join(sign for sign in request.GET.get("code", "").upper() if sign.isalnum())[:20]
    return redirect("activity-here", activity.pk, code) if code else redirect(activity)
