"""What a secret vote asks of signed-in people: the drawing of slips; and what is published once its box was opened."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import life as ballots
from lianxinqiao.ballots import publishing
from lianxinqiao.ballots.box import decoded, encoded
from lianxinqiao.meetings import boxes
from lianxinqiao.meetings.actions import secret
from lianxinqiao.meetings.models import Box, Meeting
from lianxinqiao.people.requests import Request, acting


@login_required
@require_POST
def draw(request: Request, pk: int) -> HttpResponse:
    """Blinded messages by the numbers of their ballots, as JSON; their signatures the same way."""
    post = acting(request)
    meeting = get_object_or_404(Meeting.objects.visible_to(post).select_related("body", "term"), pk=pk)
    try:
        told: dict[str, str] = json.loads(request.body)
        blinded = {int(number): decoded(message) for number, message in told.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise Refused(_("领票的数据不对，请重新打开页面再领。")) from error
    signed = secret.draw(meeting, blinded=blinded, by=post, at=timezone.now())
    return JsonResponse({str(number): encoded(signature) for number, signature in signed.items()})


# ------------------------------------------------------------------ published
def _opened(request: Request, pk: int, key: int) -> Box:
    post = acting(request)
    rows = Box.objects.filter(meeting__in=Meeting.objects.visible_to(post), meeting=pk)
    found = get_object_or_404(rows.select_related("ballot", "meeting__body", "meeting__term", "item"), pk=key)
    if not boxes.may_read(found, post):
        raise Http404
    return found


@login_required
@require_safe
def papers(request: Request, pk: int, key: int) -> HttpResponse:
    """Every paper's choice, name by name, each list sorted by a hash of its own."""
    box = _opened(request, pk, key)
    lists: list[tuple[str, Any, Any]] = [
        (question, counted, rows)
        for question, counted, rows in zip(
            box.ballot.questions, box.ballot.counts, ballots.by_name(box.ballot), strict=True
        )
    ]
    return render(request, "meetings/papers.html", {"box": box, "root": box.meeting, "lists": lists})


@login_required
@require_safe
def recount(request: Request, pk: int, key: int) -> HttpResponse:
    """The file by which anybody counts again."""
    box = _opened(request, pk, key)
    response = HttpResponse(publishing.file(box.ballot), content_type="application/json")
    name = f"ballot-{box.ballot_id}.json"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
