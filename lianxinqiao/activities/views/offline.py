"""Findings noted without network: the page that stands on the phone, its worker, and the door by which they come in."""

import uuid

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.act_forms import Note
from lianxinqiao.activities.actions import answering
from lianxinqiao.activities.models import Activity
from lianxinqiao.acts import offline
from lianxinqiao.acts.offline import said
from lianxinqiao.people.requests import Request

page = offline.page("activities/note.html")
worker = offline.worker_of("findings", "finding-note", "activities/note.js")


@require_POST
def send(request: Request) -> JsonResponse:
    """One kept item: 201, 200 where it had come before, 422 with the sentence that says why not."""
    if not request.post:
        return said(_("请先登录。"), 401)
    key = request.POST.get("activity", "")
    rows = Activity.objects.visible_to(request.post)
    activity = rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
    if activity is None:
        return said(_("没有这次活动，或者您看不到它。"), 404)
    form = Note(request.POST, request.FILES, subject=activity, post=request.post)
    if not form.is_valid():
        return said("；".join(str(each) for errors in form.errors.values() for each in errors), 422)
    try:
        identity = uuid.UUID(request.POST.get("identity", ""))
        before = activity.findings.filter(identity=identity).exists()
        finding = answering.note(activity, **form.values(), identity=identity, by=request.post, at=timezone.now())
    except ValueError:
        return said("identity", 422)
    except Refused as refused:
        return said(str(refused), 422)
    told = {"words": str(finding), "address": f"{activity.get_absolute_url()}#findings"}
    return JsonResponse(told, status=200 if before else 201)
