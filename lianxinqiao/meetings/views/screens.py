"""What follows the hall from outside any account: the screen on the wall and everybody's phone; and the invitation."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lianxinqiao.acts import ics
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.meetings.views.meetings import wall_of
from lianxinqiao.people.requests import Request
from lianxinqiao.ui import limits

KEPT = 1  # second: however many follow, the hall is asked once


def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Opened by whoever has its address, without an account; what it shows is told in the hall anyway."""
    meeting = _by_code(code)
    return render(request, "meetings/screen.html", {"root": meeting, "wall": mark_safe(_wall(meeting))})  # noqa: S308


@limits.by_itself
def now(request: HttpRequest, code: str) -> HttpResponse:
    """The part that changes; asked every two seconds, again after a lost network, and made once a second for all.

    A whole hall asks from one address, so that only what is made anew counts.
    """
    key = f"wall.{code}.{get_language()}"
    content = cache.get(key)
    if content is None:
        try:
            limits.count(request)
        except limits.TooOften as too_often:
            return HttpResponse(status=429, headers={"Retry-After": str(too_often.wait)})
        content = _wall(_by_code(code))
        cache.set(key, content, KEPT)
    return HttpResponse(content)


def _by_code(code: str) -> Meeting:
    rows = Meeting.objects.exclude(screen="").filter(stage__in=[Stage.CALLED, Stage.IN_SESSION, Stage.CLOSED])
    return get_object_or_404(rows.select_related("body", "term"), screen=code)


def _wall(meeting: Meeting) -> str:
    return render_to_string("meetings/wall.html", wall_of(meeting))


@login_required
@require_safe
def invitation(request: Request, pk: int) -> HttpResponse:
    """One event for a calendar: a change is its next SEQUENCE, a meeting that was called off is CANCELLED."""
    rows = Meeting.objects.visible_to(request.post).exclude(called_on=None).select_related("body", "term")
    meeting = get_object_or_404(rows, pk=pk)
    content = ics.write(str(meeting), [event(meeting)])
    response = HttpResponse(content, content_type=ics.CONTENT_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{meeting}.ics") or "attachment"
    return response


def event(meeting: Meeting) -> Any:
    return ics.Happening(
        uid=f"meeting-{meeting.pk}",
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        summary=str(meeting),
        url=f"{settings.SITE_URL}{meeting.get_absolute_url()}",
        changed_at=meeting.drafted_at,
        sequence=meeting.changes,
        description="\n".join(item.title for item in meeting.items.all()),
        place=meeting.place,
        cancelled=meeting.stage == Stage.CANCELLED,
    )
