"""Turn a `Refused` that no view caught into a page, a fragment or a problem+json (RFC 9457)."""

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import stillness
from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.database import violated
from lianxinqiao.ui import caller, quiet


class RefusedMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError):
            exception = Refused(violated.sentence(exception))
        if not isinstance(exception, Refused):
            return None
        remember(request, exception)
        if request.path.startswith("/api/") or request.headers.get("Accept", "").startswith("application/json"):
            problem = {"type": "about:blank", "title": "Refused", "status": 403, "detail": str(exception.sentence)}
            if exception.rule:
                problem["rule"] = str(exception.rule)
            return JsonResponse(problem, status=403, content_type="application/problem+json")
        return render(request, "ui/refused.html", {"refused": exception}, status=403)


def remember(request: HttpRequest, refused: Refused) -> None:
    """The auditor sees refusals too, but for those of a secret vote; the act itself was rolled back and left nothing."""
    if quiet.covers(request.path):
        return
    user = request.user if request.user.is_authenticated else None
    if stillness.holds(user):
        return
    DoorEvent.objects.create(
        user=user,
        tried_name=getattr(user, "name", "-"),
        result=DoorEvent.Result.REFUSED,
        address=caller.address(request),
        agent=request.headers.get("User-Agent", "")[:200],
        detail=f"{request.method} {request.path}: {refused}"[:300],
    )
