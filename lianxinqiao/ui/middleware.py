"""What every answer carries: a page where Django has none, and the headers that browsers and proxies obey."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
