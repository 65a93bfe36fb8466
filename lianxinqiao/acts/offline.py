"""A page that stands on the phone without network: its worker, made from the files that it needs (acts/static/acts/offline.js)."""

import hashlib
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# All that the page's script imports: one that is missing without network takes the others with it.
SCRIPTS = (
    *("app", "autosave", "dialogs", "forms", "fresh", "kept", "lists", "panel", "pick", "queue", "rowsheet", "viewer"),
)
# What a form's page needs to be read and filled in; a missing script leaves a form that sends as ever.
FILES = (
    *(f"ui/{name}.css" for name in ("base", "layout", "parts", "lists", "forms")),
    *(f"ui/{name}.js" for name in SCRIPTS),
    *("ui/print.css", "ui/logo.svg", "acts/offline.js"),
)
AWAY = ("acts/away.js",)  # besides, where it is sent by whoever is signed in

View = Callable[[HttpRequest], HttpResponse]


def page(template: str) -> View:
    """The same for everybody: it says nothing of who is signed in, so that it may be kept on the phone."""

    @require_safe
    def shown(request: HttpRequest) -> HttpResponse:
        return render(request, template)

    return shown


def worker_of(name: str, address: str, *files: str) -> View:
    """The worker of the page at `address`, with what acts/away.js needs and these files of its room."""

    @require_safe
    def made(request: HttpRequest) -> HttpResponse:
        return worker(request, name, (*AWAY, *files), reverse(address))

    return made


def worker(request: HttpRequest, name: str, files: Sequence[str], page: str) -> HttpResponse:
    """Under the addresses that it serves; a new version of any file is a new worker. The page must be nobody's own."""
    needed = [static(each) for each in (*FILES, *files)]
    version = hashlib.sha256("".join(needed).encode()).hexdigest()[:12]
    context = {"name": name, "files": needed, "version": version, "page": page}
    return render(request, "acts/worker.js", context, content_type="text/javascript; charset=utf-8")


@never_cache
@require_safe
def token(request: HttpRequest) -> JsonResponse:
    """A fresh token for each sending, and whose session it is; 401 where it has ended: what waits goes on waiting."""
    if not request.user.pk:
        return said(_("请先登录。"), 401)
    return JsonResponse({"token": get_token(request), "person": request.user.pk})


def said(sentence: str, status: int) -> JsonResponse:
    """Why an item was not taken, for the phone to show beside it."""
    return JsonResponse({"sentence": sentence}, status=status, json_dumps_params={"ensure_ascii": False})
