"""Log in and out."""

from datetime import timedelta

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth import logout as end
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lianxinqiao.accounts import doors, guard, outside, queries, saml_out
from lianxinqiao.accounts.forms import LoginForm
from lianxinqiao.accounts.models import User


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """By name or phone; whoever has a second factor is asked for it next."""
    if request.user.is_authenticated:
        return redirect(target(request))
    if request.method != "POST" and not User.objects.exists():
        return redirect("/setup")  # a new installation: its first administrator comes first
    form = LoginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data["username"].strip()
        found = queries.find(typed)
        # One account has one lock, whether knocked at by name or by phone.
        name = found.name if found else typed
        user = authenticate(request, username=name, password=form.cleaned_data["password"])
        if user is not None:
            return perform_password_login(request, {"username": name}, Login(user=user, redirect_url=target(request)))
        if closed := getattr(request, "door_closed", None):
            return locked(request, closed)
        form.add_error(None, wrong(request))
    return page(request, form, status=401 if form.is_bound else 200)


def wrong(request: HttpRequest) -> str:
    """Never which of the two was wrong, nor whether the account exists."""
    at_door = getattr(request, "knock", None)
    if at_door is None:  # a name that cannot be one
        return _("账号或密码不正确。")
    return _("账号或密码不正确。再错 %(n)s 次，这里就要等 %(minutes)s 分钟才能再试这个账号。") % {
        "n": guard.tries_left(at_door),
        "minutes": minutes(guard.WAIT),
    }


def minutes(wait: timedelta) -> int:
    return int(wait.total_seconds() // 60)


def page(request: HttpRequest, form: LoginForm, *, status: int = 200, lock: str = "") -> HttpResponse:
    context = {
        "form": form,
        "next": target(request),
        "beside": doors.beside_login(),
        "lock": lock,
        "outside": outside.server(),
    }
    return render(request, "accounts/login.html", context, status=status)


def target(request: HttpRequest) -> str:
    """Where to go afterwards: only inside the house."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and inside else settings.LOGIN_REDIRECT_URL


def locked(request: HttpRequest, closed: guard.Closed) -> HttpResponse:
    """The door is closed: why, until when, and which way is still open."""
    clock = timezone.localtime(closed.until).strftime("%H:%M")
    return page(request, LoginForm(), status=429, lock=_reason(closed.why) % {"clock": clock})


def _reason(why: str) -> str:
    known = _("用以前登录过的设备，现在就可以登录。")
    if why == "pair":
        facts = {"n": guard.TRIES, "minutes": minutes(guard.WAIT), "clock": "%(clock)s"}
        return (
            _("密码或验证码在这里连续错了 %(n)s 次，这个账号在这里暂停 %(minutes)s 分钟，%(clock)s 以后可以再试。")
            % facts
        )
    if why == "name":
        return _("有人在许多地方反复试这个账号，%(clock)s 以前不接受陌生设备登录。") + known
    if why == "address":
        return _("从您这个网络地址有许多账号输错密码，%(clock)s 以前不接受陌生设备登录。") + known
    return _("有人正拿同一个密码逐个试许多账号，%(clock)s 以前不能用这个密码在陌生设备上登录。") + known


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Out of here; whoever signed in with an identity server by SAML is then taken there, to leave it too."""
    there = saml_out.away(request)
    end(request)
    if there is None:
        messages.success(request, _("已退出。"))
        return redirect("account_login")
    address, number = there
    request.session[saml_out.LEAVING] = number
    answer = render(request, "accounts/left.html", {"address": address, "outside": outside.server()})
    answer["Refresh"] = f"0; url={address}"  # browsers follow no redirect of a form to another site (form-action)
    return answer
