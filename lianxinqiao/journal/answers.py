"""Answers that are the same for everybody, kept until something changes that strangers read.

Whatever changes what the public reads is an act, and every such act counts on in its own transaction
(`journal.record(shows=True)`), each in the chain of its body. So an answer that was made at some count is right as long as it
stands and the day is the same. What shows one body asks for the counts of that body and of the installation, to whose chain
belongs what bodies share; what shows several asks for all (`of`). A page of one thing says so (`about`), and stays while acts
change other things (looks.py). What no act changes but an administrator by hand, past the program, is seen a minute later (`CACHES["answers"]`).

One thread makes an answer while others that want the same wait for it. What a stranger was answered here stands ready at
the door as well, finished (door.py).
"""

import hashlib
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from threading import RLock
from typing import Any, cast

from django.core.cache import caches
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from lianxinqiao.journal import door
from lianxinqiao.journal.door import Stand
from lianxinqiao.journal.looks import LOOKS
from lianxinqiao.ui import asked, caller, limits
from lianxinqiao.ui import views as pages
from lianxinqiao.ui.context import ELDER_COOKIE

View = Callable[..., HttpResponse]
LONGEST_ADDRESS = 500
LARGEST = 256 * 1024  # bytes: made anew is better than a process full of what hardly anybody asks for
ABOUT = "answer_is_about"
MAKING = [RLock() for _ in range(64)]
LONGEST_WAIT = 5.0  # seconds; then it is made twice


@dataclass(frozen=True)
class Answer:
    """As it was made, before what is added to each response on its way out."""

    content: bytes
    headers: dict[str, str]
    etag: str
    stand: Stand

    @classmethod
    def of(cls, response: HttpResponse, stand: Stand) -> "Answer":
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        headers = {**dict(response.headers), "ETag": etag, "Last-Modified": http_date(LOOKS.changed(stand.body))}
        return cls(response.content, headers, etag, stand)

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
    kept = _kept(view, caller.comes_without_cookies, of)
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

    return limits.by_itself(answer)


def even_for_users(view: View, of: Callable[..., str] = _every_body) -> View:
    """As `for_everybody`, for what shows nothing of who is logged in. Who calls it says what is too much, and too often."""
    return _kept(view, lambda request: True, of)


def _kept(view: View, anybody: Callable[[HttpRequest], bool], of: Callable[..., str]) -> View:
    def made(request: HttpRequest, body: str, address: str, /, *args: Any, **kwargs: Any) -> Answer | HttpResponse:
        """Anew; the response itself where it is nobody else's."""
        limits.count(request)
        before = LOOKS.version(body, None)
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.render()
        if not _may_be_kept(request, response):
            return response
        kept = Answer.of(response, Stand.now(body, getattr(request, ABOUT, None)))
        # What was made while another thread saw something change may be from before it.
        if len(kept.content) <= LARGEST and LOOKS.version(body, None) == before:
            caches["answers"].set(address, kept.stand.about)
            caches["answers"].set(_key(address, kept.stand.version), kept)
        return kept

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (anybody(request) and _only_reads(request)):
            if not _known(request):
                limits.count(request)
            return view(request, *args, **kwargs)
        LOOKS.look()
        body, address = of(request, *args, **kwargs), _address(request)
        key = _key(address, LOOKS.version(body, caches["answers"].get(address)))
        kept = caches["answers"].get(key)
        if kept is None:
            with _one_at_a_time(key):
                kept = caches["answers"].get(key) or made(request, body, address, *args, **kwargs)
        else:
            door.leave(request, kept.stand)
        if isinstance(kept, HttpResponse):
            return kept
        fresh = kept.response()
        patch_vary_headers(fresh, ("Cookie", "Accept-Language"))
        return cast(HttpResponse, get_conditional_response(request, etag=kept.etag, response=fresh) or fresh)

    return answer


def _only_reads(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"} and len(request.get_full_path()) <= LONGEST_ADDRESS


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


def about(request: HttpRequest, thing: models.Model) -> None:
    """Said by a view whose page shows one thing: it stays kept while acts change others of its kind."""
    setattr(request, ABOUT, (thing._meta.label_lower, thing.pk))


def _address(request: HttpRequest) -> str:
    """What an answer depends on beside what has changed."""
    reader = (get_language(), request.COOKIES.get(ELDER_COOKIE, ""), timezone.localdate())
    return door.digest(request.method, request.scheme, request.get_host(), request.get_full_path(), *reader)


def _key(address: str, version: Hashable) -> str:
    return door.digest(address, version)
