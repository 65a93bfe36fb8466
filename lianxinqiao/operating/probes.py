"""Three addresses for machines, which answer before anything else is asked: no host, no session, no redirect to https.

`/healthz` says that the program runs, `/readyz` that it can serve (database there and of this version), `/metrics` what is
counted. The first two tell a stranger yes or no; the third is opened by the token in `LXQ_METRICS_TOKEN`, which is made at
the first start and kept in var/, or from the networks in `LXQ_METRICS_FROM`.
"""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from lianxinqiao.operating import metrics, ready
from lianxinqiao.ui import caller

ADDRESSES = ("/healthz", "/readyz", "/metrics")


class ProbesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path not in ADDRESSES or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        response = _ANSWERS[request.path](request)
        response.headers["Cache-Control"] = "no-store"
        return response


def _healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


def _readyz(request: HttpRequest) -> HttpResponse:
    missing = ready.missing()
    return JsonResponse({"ready": not missing, "missing": missing}, status=503 if missing else 200)


def _metrics(request: HttpRequest) -> HttpResponse:
    if not _may_read(request):
        return HttpResponse("The token in var/lxq-metrics-token opens this.\n", status=403, content_type="text/plain")
    return HttpResponse(metrics.page(), content_type=metrics.CONTENT_TYPE)


def _may_read(request: HttpRequest) -> bool:
    scheme, _space, word = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and hmac.compare_digest(word.strip().encode(), settings.METRICS_TOKEN.encode()):
        return True
    return caller.comes_from(request, settings.METRICS_FROM)


_ANSWERS = {"/healthz": _healthz, "/readyz": _readyz, "/metrics": _metrics}
