"""Signing in with WeCom, DingTalk or Feishu, as an office already uses one of them (企业微信、钉钉、飞书).

Each has its own words for the same three steps: a page where the person says yes, a code that comes back, and who that
was. What it says is put into the claims of OpenID Connect, and `outside.py` goes on from there: matched, created or
refused by the same rule, and never a post from outside. A private deployment has addresses of its own (`at`, `page`).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.outside import NotLetIn, Server

STATE = "outside_state"
TIMEOUT = 10  # seconds
Claims = dict[str, Any]


class Unreadable(Exception):
    """The workplace answered that it does not know the code, or something that is no answer."""


@dataclass(frozen=True)
class Workplace:
    name: str
    page: str  # where the person says yes
    at: str  # where we ask who it was
    asks: Callable[[Server, str, str], dict[str, str]]  # (server, our address, state): what the page is asked
    who: Callable[[Server, str, str], Claims]  # (server, its address, the code)
    code: str = "code"  # what the code is called on its way back


# ------------------------------------------------------------------ each in its own words
def _asks_wecom(known: Server, back: str, state: str) -> dict[str, str]:
    return {
        "login_type": "CorpApp",
        "appid": known.client,
        "agentid": known.agent,
        "redirect_uri": back,
        "state": state,
    }


def _wecom(known: Server, at: str, code: str) -> Claims:
    """A member of the corporation by their UserID; a telephone number only where the app may ask for it."""
    told = _asked("GET", f"{at}/cgi-bin/gettoken", params={"corpid": known.client, "corpsecret": known.secret})
    token = {"access_token": _needed(told, "access_token")}
    who = _asked("GET", f"{at}/cgi-bin/auth/getuserinfo", params={**token, "code": code})
    subject = who.get("userid") or who.get("UserId")
    if not subject:
        raise NotLetIn(_("您不是这个企业微信的成员，不能据此登录。"), "no member of the corporation")
    claims: Claims = {"sub": subject, "preferred_username": subject}
    if ticket := who.get("user_ticket"):
        more = _asked("POST", f"{at}/cgi-bin/auth/getuserdetail", params=token, json={"user_ticket": ticket})
        claims |= _verified(more.get("mobile"), more.get("email") or more.get("biz_mail"))
    return claims


def _asks_dingtalk(known: Server, back: str, state: str) -> dict[str, str]:
    return {
        "client_id": known.client,
        "redirect_uri": back,
        "response_type": "code",
        "scope": "openid",
        "prompt": "consent",
        "state": state,
    }


def _dingtalk(known: Server, at: str, code: str) -> Claims:
    asked = {"clientId": known.client, "clientSecret": known.secret, "code": code, "grantType": "authorization_code"}
    token = _needed(_asked("POST", f"{at}/v1.0/oauth2/userAccessToken", json=asked), "accessToken")
    headers = {"x-acs-dingtalk-access-token": token}
    who = _asked("GET", f"{at}/v1.0/contact/users/me", headers=headers)
    return {
        "sub": _needed(who, "unionId"),
        "name": who.get("nick"),
        **_verified(who.get("mobile"), who.get("email"), state=str(who.get("stateCode") or "86")),
    }


def _asks_feishu(known: Server, back: str, state: str) -> dict[str, str]:
    return {"client_id": known.client, "redirect_uri": back, "response_type": "code", "state": state}


def _feishu(known: Server, at: str, code: str) -> Claims:
    asked = {
        "grant_type": "authorization_code",
        "client_id": known.client,
        "client_secret": known.secret,
        "code": code,
        "redirect_uri": known.back,
    }
    token = _needed(_asked("POST", f"{at}/open-apis/authen/v2/oauth/token", json=asked), "access_token")
    told = _asked("GET", f"{at}/open-apis/authen/v1/user_info", headers={"Authorization": f"Bearer {token}"})
    who = told.get("data") or {}
    return {
        "sub": _needed(who, "union_id"),
        "preferred_username": who.get("user_id"),
        "name": who.get("name"),
        **_verified(who.get("mobile"), who.get("enterprise_email") or who.get("email")),
    }


WORKPLACES = {
    "wecom": Workplace(
        "企业微信",
        "https://login.work.weixin.qq.com/wwlogin/sso/login",
        "https://qyapi.weixin.qq.com",
        _asks_wecom,
        _wecom,
    ),
    "dingtalk": Workplace(
        "钉钉",
        "https://login.dingtalk.com/oauth2/auth",
        "https://api.dingtalk.com",
        _asks_dingtalk,
        _dingtalk,
        code="authCode",
    ),
    "feishu": Workplace(
        "飞书",
        "https://accounts.feishu.cn/open-apis/authen/v1/authorize",
        "https://open.feishu.cn",
        _asks_feishu,
        _feishu,
    ),
}


def _verified(phone: Any, email: Any, *, state: str = "86") -> Claims:
    """All three bind a number or an address only after a code was sent there; a number from abroad is not one of ours."""
    number = str(phone or "") if state == "86" else ""
    return {
        "phone_number": number,
        "phone_number_verified": bool(number),
        "email": str(email or ""),
        "email_verified": bool(email),
    }


def _asked(method: str, address: str, **more: Any) -> dict[str, Any]:
    import requests  # deferred: an extra

    answer = requests.request(method, address, timeout=TIMEOUT, allow_redirects=False, **more)
    if answer.status_code >= 500:
        answer.raise_for_status()
    try:
        told = answer.json()
    except ValueError as error:
        raise Unreadable(f"{answer.status_code}, and no JSON") from error
    wrong = told.get("errcode") or told.get("code") if isinstance(told, dict) else "no object"
    if wrong or answer.status_code >= 400:
        raise Unreadable(f"{answer.status_code}: {wrong}")
    return dict(told)


def _needed(told: dict[str, Any], name: str) -> str:
    if not (value := told.get(name)):
        raise Unreadable(f"no {name}")
    return str(value)


# ------------------------------------------------------------------ the way there and back
def away(request: HttpRequest, known: Server) -> str:
    """The address of the page where the person says yes; what comes back must know the state."""
    place, state = WORKPLACES[known.kind], secrets.token_urlsafe(24)
    request.session[STATE] = state
    return f"{known.page or place.page}?{urlencode(place.asks(known, known.back, state))}"


def returned(request: HttpRequest, known: Server) -> Claims:
    """Who came back. Raises NotLetIn, Unreadable, and what `requests` raises where nobody answers."""
    place = WORKPLACES[known.kind]
    state, told = request.session.pop(STATE, ""), request.GET.get("state", "")
    code = request.GET.get(place.code) or request.GET.get("code")
    if not state or not secrets.compare_digest(state.encode(), told.encode()):
        raise Unreadable("another state")
    if not code:
        raise Unreadable("no code")
    return {"iss": known.issuer, **place.who(known, known.at or place.at, code)}
