"""Finished answers at the door: what a stranger was just answered is given to the next one before anything else is asked.

A kept answer (answers.py) still went through some twenty middlewares, which found no session, chose the language, set the
same headers and compressed the same bytes: nine tenths of what it cost. So the door keeps the whole answer as it went out,
under what those middlewares look at: scheme, host, address, the headers and cookies of language and size of type, and
whether the browser takes gzip. It holds as long as the kept answer would: until something changes that it shows, until
the day ends, a minute at most.

The door asks no database. Once a second one request goes the whole way and looks for all (looks.py).
"""

import hashlib
import time
from collections.abc import Callable, Hashable
from datetime import date
from typing import NamedTuple, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone
from django.utils.cache import get_conditional_response

from lianxinqiao.journal.looks import LOOKS, Thing
from lianxinqiao.ui import caller
from lianxinqiao.ui.context import ELDER_COOKIE

LONGEST = 1_000  # characters of what an answer is kept under: nobody fills a process with his languages
STAND, WAY = "stands_as_kept", "way_of_the_answer"


class Stand(NamedTuple):
    """What a kept answer stands on: the body and the thing that it shows, how far they had come, and when it was made."""

    body: str
    about: Thing | None
    version: Hashable
    made: float

    @classmethod
    def now(cls, body: str, about: Thing | None) -> "Stand":
        return cls(body, about, LOOKS.version(body, about), time.monotonic())

    def holds(self) -> bool:
        young = time.monotonic() - self.made < settings.ANSWERS_KEPT
        return young and self.version == LOOKS.version(self.body, self.about)


class Way(NamedTuple):
    """Where an answer came from, for whoever notes requests."""

    route: str
    module: str


class Finished(NamedTuple):
    """An answer as it went out."""

    content: bytes
    headers: dict[str, str]
    stand: Stand
    day: date
    way: Way | None

    def holds(self) -> bool:
        return self.stand.holds() and self.day == timezone.localdate()


def leave(request: HttpRequest, stand: Stand) -> None:
    """Said where a kept answer is given: the door may keep what becomes of it."""
    setattr(request, STAND, stand)


def way(request: HttpRequest) -> Way | None:
    """By which route the request was answered, here or behind the door; None where no address fitted."""
    match = request.resolver_match
    if match is None:
        return cast(Way | None, getattr(request, WAY, None))
    return Way(match.route, getattr(match.func, "__module__", ""))


class DoorMiddleware:
    """Stands where the caller's scheme and host are settled, before everything that a stranger's answer does not need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        found = None if LOOKS.is_due() else caches["door"].get(key)
        if found is not None and found.holds():
            return _given(request, found)
        asked = request.META.get("QUERY_STRING", "")
        response = self.get_response(request)
        stand = getattr(request, STAND, None)
        # An address that asks more than its page knows, or in another order, is not kept here a second time.
        if stand and asked == request.META.get("QUERY_STRING", "") and _is_whole(response):
            day = timezone.localdate()
            caches["door"].set(key, Finished(response.content, dict(response.headers), stand, day, way(request)))
        return response


def _given(request: HttpRequest, found: Finished) -> HttpResponse:
    setattr(request, WAY, found.way)
    response = HttpResponse(found.content, headers=found.headers)
    return cast(HttpResponse, get_conditional_response(request, etag=found.headers["ETag"], response=response))


def _is_whole(response: HttpResponse) -> bool:
    return response.status_code == 200 and not response.streaming and not response.cookies and "ETag" in response


def _key(request: HttpRequest) -> str | None:
    """What the answer to a stranger depends on; None for anybody else and for what is not only read."""
    cookies, told = request.COOKIES, request.META
    if request.method not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in told:
        return None
    if not caller.comes_without_cookies(request):
        return None
    parts = (
        request.method,
        told["wsgi.url_scheme"],
        told.get("HTTP_HOST", ""),
        request.path,
        told.get("QUERY_STRING", ""),
        told.get("HTTP_ACCEPT_LANGUAGE", ""),
        cookies.get(settings.LANGUAGE_COOKIE_NAME, ""),
        cookies.get(ELDER_COOKIE, ""),
        "gzip" if re_accepts_gzip.search(told.get("HTTP_ACCEPT_ENCODING", "")) else "",
    )
    return digest(*parts) if sum(map(len, parts)) <= LONGEST else None


def digest(*parts: object) -> str:
    """What an answer is kept under, whatever characters it is made of."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
