"""The list to sign without network: the page that stands on the organiser's phone, its list, and the door for its ticks."""

import uuid
from datetime import datetime

from django.http import JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.activities import queries
from lianxinqiao.activities.actions import attending
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.rules import RULES
from lianxinqiao.acts import offline
from lianxinqiao.acts.offline import said
from lianxinqiao.people.requests import Request

page = offline.page("activities/roll.html")
worker = offline.worker_of("rolls", "roll", "activities/roll.js")


@never_cache
@require_safe
def listed(request: Request, pk: int) -> JsonResponse:
    """Who is on the list and who has come, for whoever keeps it."""
    activity = Activity.objects.visible_to(request.post).filter(pk=pk).first() if request.post else None
    if activity is None:
        return said(_("没有这次活动，或者您看不到它。"), 404)
    if not can(RULES.may_who, RULES.acts["participation.mark"], request.post, activity):
        return said(_("签到名单由组织者保管。"), 403)
    seats = [
        {
            "id": row.pk,
            "name": row.mandate.person.spoken,
            "found": row.mandate.person.findable,
            "came": row.came_at,
        }
        for row in queries.expected(activity)
    ]
    return JsonResponse({"title": activity.title, "seats": seats})


@require_POST
def send(request: Request) -> JsonResponse:
    """One tick: 201, 200 where it had come before or the deputy had signed in, 422 with the sentence that says why not."""
    if not request.post:
        return said(_("请先登录。"), 401)
    key = request.POST.get("seat", "")
    rows = Participation.objects.filter(activity__in=Activity.objects.visible_to(request.post))
    rows = rows.select_related("activity__body", "mandate__person")
    seat = rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
    if seat is None:
        return said(_("没有这次活动，或者您看不到它。"), 404)
    try:
        identity = uuid.UUID(request.POST.get("identity", ""))
        came_at = _moment(request.POST.get("came_at", ""))
        new = attending.tick(seat, came_at=came_at, identity=identity, by=request.post, at=timezone.now())
    except ValueError:
        return said("came_at, identity", 422)
    except Refused as refused:
        return said(str(refused), 422)
    told = {"words": str(seat), "seat": seat.pk, "came": seat.came_at}
    return JsonResponse(told, status=201 if new else 200)


def _moment(text: str) -> datetime:
    """With its zone; raises ValueError."""
    found = parse_datetime(text)
    if found is None or timezone.is_naive(found):
        raise ValueError(text)
    return found
