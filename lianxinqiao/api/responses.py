"""Open data as it goes out: JSON that anybody may keep, compressed, and sent again only when it changed."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response
from django.utils.functional import Promise

from lianxinqiao.people.requests import Request

KEPT_SECONDS = 60
gzip = GZipMiddleware(lambda request: HttpResponse())


def plain(value: Any) -> str:
    """Days and moments by ISO 8601, words in the language of the reader."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def data(content: Any) -> HttpResponse:
    """Written straight from what the query gave: the schema describes it and the tests compare, no request pays for it."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=plain)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Who is logged in changes nothing: the same answer for everybody, to keep for a minute, from any site."""

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        request.post = None
        response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        if response.status_code != 200:
            return response
        response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response.headers["ETag"] = etag
        found = get_conditional_response(request, etag=etag, response=response) or response
        return cast(HttpResponse, gzip.process_response(request, found))

    return answer


def for_its_owner(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What a token reads is kept nowhere on the way."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer
