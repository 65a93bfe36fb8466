"""Answers that are the same for everybody, kept until something changes that strangers read.

Whatever changes what the public reads is an act, and every such act counts on in its own transaction
(`journal.record(shows=True)`), each in the chain of its body. So an answer that was made at some count is right as long as it
stands and the day is the same. What shows one body asks for the counts of that body and of the installation, to whose chain
belongs what bodies share; what shows several asks for all (`of`). A process asks for the count once a second at most (`ANSWERS_LOOK_EVERY`): what is withdrawn is gone a second later.
What no act changes but an administrator by hand, past the program, is seen a minute later (`CACHES["answers"]`).

One thread makes an answer while others that want the same wait for it.
"""

import hashlib
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from threading import RLock
from typing import Any, cast

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from lianxinqiao.ui import asked, limits
from lianxinqiao.ui import views as pages
from lianxinqiao.ui.context import ELDER_COOKIE

View = Callable[..., HttpResponse]
LONGEST_ADDRESS = 500
LARGEST = 256 * 1024  # bytes: made anew is better than a process full of what hardly anybody asks for
COUNTS = "SELECT chain, number, at FROM journal_shown"
SHARED = "installation"
MAKING = [RLock() for _ in range(64)]
LONGEST_WAIT = 5.0  # seconds; then it is made twice


@dataclass(frozen=True)
class Answer:
    """As it was made, before what is added to each response on its way out."""

    content: bytes
    headers: dict[str, str]
    etag: str

    @classmethod
    def of(cls, response: HttpResponse, changed: float) -> "Answer":
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        headers = {**dict(response.headers), "ETag": etag, "Last-Modified": http_date(changed)}
        return cls(response.content, headers, etag)

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


def _every_body(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    return ""


def for_everybody(view: View, *asks: str, one: Collection[str] = (), of: Callable[..., str] = _every_body) -> View:
    """Keep what a stranger is answered; whoever is logged in, or has a message waiting, is answered anew.

    `of` reads from the request the code of the one body of which the page shows anything; "" where it may show several.

    `asks` are the parameters that the page knows, `one` those of which it knows one value: nothing else of an address
    counts (`ui.asked`). What is made anew counts for the stranger's address (`ui.limits`).
    """
    kept = _kept(view, _stranger, of)
    known = frozenset(one)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            asked.only(request, (*asks, *one), one=known.__contains__)
            return kept(request, *args, **kwargs)
        except asked.TooMuchAsked as too_much:
            return pages.too_much(request, str(too_much.sentence))
        except limits.TooOften as too_often:
            return pages.too_often(request, too_often.wait)

    return answer


def even_for_users(view: View, of: Callable[..., str] = _every_body) -> View:
    """As `for_everybody`, for what shows nothing of who is logged in. Who calls it says what is too much, and too often."""
    return _kept(view, lambda request: True, of)


def _kept(view: View, anybody: Callable[[HttpRequest], bool], of: Callable[..., str]) -> View:
    def made(request: HttpRequest, key: str, changed: float, *args: Any, **kwargs: Any) -> Answer | HttpResponse:
        """Anew; the response itself where it is nobody else's."""
        limits.count(request)
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.render()
        if not _may_be_kept(request, response):
            return response
        kept = Answer.of(response, changed)
        if len(kept.content) <= LARGEST:
            caches["answers"].set(key, kept)
        return kept

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (anybody(request) and _only_reads(request)):
            if not _known(request):
                limits.count(request)
            return view(request, *args, **kwargs)
        count, changed = _count(of(request, *args, **kwargs))
        key = _key(request, count)
        kept = caches["answers"].get(key)
        if kept is None:
            with _one_at_a_time(key):
                kept = caches["answers"].get(key) or made(request, key, changed, *args, **kwargs)
        if isinstance(kept, HttpResponse):
            return kept
        fresh = kept.response()
        patch_vary_headers(fresh, ("Cookie", "Accept-Language"))
        return cast(HttpResponse, get_conditional_response(request, etag=kept.etag, response=fresh) or fresh)

    return answer


def _only_reads(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"} and len(request.get_full_path()) <= LONGEST_ADDRESS


def _stranger(request: HttpRequest) -> bool:
    return not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()


def _known(request: HttpRequest) -> bool:
    """Logged in, and not only with a cookie that says so."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """A form that is posted with a token of its own is nobody else's."""
    own = response.cookies or "CSRF_COOKIE" in request.META
    return response.status_code == 200 and not response.streaming and not own


@contextmanager
def _one_at_a_time(key: str) -> Iterator[None]:
    lock = MAKING[int(key[:8], 16) % len(MAKING)]
    held = lock.acquire(timeout=LONGEST_WAIT)
    try:
        yield
    finally:
        if held:
            lock.release()


@dataclass
class _Look:
    """The last look at the counts in this process, by chain."""

    when: float = float("-inf")
    found: dict[str, tuple[int, datetime]] = field(default_factory=dict)


_look = _Look()


def _count(body: str = "") -> tuple[int, float]:
    """Of a body with what is shared, else of all, and the moment since which nothing is new: the last act's, or the day's first."""
    if time.monotonic() - _look.when >= settings.ANSWERS_LOOK_EVERY:
        with connection.cursor() as cursor:
            cursor.execute(COUNTS)
            _look.found = {chain: (number, at) for chain, number, at in cursor.fetchall()}
        _look.when = time.monotonic()
    found = [shown for chain, shown in _look.found.items() if not body or chain in {body, SHARED}]
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return sum(number for number, _at in found), max([midnight, *(at for _number, at in found)]).timestamp()


def _key(request: HttpRequest, count: int) -> str:
    """All that an answer depends on."""
    reader = (get_language(), request.COOKIES.get(ELDER_COOKIE, ""), timezone.localdate())
    all_of_it = (request.method, request.scheme, request.get_host(), request.get_full_path(), *reader, count)
    return hashlib.sha256("\n".join(map(str, all_of_it)).encode()).hexdigest()
