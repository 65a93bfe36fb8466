"""Signing in to whatever people come to: the screen at its door with a code that turns, and the page the code leads to.

A room declares it once; its root has a `secret` and a `place`:

    DOOR = Door("activity", queries.visible, RULES, runs="activity.hold", lead=_("请用手机扫码。"),
        numbers=_numbers, sign_in=attending.sign_in)
    urlpatterns = [*door_urls(DOOR, "activities/<int:pk>")]

`numbers(root)` says how many came and how many are expected; `sign_in(root, code=, device=, by=, at=)` is the act, False
where somebody had signed in before.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import doorcodes
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.points import Point
from lianxinqiao.people.requests import Request, acting

DEVICE = "lxq_device"  # a cookie that tells two sign-ins on one telephone; it says nothing about whose it is


@dataclass(frozen=True)
class Door:
    """`name` begins the names of its addresses; `runs` is the act of whoever may show the screen."""

    name: str
    rows: Callable[..., Any]  # of a post: what it may see
    rules: Rules
    runs: str
    lead: str | LazyText
    numbers: Callable[[Any], tuple[int, int]]
    sign_in: Callable[..., bool]
    point: Callable[[Any], Point | None] | None = None  # where one signs in; None: nobody is asked where they are
    locates: str = ""  # the act that says where that is, offered beside the screen

    def found(self, request: Request, pk: int) -> Any:
        return get_object_or_404(self.rows(request.post), pk=pk)


def door_urls(door: Door, address: str) -> list[URLPattern]:
    def view(function: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return login_required(partial(function, door=door))

    return [
        path(f"{address}/door", view(_screen), name=f"{door.name}-door"),
        path(f"{address}/door/code", view(_turning), name=f"{door.name}-turning"),
        path(f"{address}/here/<str:code>", view(_here), name=f"{door.name}-here"),
    ]


@require_safe
def _screen(request: Request, pk: int, *, door: Door) -> HttpResponse:
    """A code that turns; only who runs it shows the screen."""
    root = door.found(request, pk)
    door.rules.may(door.runs, request.post, root)
    known = {"lead": door.lead, "turns": f"{door.name}-turning", **shown(request, door, root)}
    if door.locates:
        known["locate"] = reverse(f"{door.name}-act", args=[root.pk, door.locates, root.pk])
        known["located"] = door.point is not None and door.point(root) is not None
    return render(request, "acts/door.html", known)


@require_safe
def _turning(request: Request, pk: int, *, door: Door) -> HttpResponse:
    """The part of that screen that changes, fetched every few seconds."""
    root = door.found(request, pk)
    door.rules.may(door.runs, request.post, root)
    return render(request, "acts/turning.html", shown(request, door, root))


def shown(request: HttpRequest, door: Door, root: Any) -> dict[str, Any]:
    """What `acts/turning.html` shows."""
    long, short = doorcodes.shown(root.secret, timezone.now())
    address = request.build_absolute_uri(reverse(f"{door.name}-here", args=[root.pk, long]))
    picture = segno.make(address, error="m").svg_inline(scale=8, border=2, omitsize=True, svgclass="qr", lineclass=None)
    came, expected = door.numbers(root)
    return {
        "root": root,
        "picture": mark_safe(picture),  # noqa: S308 - drawn from an address of ours
        "short": short,
        "came": came,
        "expected": expected,
    }


def _position(request: HttpRequest) -> Point | None:
    """As the telephone said it, where it was asked and its owner let it; what is nowhere on earth was not said."""
    try:
        point = Point(float(request.POST.get("latitude", "")), float(request.POST.get("longitude", "")))
    except ValueError:
        return None
    return point if point.is_on_earth else None


@require_http_methods(["GET", "HEAD", "POST"])
def _here(request: Request, pk: int, code: str, *, door: Door) -> HttpResponse:
    """Where the code leads: one press says that one is here."""
    root, refused = door.found(request, pk), ""
    device = request.COOKIES.get(DEVICE, "") or secrets.token_hex(8)
    if request.method == "POST":
        try:
            told = {"position": _position(request)} if door.point else {}
            new = door.sign_in(root, code=code, device=device[:32], **told, by=acting(request), at=timezone.now())
        except Refused as said:
            refused = str(said)
        else:
            messages.success(request, _("签到成功。") if new else _("您已经签过到了。"))
            return redirect(root.get_absolute_url())
    known = {"root": root, "code": code, "refused": refused, "asks": bool(door.point and door.point(root))}
    answer = render(request, "acts/here.html", known)
    answer.set_cookie(DEVICE, device[:32], max_age=86400, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer
