"""Out to the identity server, and back with whoever it sends."""

import logging
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from lianxinqiao.accounts import actions, outside, saml, saml_out, workplaces
from lianxinqiao.accounts.forms import LoginForm
from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.accounts.views import login

log = logging.getLogger(__name__)
TARGET = "outside_target"


class NotProven(Exception):
    """What its library says of an answer by OpenID Connect that cannot be believed."""


def _server() -> outside.Server:
    if (known := outside.server()) is None:
        raise Http404
    return known


@never_cache
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    known = _server()
    if request.user.is_authenticated:
        return redirect(login.target(request))
    request.session[TARGET] = login.target(request)
    if known.kind not in {"oidc", "saml"}:
        return redirect(workplaces.away(request, known))
    try:
        if known.kind == "saml":
            return redirect(saml.away(request, known))
        response: HttpResponse = outside.client(known).authorize_redirect(
            request, request.build_absolute_uri(reverse("outside_back"))
        )
    except Exception as error:  # noqa: BLE001 - whatever its library meets on the way there
        return _unreachable(request, known, error)
    return response


@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """State, nonce, signature, issuer, audience and times are checked by the library before anything is believed."""
    known = _server()
    try:
        claims = _claims(request, known)
        user = outside.account_of(claims, known)
    except outside.NotLetIn as refused:
        actions.note(request, DoorEvent.Result.REFUSED, tried=known.name, detail=f"{known.kind}: {refused.why}")
        return _door(request, str(refused.words), 403)
    except (NotProven, saml.NotProven, workplaces.Unreadable) as error:
        return _unproven(request, known, error)
    except Exception as error:  # noqa: BLE001 - likewise
        return _unreachable(request, known, error)
    target = request.session.pop(TARGET, None)
    saml_out.remember(request, claims.get("session") if known.kind == "saml" else None, user.pk)
    record_authentication(request, user, known.kind, issuer=known.issuer)
    return perform_login(request, Login(user=user, redirect_url=target))


def _claims(request: HttpRequest, known: outside.Server) -> dict[str, Any]:
    if known.kind == "saml":
        return saml.returned(request)
    if known.kind != "oidc":
        return workplaces.returned(request, known)
    from authlib.integrations.base_client import OAuthError  # deferred: an extra
    from joserfc.errors import JoseError

    try:
        return outside.client(known).authorize_access_token(request).get("userinfo") or {}
    except (OAuthError, JoseError) as error:
        raise NotProven(str(error)) from error


def _unproven(request: HttpRequest, known: outside.Server, error: Exception) -> HttpResponse:
    actions.note(request, DoorEvent.Result.REFUSED, tried=known.name, detail=f"{known.kind}: {error}")
    return _door(request, _("没有登录成：身份认证系统的回答不能核实，请再试一次。"), 403)


# ------------------------------------------------------------------ by SAML
@never_cache
@csrf_exempt  # sent by the identity server's page and signed by it; the question it answers is held against the session
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Prove what came and keep it; the browser fetches it with its session, which came with no form of another site."""
    known = _saml()
    try:
        ticket = saml.take(request.POST.get("SAMLResponse", ""), known)
    except saml.NotProven as error:
        return _unproven(request, known, error)
    except Exception as error:  # noqa: BLE001 - its metadata cannot be read, say
        return _unreachable(request, known, error)
    return redirect(f"{reverse('outside_back')}?{urlencode({'ticket': ticket})}")


@never_cache
@require_GET
def out(request: HttpRequest) -> HttpResponse:
    """That server asks that what began there ends here, or answers that somebody who left here is out there too."""
    known = _saml()
    if "SAMLRequest" not in request.GET:
        return _out_there(request, known)
    try:
        asked = saml_out.asked(request.META["QUERY_STRING"], known)
    except saml.NotProven as error:
        actions.note(request, DoorEvent.Result.REFUSED, tried=known.name, detail=f"{known.kind} log-out: {error}")
        return _door(request, _("身份认证系统的退出请求不能核实，没有结束任何登录。"), 403)
    except Exception as error:  # noqa: BLE001 - its metadata cannot be read, say
        return _unreachable(request, known, error)
    own = request.session.session_key
    if own in asked.sessions:
        logout(request)
    for session in saml_out.end(asked.sessions):
        detail = f"{known.kind} log-out: {session.ip} {session.user_agent}"
        actions.note(None, DoorEvent.Result.ENDED, user=session.user, detail=detail)
    return redirect(asked.address)


def _out_there(request: HttpRequest, known: outside.Server) -> HttpResponse:
    try:
        saml_out.answered(request, known)
    except saml.NotProven as error:
        log.warning("the identity server %s did not confirm a log-out: %s", known.issuer, error)
        messages.warning(request, _("本系统已经退出。身份认证系统没有确认退出：在公用电脑上，请到那里再退出一次。"))
    except Exception as error:  # noqa: BLE001 - likewise
        return _unreachable(request, known, error)
    else:
        messages.success(request, _("已退出，身份认证系统也已退出。"))
    return redirect("account_login")


@require_GET
def metadata(request: HttpRequest) -> HttpResponse:
    """What the identity server's administrator enters there about us."""
    known = _saml()
    try:
        ours = saml.metadata(known)
    except Exception as error:  # noqa: BLE001 - likewise
        return _unreachable(request, known, error)
    return HttpResponse(ours, content_type="application/samlmetadata+xml")


def _saml() -> outside.Server:
    if (known := _server()).kind != "saml":
        raise Http404
    return known


def _unreachable(request: HttpRequest, known: outside.Server, error: Exception) -> HttpResponse:
    log.warning("the identity server %s is not reached: %r", known.issuer, error)
    return _door(request, _("身份认证系统暂时连不上，可以用账号和密码登录。"), 503)


def _door(request: HttpRequest, words: str, status: int) -> HttpResponse:
    return login.page(request, LoginForm(), status=status, lock=words)
