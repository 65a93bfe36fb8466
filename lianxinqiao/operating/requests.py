"""What is noted of each request: a number that its lines in the log share, its count and its time."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lianxinqiao.journal import door
from lianxinqiao.operating import metrics
from lianxinqiao.ui import logs, quiet, tracing

log = logging.getLogger("lianxinqiao.requests")
HEADER = "X-Request-ID"
OTHER, STATIC = "other", "static"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestsMiddleware:
    """The number is ours and never the caller's; it goes back in a header, for the proxy's log and for whoever asks for help."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with quiet.during(request.path):
            if quiet.here():
                return self.get_response(request)
            number = secrets.token_hex(8)
            request.request_id = number  # type: ignore[attr-defined]
            token = logs.request_id.set(number)
            began = time.perf_counter()
            try:
                writes = request.method not in READING
                with tracing.span("request", request_id=number) as more, metrics.watching(writes) as seen:
                    response = self.get_response(request)
                    room, route = _where(request)
                    _trace(more, request, response, room, route)
            finally:
                logs.request_id.reset(token)
            took = time.perf_counter() - began
            metrics.note_request(request.method or "", room, response.status_code, took)
            metrics.note_acts(seen, took)
            _tell(request, response, room, route, took)
            response.headers[HEADER] = number
            return response


def _where(request: HttpRequest) -> tuple[str, str]:
    """Which room's page it was, and by which route.

    The route with its gaps, not the address: an address may hold a citizen's code or words that were looked for.
    """
    way = door.way(request)
    route = f"/{way.route}" if way else "-"
    if request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
        return STATIC, route
    parts = way.module.split(".") if way else [""]
    return parts[1] if parts[0] == "lianxinqiao" and len(parts) > 1 else OTHER, route


def _trace(more: tracing.More, request: HttpRequest, response: HttpResponse, room: str, route: str) -> None:
    """By the route, as a line of the log; Prometheus and the log know the same number."""
    method = request.method if request.method in METHODS else "other"
    told = {"http.route": route, "http.request.method": method, "http.response.status_code": response.status_code}
    more(f"{method} {route}", **told, room=room)


def _tell(request: HttpRequest, response: HttpResponse, room: str, route: str, took: float) -> None:
    if not log.isEnabledFor(logging.INFO):
        return
    told = {
        "method": request.method,
        "route": route,
        "status": response.status_code,
        "ms": round(took * 1000, 1),
        "room": room,
        "request": request,
    }
    log.info("%s %s %s %s ms", told["method"], told["route"], told["status"], told["ms"], extra=told)
