"""The door at which letters of partners come in. No session opens it: the signature does."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from lianxinqiao.exchange import giving, inbox
from lianxinqiao.ui import caller


@csrf_exempt  # signed with a secret that a forger lacks
@require_POST
def taken(request: HttpRequest, slot: uuid.UUID) -> HttpResponse:
    if caller.length(request) > inbox.LARGEST:
        return HttpResponse(status=413)
    answer = inbox.take(slot, caller.headers(request), request.body, at=now())
    response = HttpResponse(answer.body, status=answer.status, content_type="application/json; charset=utf-8")
    for name, value in answer.headers.items():
        if name != "Content-Type":
            response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response


@csrf_exempt  # signed with a secret that a forger lacks
@require_POST
def fetched(request: HttpRequest, slot: uuid.UUID) -> HttpResponse:
    """A piece of a file that was announced to this partner."""
    if caller.length(request) > inbox.LARGEST:
        return HttpResponse(status=413)
    status, piece = giving.give(slot, caller.headers(request), request.body, at=now())
    return HttpResponse(
        piece, status=status, content_type="application/octet-stream", headers={"Cache-Control": "no-store"}
    )
