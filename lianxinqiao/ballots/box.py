"""The slot of the box, before everything else that a request meets here: no session, no cookie, no address, no entry.

    POST /ballots/<number>/cast              a paper, as JSON of base64url
    GET  /ballots/<number>/now?word=…        where the ballot stands; with the word of its slips, also its questions
    GET  /ballots/<number>/papers/<hash>     whether a paper is in

A request that carries a cookie is refused: a browser that names its owner has no business here.
"""

import base64
import binascii
import json
import re
import secrets
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from lianxinqiao.ballots import casting
from lianxinqiao.ballots.models import Ballot
from lianxinqiao.ballots.stages import BallotStage

CAST = re.compile(r"/ballots/([0-9]{1,9})/cast\Z")
NOW = re.compile(r"/ballots/([0-9]{1,9})/now\Z")
PAPER = re.compile(r"/ballots/([0-9]{1,9})/papers/([0-9a-f]{64})\Z")
MOST_BYTES = 4096


class BoxMiddleware:
    """First of all middleware, so that nothing of the others sees what goes through the slot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/ballots/"):
            return self.get_response(request)
        for pattern, method, view in WAYS:
            if found := pattern.match(request.path_info):
                return _unseen(_answer(request, method, view, found.groups()))
        return self.get_response(request)


def _answer(
    request: HttpRequest, method: str, view: Callable[..., HttpResponse], told: tuple[str, ...]
) -> HttpResponse:
    if request.method != method:
        return HttpResponse(status=405, headers={"Allow": method})
    if request.META.get("HTTP_COOKIE"):
        return JsonResponse({"said": "cookie"}, status=400)
    return view(request, *told)


def _unseen(response: HttpResponse) -> HttpResponse:
    """Django logs refusals with path and time; here it has nothing to log."""
    response._has_been_logged = True  # type: ignore[attr-defined]
    response.headers["Cache-Control"] = "no-store"
    return response


# ------------------------------------------------------------------ the three ways
def cast(request: HttpRequest, number: str) -> HttpResponse:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return JsonResponse({"said": casting.Said.FOREIGN}, status=413)
    try:
        told = json.loads(request.read(MOST_BYTES))
        paper = casting.Paper(*(decoded(told[name]) for name in ("slip", "signature", "sealed", "mark")))
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        return JsonResponse({"said": casting.Said.FOREIGN}, status=400)
    return JsonResponse({"said": casting.cast(int(number), paper)})


def now(request: HttpRequest, number: str) -> HttpResponse:
    ballot = Ballot.objects.filter(pk=int(number)).first()
    if ballot is None:
        return JsonResponse({"stage": ""}, status=404)
    told: dict[str, Any] = {"stage": ballot.stage}
    if ballot.stage == BallotStage.VOTING and secrets.compare_digest(request.GET.get("word", ""), ballot.word):
        told["questions"] = ballot.questions
        told["seal"] = encoded(bytes(ballot.seal_public or b""))
    return JsonResponse(told)


def paper(_request: HttpRequest, _number: str, key: str) -> HttpResponse:
    return JsonResponse({"in": casting.is_in(bytes.fromhex(key))})


WAYS = ((CAST, "POST", cast), (NOW, "GET", now), (PAPER, "GET", paper))


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Raises ValueError for what is no base64url."""
    return base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
