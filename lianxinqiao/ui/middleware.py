"""What every answer carries: a page where Django has none, and the headers that browsers and proxies obey."""

import errno
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from psycopg.errors import DiskFull

from lianxinqiao.ui import limits
from lianxinqiao.ui import views as pages

COUNTED = "counted_for_a_stranger"


class NotAllowedMiddleware:
    """Whoever opens an address that only takes forms (after a login, from a bookmark) reads why, status 405."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content or request.method != "GET":
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page


POLICY = ", ".join(f"{name}={allowed}" for name, allowed in settings.PERMISSIONS_POLICY.items())


class PrivatePagesMiddleware:
    """What somebody reads inside stays in no cache, neither a proxy's nor that of a shared computer's browser.

    So does every answer to whoever is about to come in: a form with a token, a cookie just set. What a view said of
    its own (open data, the portal's feeds) stands where a stranger asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = POLICY
        user = getattr(request, "user", None)
        inside = user is not None and user.is_authenticated
        if inside or response.cookies or request.method not in {"GET", "HEAD"}:
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class StrangersMiddleware:
    """What is made anew for somebody who is not logged in counts for their address; whoever is only led to the door does not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, COUNTED, False) and response.status_code in {301, 302}:
            limits.give_back(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not limits.is_counted(request, view):
            return None
        try:
            limits.count(request)
        except limits.TooOften as too_often:
            return pages.too_often(request, too_often.wait)
        setattr(request, COUNTED, True)
        return None


def is_full_disk(error: BaseException | None) -> bool:
    """Whether the database or the store of files had no room left, whoever wrapped the news since."""
    while error is not None:
        if isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}):
            return True
        error = error.__cause__ or error.__context__
    return False


class FullDiskMiddleware:
    """An act that finds no room is told so in a sentence, status 507; its transaction has left nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_full_disk(exception):
            return None
        if request.path.startswith("/api/"):
            problem = {"type": "about:blank", "title": "Insufficient storage", "status": 507}
            return JsonResponse(problem, status=507, content_type="application/problem+json")
        return render(request, "507.html", status=507)
