"""The form without network: the worker that keeps the page, and the door by which kept items come in."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import offline
from lianxinqiao.opinions import citizens
from lianxinqiao.opinions.actions import receiving
from lianxinqiao.opinions.forms import OpinionForm
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.opinions.views import citizens as pages

FILES = ("opinions/opinions.css", "opinions/offline.js")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    return offline.worker(request, "opinions", FILES, reverse("opinion-new"))


@csrf_exempt  # a phone that was offline for days has no token any more; what comes is judged like all else
@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """One kept item: 201 with its receipt, 200 where it had come before, 422 with the sentence that says why not."""
    body, station = pages.place(request)
    form = OpinionForm(request.POST, request.FILES, station=station, body=body)
    if not form.is_valid():
        return _wrong("；".join(str(each) for errors in form.errors.values() for each in errors))
    try:
        identity = uuid.UUID(request.POST.get("identity", ""))
    except ValueError:
        return _wrong("identity")
    sent = Sent(trap=bool(request.POST.get("website")))
    entry = pages.entry_of(request, form, body, station, identity, sent)
    try:
        came = receiving.receive(entry, by=citizens.ANYBODY, at=timezone.now())
    except Refused as refused:
        return _wrong(str(refused))
    told: dict[str, Any] = {
        "number": came.opinion.number_text,
        "code": came.code,
        "address": reverse("opinion-follow", args=[came.code.replace("-", "")]),
    }
    return JsonResponse(told, status=200 if came.again else 201)


def _wrong(sentence: str) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=422, json_dumps_params={"ensure_ascii": False})
