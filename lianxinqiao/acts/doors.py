"""The screen at the door of whatever people sign in to: a code that turns, and where it leads."""

from typing import Any

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from lianxinqiao.acts import doorcodes


def turning(request: HttpRequest, root: Any, *, here: str, came: int, expected: int) -> dict[str, Any]:
    """What `acts/turning.html` shows; `here` names the address to which the code leads, with the root's key and the code."""
    long, short = doorcodes.shown(root.secret, timezone.now())
    address = request.build_absolute_uri(reverse(here, args=[root.pk, long]))
    picture = segno.make(address, error="m").svg_inline(scale=8, border=2, omitsize=True, svgclass="qr", lineclass=None)
    return {
        "root": root,
        "picture": mark_safe(picture),  # noqa: S308 - drawn from an address of ours
        "short": short,
        "came": came,
        "expected": expected,
    }
