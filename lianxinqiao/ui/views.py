"""Switches that any visitor may turn, and the pages shown when something went wrong."""

from datetime import UTC, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from lianxinqiao.ui.context import ELDER_COOKIE

YEAR = 365 * 24 * 3600  # seconds
NEVER_SHOWN_AGAIN = ("password", "token", "secret", "code", "-kept", "read_at", "next", "query")


# The two switches change only how pages look, so that they go without a token and public pages without a cookie.
@csrf_exempt
@require_POST
def elder(request: HttpRequest) -> HttpResponse:
    """Large type and targets on or off, remembered for a year (无障碍环境建设法 §32)."""
    response = redirect(_back(request))
    on = request.POST.get("on") == "1"
    response.set_cookie(
        ELDER_COOKIE,
        "1" if on else "0",
        max_age=YEAR,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    return set_language(request)


SECURITY_TXT_DAYS = 180


@cache_control(public=True, max_age=86400)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to tell of a hole (RFC 9116). Without a contact of its own the site names its page about itself."""
    expires = (timezone.now() + timedelta(days=SECURITY_TXT_DAYS)).replace(microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT or settings.SITE_URL + '/about'}",
        f"Expires: {expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: zh, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long. What was written is shown so that nothing is lost, but is never posted by us."""
    kept = [
        value
        for name, values in request.POST.lists()
        for value in values
        if (len(value) > 20 or not value.isascii()) and not any(part in name for part in NEVER_SHOWN_AGAIN)
    ]
    return render(request, "403_csrf.html", {"kept": kept}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def too_much(request: HttpRequest, words: str) -> HttpResponse:
    """The address asks more than its page answers."""
    return render(request, "400.html", {"words": words}, status=400)


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    response = render(request, "429.html", {"wait": wait}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs nothing that may be broken: no context, no database."""
    return HttpResponse(render_to_string("500.html"), status=500)


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who build screens; nowhere else."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    from lianxinqiao.ui import samples  # deferred: only this page needs sample data

    if "said" in request.GET:
        messages.success(request, samples.SAID)
    return render(request, "ui/styleguide.html", samples.context(request))


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.headers.get("Referer", "/")
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if allowed else "/"
