"""Webhooks by Standard Webhooks 1: a partner is told that something happened, signed, and asks the API what.

A hook belongs to a token and hears of what its post may see, as long as the token is valid. It is told which act was done on
what and when, and never the text: what may be read is decided when it is asked for. An act and its news are one
transaction; whoever does not answer is told again for two days, and a `410 Gone` ends the hook.
"""

import json
import urllib.error
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.accounts import factor_key
from lianxinqiao.api.models import Hook, Token
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.notices import signed

KNOWN, KNOWN_SECONDS = "api.hooks.alive", 30


class NotTaken(Exception):
    """The partner's system did not take it; it is told again."""


def alive() -> list[Hook]:
    valid = Token.objects.valid(timezone.localdate())
    return list(Hook.objects.filter(ended_at=None, token__in=valid).select_related("token__post"))


def any_alive() -> bool:
    """Asked in every act, so a no is believed for half a minute."""
    known = cache.get(KNOWN)
    if known is None:
        known = Hook.objects.filter(ended_at=None).exists()
        cache.set(KNOWN, known, KNOWN_SECONDS)
    return bool(known)


def forget_whether_any() -> None:
    cache.delete(KNOWN)


def concerned(pk: int) -> list[Hook]:
    """The hooks whose posts may see this suggestion."""
    return [each for each in alive() if Suggestion.objects.visible_to(each.token.post).filter(pk=pk).exists()]


def news(suggestion: Suggestion, act: str, at: datetime) -> str:
    """The body of the message."""
    path = f"{reverse('api:api-root')}work/suggestions/{suggestion.reference}"
    data = {"reference": suggestion.reference, "stage": suggestion.stage, "href": f"{settings.SITE_URL}{path}"}
    told = {"type": act, "timestamp": timezone.localtime(at).isoformat(), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def deliver(hook: Hook, number: str, body: str) -> None:
    """Tell it once. Raises NotTaken."""
    if hook.ended_at or not Token.objects.valid(timezone.localdate()).filter(pk=hook.token_id).exists():
        return
    told = signed.headers(factor_key.decrypt(hook.secret), number, body, timezone.now())
    try:
        with signed.post(hook.url, told, body):
            Hook.objects.filter(pk=hook.pk).update(last_taken_at=timezone.now())
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.GONE:
            Hook.objects.filter(pk=hook.pk).update(ended_at=timezone.now())
            forget_whether_any()
            return
        raise NotTaken(f"{hook.url}: {error.code}") from error
    except OSError as error:
        raise NotTaken(f"{hook.url}: {error}") from error
