"""A meeting's papers taken along on a phone: they are read without network in the hall, and what was noted is sent once."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import offline
from lianxinqiao.meetings import pages
from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.models import Meeting, Paper, Reading
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.ui.templatetags.ui import prose

OPEN = (Stage.CALLED, Stage.IN_SESSION)  # while papers are marked as read

page = offline.page("meetings/away.html")
worker = offline.worker_of("papers", "meeting-away", "meetings/away.js")


@login_required
@never_cache
@require_safe
def papers(request: Request, pk: int) -> JsonResponse:
    """What the phone takes along of a meeting that one is called to, with one's own notes and nobody else's."""
    post = acting(request)
    rows = Meeting.objects.visible_to(post).filter(attendees__mandate=post.mandate_id or 0)
    meeting = get_object_or_404(rows.select_related("body", "term"), pk=pk)
    read = {row.paper_id: row.note for row in _readings(meeting, post.mandate_id or 0)}
    items = meeting.items.prefetch_related("papers__file")
    told = {
        "meeting": meeting.pk,
        "person": request.user.pk,
        "title": str(meeting),
        "when": " · ".join(part for part in (pages.span(meeting), meeting.place) if part),
        "begins": meeting.starts_at,
        "ends": meeting.ends_at,
        "open": meeting.stage in OPEN,
        "items": [{"title": item.title, "papers": [_paper(row, read) for row in item.papers.all()]} for item in items],
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _readings(meeting: Meeting, mandate: int) -> list[Reading]:
    return list(Reading.objects.filter(paper__item__meeting=meeting, mandate=mandate))


def _paper(paper: Paper, read: dict[int, str]) -> dict[str, object]:
    told: dict[str, object] = {
        "id": paper.pk,
        "title": paper.title,
        "kind": paper.get_kind_display(),
        "html": str(prose(paper.text)),
        "read": paper.pk in read,
        "note": read.get(paper.pk, ""),
    }
    if paper.file is not None:
        told["file"] = reverse("meeting-filed", args=[paper.item.meeting_id, paper.pk])
        told |= {"name": paper.file.name, "type": paper.file.content_type}
    return told


@require_POST
def send(request: Request) -> JsonResponse:
    """One paper that was read on the way, with its note; sent twice, it stands once."""
    if not request.post:
        return offline.said(_("请先登录。"), 401)
    key = request.POST.get("paper", "")
    rows = Paper.objects.filter(item__meeting__in=Meeting.objects.visible_to(request.post))
    found = (
        rows.filter(pk=int(key)).select_related("item__meeting").first() if key.isdecimal() and len(key) < 10 else None
    )
    if found is None:
        return offline.said(_("没有这份材料，或者您看不到它。"), 404)
    try:
        preparing.read(found, note=request.POST.get("note", ""), by=request.post, at=timezone.now())
    except Refused as refused:
        return offline.said(str(refused), 422)
    return JsonResponse({"words": found.title, "address": found.item.meeting.get_absolute_url()}, status=201)
