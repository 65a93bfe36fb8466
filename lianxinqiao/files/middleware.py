"""Tells who is sending, so that a kept file leads back only to whoever sent it."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_request: ContextVar[HttpRequest | None] = ContextVar("files_request", default=None)


def sender() -> str:
    """Whose request this is: the user, over any number of logins; "" outside a request and for strangers.

    A form's field knows no request, and a widget is drawn in whatever template; both ask here.
    """
    request = _request.get()
    return str(request.user.pk or "") if request else ""


class SenderMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kept = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(kept)
