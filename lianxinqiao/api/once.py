"""`Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): what is sent again under one key is done once."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.api.bearer import Bearer
from lianxinqiao.api.problems import problem
from lianxinqiao.submissions import once

HEADER = "Idempotency-Key"
KEY_MOST = 255  # characters
PARAMETER = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": KEY_MOST},
    "description": "Your own key of this request. The same request sent again under it within a day is answered as the "
    "first was, and done once; another request under the same key is refused (422).",
}
KEYED = {"parameters": [PARAMETER]}


def sent_once(request: HttpRequest, view: Callable[..., HttpResponse], *args: Any, **kwargs: Any) -> HttpResponse:
    """The view's answer, or the earlier one to the same request of the same token."""
    key = request.headers.get(HEADER, "")
    token = Bearer()(request) if key and request.method not in {"GET", "HEAD"} else None
    if token is None:
        return view(request, *args, **kwargs)
    if len(key) > KEY_MOST:
        return problem(422, "Unprocessable Content", _("Idempotency-Key 不得超过%(n)s个字符。") % {"n": KEY_MOST})
    mine = once.key_of("token", token.pk, key)
    digest = once.key_of(request.method, request.path, once.hash_of_bytes(request.body))
    with once.turn(mine):
        if sent := once.earlier(mine):
            return _as_before(sent.digest == digest, sent.status, sent.body)
        response = view(request, *args, **kwargs)
        if response.status_code < 400:
            body = response.content.decode()
            once.note(mine, digest, status=response.status_code, body=body, at=timezone.now())
        return response


def _as_before(same: bool, status: int, body: str) -> HttpResponse:
    if not same:
        return problem(422, "Unprocessable Content", _("这个 Idempotency-Key 已经用于另一个请求。"))
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
