"""Many held ones at once: released or binned by one press; whatever was not possible is said."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.opinions.actions import screening
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request


def _each(request: Request, rows: list[Any], do: Callable[[Any], None]) -> HttpResponse:
    done = 0
    for row in rows:
        try:
            do(row)
            done += 1
        except Refused as refused:
            messages.error(request, _("%(what)s：%(words)s") % {"what": row, "words": refused})
    if done:
        messages.success(request, _("办理了%(n)s条。") % {"n": done})
    return redirect("opinions")


def release(request: Request, post: Post, rows: list[Any]) -> HttpResponse:
    return _each(request, rows, lambda row: screening.release(row, by=post, at=timezone.now()))


def discard(request: Request, post: Post, rows: list[Any]) -> HttpResponse:
    """Binned together, for a reason that can only be general; each can be restored for a month."""
    reason = _("成批甄别：不是群众意见。")
    return _each(request, rows, lambda row: screening.discard(row, reason=reason, by=post, at=timezone.now()))
