"""What went wrong, as problem+json (RFC 9457), in the sentence that the screen would show."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from lianxinqiao.access.middleware import remember
from lianxinqiao.access.refused import Refused
from lianxinqiao.ui.asked import TooMuchAsked

CONTENT_TYPE = "application/problem+json"


def problem(status: int, title: str, detail: str, **more: Any) -> HttpResponse:
    content = {"type": "about:blank", "title": title, "status": status, "detail": str(detail), **more}
    return JsonResponse(content, status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The rule said no; the auditor sees it as any other refusal."""
    remember(request, refusal)
    rule = {"rule": str(refusal.rule)} if refusal.rule else {}
    return problem(403, "Refused", refusal.sentence, **rule)


def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, "Not Found", _("没有这一项，或者不公开。"))


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"at": list(each["loc"]), "says": each["msg"]} for each in error.errors]
    return problem(422, "Unprocessable Content", _("请求的内容不合要求。"), errors=errors)


def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    response = problem(401, "Unauthorized", _("令牌无效、已过期或已撤销。"))
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    response = problem(429, "Too Many Requests", _("请求过于频繁，请稍后再试。"))
    response.headers["Retry-After"] = str(max(1, round(error.wait or 1)))
    return response


def too_much(request: HttpRequest, error: TooMuchAsked) -> HttpResponse:
    return problem(422, "Unprocessable Content", str(error.sentence))


def other(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "Error", error.message)


def handle(api: NinjaAPI) -> None:
    handlers = {
        Refused: refused,
        Http404: not_found,
        ValidationError: invalid,
        AuthenticationError: unknown,
        Throttled: too_many,
        HttpError: other,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)  # type: ignore[arg-type]  # each takes its own error
