"""Every form of a signed-in person, wherever it is sent: once, and not lost when the session ended meanwhile."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lianxinqiao.submissions import keeping, marks, once

AUTOSAVE = "autosave"


class SubmissionMiddleware:
    """Stands inside the duties of an account, so that only what reached a view counts as sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        once.begin()
        with ExitStack() as held:
            request._held = held  # type: ignore[attr-defined]
            response = self.get_response(request)
            if request.method == "POST":
                return _after(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """After the check against forged requests, before the view."""
        mark = marks.read(request) if request.method == "POST" else None
        if mark is None or not request.user.is_authenticated or request.headers.get("X-Requested-With") == AUTOSAVE:
            return None
        if mark.owner != request.user.pk:
            return of_another(request, mark)
        if answer := _again(request, mark):
            return answer
        _give_back(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view that wants the body as it came was sent a form, which has been read as one on the way in."""
        return HttpResponse(status=415) if isinstance(exception, RawPostDataException) else None


def _again(request: HttpRequest, mark: marks.Mark) -> HttpResponse | None:
    """The answer to what was sent before; else None, and whoever sends the same meanwhile waits."""
    key, digest = once.key_of(mark.owner, mark.once, request.path), once.digest_of(request)
    request._held.enter_context(once.turn(key))  # type: ignore[attr-defined]
    sent = once.earlier(key)
    if sent is None or sent.digest != digest:
        request._submission = (key, digest)  # type: ignore[attr-defined]
        return None
    if sent.location:
        messages.info(request, _("这一份刚才已经收到，没有重复提交。"))
        return redirect(sent.location)
    return render(request, "submissions/already.html", {"page": mark.page}, status=409)


def _give_back(request: HttpRequest) -> None:
    kept = keeping.find(request.POST.get(marks.KEPT, ""), request.user)
    if kept:
        keeping.give_back(request, kept)
        request._kept_form = kept  # type: ignore[attr-defined]


def _after(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    location = response.headers.get("Location", "")
    if response.status_code == 302 and location.split("?")[0] == settings.LOGIN_URL:
        return _kept_for_later(request, response)
    stood = response.status_code in {302, 303} or (response.status_code == 200 and once.has_written())
    if stood and (sending := getattr(request, "_submission", None)):
        key, digest = sending
        once.note(key, digest, status=response.status_code, location=location, at=timezone.now())
        if kept := getattr(request, "_kept_form", None):
            keeping.forget(kept)
    return response


def _kept_for_later(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    mark = None if request.user.is_authenticated else marks.read(request)
    kept = keeping.keep(request, mark) if mark else None
    if kept is None:
        return response
    messages.info(request, _("登录已过期。您写的内容已经留住，重新登录后回到原来的页面。"))
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': keeping.place(kept)})}")


def of_another(request: HttpRequest, mark: marks.Mark) -> HttpResponse:
    """Somebody else has signed in here since: kept for whoever wrote it, and not shown."""
    kept = keeping.keep(request, mark)
    return render(request, "submissions/of_another.html", {"kept": kept is not None}, status=403)
