"""Every session knows its last use; a first password and a required second factor come before anything else."""

from collections.abc import Callable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.accounts import devices, duties, queries, stillness
from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.receivers import FACTOR_SEEN
from lianxinqiao.ui import caller
from lianxinqiao.ui.middleware import is_full_disk

# Always open: leaving, the switches of the page, the pages of the second factor and what they confirm with.
OPEN = frozenset({"account_logout", "ui:elder", "ui:language", "accounts:post_stays"})
SECOND_FACTOR_PAGES = ("mfa_", "account_reauthenticate", "accounts:password")

LAST_USE = "last_use"
NOTED_EVERY = timedelta(minutes=1)


class LastUseMiddleware:
    """Note the use of a session once a minute, and at once when it comes from another address or browser.

    Noting changes the session and so puts off its end: left alone, it ends between 29 and 30 minutes after its last
    use, never later. Noting every request would write two rows for each page that is only read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _note_use(request)
        response = self.get_response(request)
        devices.hand_over(request, response)
        return response


def _note_use(request: HttpRequest) -> None:
    now = int(timezone.now().timestamp())
    since, place = request.session.get(LAST_USE, (0, ""))
    here = f"{caller.address(request)} {request.headers.get('User-Agent', '')}"
    if place != here or now - since >= NOTED_EVERY.total_seconds():
        if stillness.holds(request.user):
            return
        try:
            UserSession.objects.create_from_request(request)
        except DatabaseError as error:
            if not is_full_disk(error):
                raise
            return  # reading goes on; what would be saved at its end is left alone too
        request.session[LAST_USE] = (now, here)


class AccountDutiesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and (duty := _duty(request, user)):
            return duty
        return self.get_response(request)


def _duty(request: HttpRequest, user: User) -> HttpResponse | None:
    name = _view_name(request)
    if name in OPEN:
        return None
    if user.must_change_password:
        return None if name == "accounts:password" else _send(request, "accounts:password", _("请先修改首次密码。"))
    if name.startswith(SECOND_FACTOR_PAGES) or request.session.get(FACTOR_SEEN) == user.pk:
        return None
    if not duties.needs_second_factor(request):
        return None
    if queries.factors(user):
        request.session[FACTOR_SEEN] = user.pk
        return None
    return _send(request, "mfa_index", _("您的岗位要求二次验证。请先添加验证器应用或通行密钥。"))


def _view_name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _send(request: HttpRequest, to: str, words: str) -> HttpResponse:
    """`words` are for programs; a person lands on the page that says them."""
    if request.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": "Refused", "status": 403, "detail": words}
        return JsonResponse(problem, status=403, content_type="application/problem+json")
    return redirect(to)  # the page there says why
