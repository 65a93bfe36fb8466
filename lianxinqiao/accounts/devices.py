"""Devices on which somebody has entered before, and what a browser calls itself.

A known device carries a signed cookie with one key for each account that entered on it (OWASP, device cookies). It
opens nothing: it says only whose wrong passwords are counted apart from those of the rest of the world.
"""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lianxinqiao.accounts.models import Device, User
from lianxinqiao.ui import caller

COOKIE = "device"
SALT = "accounts.device"
KEPT = timedelta(days=400)  # longer than browsers keep one
KEYS_MAX = 8  # accounts that share a browser
DEVICES_MAX = 20  # of one account; the one unused longest goes

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("MicroMessenger", "微信"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"))  # fmt: skip


def words(agent: str) -> str:
    """ "Chrome · Windows"; what is not known is shown as it is, cut short."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return " · ".join(part for part in (browser, system) if part) or agent[:60]


def keys(request: HttpRequest) -> list[str]:
    """The keys that this browser carries; none where the cookie is not ours."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
    return [str(key) for key in found][:KEYS_MAX] if isinstance(found, list) else []


def known(request: HttpRequest, user: User | None) -> str:
    """The key by which this browser is known to the account, "" where it is not."""
    row = Device.objects.filter(user=user.pk if user else 0, key__in=keys(request)).only("key").first()
    return row.key if row else ""


def remember(request: HttpRequest, user: User) -> None:
    """After somebody entered: the browser is known from now on; the middleware hands it the cookie."""
    now, agent = timezone.now(), request.headers.get("User-Agent", "")[:200]
    carried = keys(request)
    seen = {"agent": agent, "address": caller.address(request), "last_used_at": now}
    if Device.objects.filter(user=user, key__in=carried).update(**seen):
        return
    device = Device.objects.create(user=user, key=secrets.token_urlsafe(18), made_at=now, **seen)
    old = Device.objects.filter(user=user).order_by("-last_used_at", "-id").values("pk")[DEVICES_MAX:]
    Device.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
    request.device_keys = [device.key, *carried][:KEYS_MAX]  # type: ignore[attr-defined]


def hand_over(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser the keys that it just earned."""
    if earned := getattr(request, "device_keys", None):
        response.set_cookie(
            COOKIE,
            signing.dumps(earned, salt=SALT),
            max_age=KEPT,
            httponly=True,
            secure=settings.HTTPS,
            samesite="Lax",
        )


def forget(user: User) -> int:
    """Every device of an account: its password was renewed, or it was closed."""
    return Device.objects.filter(user=user).delete()[0]


def forget_unused(*, at: datetime) -> int:
    return Device.objects.filter(last_used_at__lt=at - KEPT).delete()[0]
