"""Answers that are the same for everybody, kept until the journal grows.

Whatever changes what the public reads is an act, and every act writes its entry in its own transaction. So an answer
that was made when the chains had some length is right as long as they have that length and the day is the same: the
length costs one small query, the answer itself many. What no act changes but an administrator by hand, past the
program, is seen a minute later at most (`CACHES["answers"]`).
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
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
LENGTH = """SELECT sum(head.number), max(entry.written_at)
    FROM journal_head head LEFT JOIN journal_entry entry USING (chain, number)
    WHERE head.chain <> 'doors'"""  # who comes in changes nothing of what strangers read


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


def for_everybody(view: View, *asks: str, one: Collection[str] = ()) -> View:
    """Keep what a stranger is answered; whoever is logged in, or has a message waiting, is answered anew.

    `asks` are the parameters that the page knows, `one` those of which it knows one value: nothing else of an address
    counts (`ui.asked`). What is made anew counts for the stranger's address (`ui.limits`).
    """
    kept = _kept(view, _stranger)
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


def even_for_users(view: View) -> View:
    """As `for_everybody`, of what shows nothing of who is logged in. Who calls it says what is too much, and too often."""
    return _kept(view, lambda request: True)


def _kept(view: View, of: Callable[[HttpRequest], bool]) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (of(request) and _only_reads(request)):
            if not _known(request):
                limits.count(request)
            return view(request, *args, **kwargs)
        length, changed = _length()
        key = _key(request, length)
        kept = caches["answers"].get(key)
        if kept is None:
            limits.count(request)
            response = view(request, *args, **kwargs)
            if isinstance(response, TemplateResponse):
                response.render()
            if not _may_be_kept(request, response):
                return response
            kept = Answer.of(response, changed)
            if len(kept.content) <= LARGEST:
                caches["answers"].set(key, kept)
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


def _length() -> tuple[int, float]:
    """Of all chains together, and the moment since which nothing is new: the last entry's, or the day's first."""
    with connection.cursor() as cursor:
        cursor.execute(LENGTH)
        length, last = cursor.fetchone()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return int(length or 0), max(last or midnight, midnight).timestamp()


def _key(request: HttpRequest, length: int) -> str:
    """All that an answer depends on."""
    reader = (get_language(), request.COOKIES.get(ELDER_COOKIE, ""), timezone.localdate())
    all_of_it = (request.method, request.scheme, request.get_host(), request.get_full_path(), *reader, length)
    return hashlib.sha256("\n".join(map(str, all_of_it)).encode()).hexdigest()
