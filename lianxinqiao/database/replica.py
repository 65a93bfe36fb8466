"""What strangers read may be a second old: it is asked of a replica, where LXQ_REPLICA_URL names one (decision 0037).

For the length of such a request the thread's connection is one to the replica, so that whatever asks the database asks
there. A replica that is not to be had costs nobody anything: the leader is asked, and the replica again half a minute later.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)
AGAIN_SECONDS = 30.0
# Whoever has just sent something sees it: for so long they are answered by the leader.
SENT, SENT_SECONDS = "lxq_sent", 10

_kept = local()
_missed = {"until": 0.0}


def _connection() -> Any:
    """This thread's own to the replica; None where there is none to be had."""
    if time.monotonic() < _missed["until"]:
        return None
    found = getattr(_kept, "connection", None)
    if found is None:
        leader = connections[DEFAULT_DB_ALIAS]
        found = _kept.connection = type(leader)({**leader.settings_dict, **settings.REPLICA}, DEFAULT_DB_ALIAS)
    try:
        found.close_if_unusable_or_obsolete()
        found.ensure_connection()
    except Error as error:
        _missed["until"] = time.monotonic() + AGAIN_SECONDS
        log.warning("The replica is not to be had, the leader is asked: %s", str(error).strip())
        return None
    return found


@contextmanager
def a_second_old() -> Iterator[bool]:
    """Inside this block the thread asks the replica; whether it does."""
    found = _connection() if settings.REPLICA else None
    if found is None:
        yield False
        return
    leader = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = found
    try:
        yield True
    finally:
        connections[DEFAULT_DB_ALIAS] = leader


def close() -> None:
    """This thread's connection to the replica ends."""
    if (found := getattr(_kept, "connection", None)) is not None:
        found.close()
        del _kept.connection
    _missed["until"] = 0.0


class ReplicaMiddleware:
    """Strangers who only read, and sent nothing a moment ago."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.REPLICA or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            response = self.get_response(request)
            if "Authorization" not in request.headers:
                response.set_cookie(
                    SENT,
                    "1",
                    max_age=SENT_SECONDS,
                    httponly=True,
                    samesite="Lax",
                    secure=settings.SESSION_COOKIE_SECURE,
                )
            return response
        if SENT in request.COOKIES or "Authorization" in request.headers:
            return self.get_response(request)
        with a_second_old():
            return self.get_response(request)
