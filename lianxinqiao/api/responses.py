"""Open data as it goes out: JSON that anybody may keep, compressed, and sent again only when it changed."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.functional import Promise
from ninja.errors import Throttled

from lianxinqiao.api import problems
from lianxinqiao.api.once import sent_once
from lianxinqiao.journal.answers import even_for_users
from lianxinqiao.matters.models.rows import body_of
from lianxinqiao.people.requests import Request
from lianxinqiao.ui import asked, limits

KEPT_SECONDS = 60
gzip = GZipMiddleware(lambda request: HttpResponse())


def plain(value: Any) -> str:
    """Days and moments by ISO 8601, moments on the clock of the place; words in the language of the reader."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
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
    kept = even_for_users(view, _body)

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        request.post = None
        response = _bounded(kept, request, _parameters(view), *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        if response.status_code not in {200, 304}:
            return response
        response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
        return cast(HttpResponse, gzip.process_response(request, response))

    return answer


def _body(request: HttpRequest, *_args: Any, body: str = "", reference: str = "", **_more: Any) -> str:
    """The one body of which the answer says anything: by its address, else by the parameter that narrows to it."""
    return body or body_of(reference) or request.GET.get("body", "")


def _bounded(
    kept: Callable[..., HttpResponse], request: HttpRequest, known: list[str], *args: Any, **kwargs: Any
) -> HttpResponse:
    """What the operation does not know is not asked; of a parameter given twice the last value, as ninja reads it."""
    try:
        asked.only(request, known, one=lambda key: True)
        return kept(request, *args, **kwargs)
    except asked.TooMuchAsked as too_much:
        return problems.too_much(request, too_much)
    except limits.TooOften as too_often:
        return problems.too_many(request, Throttled(wait=too_often.wait))


def _parameters(view: Any) -> list[str]:
    """The parameters in the address that an operation knows; `view` is its `run`."""
    models = view.__self__.models
    return [key for model in models if model.__ninja_param_source__ == "query" for key in model.__ninja_flatten_map__]


def for_its_owner(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What a token reads is kept nowhere on the way, and what it sends under one key is done once."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = sent_once(request, view, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer
