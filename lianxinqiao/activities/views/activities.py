"""Activities: their page, what is begun, the screen with the turning code, and the sign-in behind it."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import forms, pages
from lianxinqiao.activities.actions import attending, planning
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.next_steps import SCREENS, gather
from lianxinqiao.activities.rules import RULES
from lianxinqiao.activities.stages import ACTIVITY
from lianxinqiao.acts import doors
from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.people.requests import Request, acting, in_body

WRITING = require_http_methods(["GET", "HEAD", "POST"])
DEVICE = "lxq_device"  # a cookie that tells two sign-ins on one telephone; it says nothing about whose it is


ACTIVITIES = Life(
    Activity,
    ACTIVITY,
    SCREENS,
    template="activities/activity.html",
    listing="activities",
    word=gettext_lazy("代表活动"),
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    on_their_page=frozenset({"activity.invite", "activity.note", "activity.sign_in", "participation.mark"}),
    lands={"finding.suggest": lambda suggestion: reverse("suggestion-draft", args=[suggestion.reference])},
)


# ------------------------------------------------------------------ begun
@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """Plan one: its place and time, and who is on its list."""
    post, body = in_body(request)
    form = forms.ActivityForm(request.POST or None, post=post)

    def do() -> Activity:
        invited = form.cleaned_data["mandates"]
        return planning.plan(body=body, values=form.values(), invited=invited, by=post, at=timezone.now())

    return begun(request, form, do, title=_("安排活动"))


@login_required
@WRITING
def held(request: Request) -> HttpResponse:
    """Enter one that was held already."""
    post, body = in_body(request)
    form = forms.HeldForm(request.POST or None, post=post)

    def do() -> Activity:
        there, hosts = form.cleaned_data["mandates"], form.cleaned_data["hosts"]
        return planning.record(body=body, values=form.values(), present=there, hosts=hosts, by=post, at=timezone.now())

    return begun(request, form, do, title=_("补登活动"))


@login_required
@WRITING
def edit(request: Request, pk: int) -> HttpResponse:
    """What was planned, until it is held."""
    post, activity = acting(request), _found(request, pk)
    RULES.may("activity.change", post, activity)
    form = forms.ActivityForm(request.POST or None, post=post, instance=activity)

    def do() -> Activity:
        planning.change(activity, values=form.values(), by=post, at=timezone.now())
        return activity

    return begun(request, form, do, title=_("修改安排"))


def _found(request: Request, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(request.post), pk=pk)


@login_required
@require_safe
def picture(request: Request, pk: int, finding: int) -> FileResponse:
    """What somebody saw on it, for whoever reads the activity."""
    found = get_object_or_404(_found(request, pk).findings.select_related("picture"), pk=finding)
    if found.picture is None:
        raise Http404
    return serve(found.picture, request.GET)


# ------------------------------------------------------------------ the sign-in
@login_required
@require_safe
def door(request: Request, pk: int) -> HttpResponse:
    """The screen at the door: a code that turns; only who runs the activity shows it."""
    activity = _found(request, pk)
    RULES.may("activity.hold", request.post, activity)
    lead = _("请代表用手机扫码，或者登录后输入短码。二维码每15秒更换一次。")
    known = {"lead": lead, "turns": "activity-turning", **_turning(request, activity)}
    return render(request, "acts/door.html", known)


@login_required
@require_safe
def turning(request: Request, pk: int) -> HttpResponse:
    """The part of that screen that changes, fetched every few seconds."""
    activity = _found(request, pk)
    RULES.may("activity.hold", request.post, activity)
    return render(request, "acts/turning.html", _turning(request, activity))


def _turning(request: Request, activity: Activity) -> dict[str, Any]:
    seats = activity.participations
    came = seats.filter(came_at__isnull=False).count()
    expected = seats.exclude(stage__in=["on_leave", "withdrawn", "waiting"]).count()
    return doors.turning(request, activity, here="activity-here", came=came, expected=expected)


@login_required
@WRITING
def here(request: Request, pk: int, code: str) -> HttpResponse:
    """Where the code leads: one press says that one is here."""
    activity = _found(request, pk)
    device = request.COOKIES.get(DEVICE, "") or secrets.token_hex(8)
    refused = ""
    if request.method == "POST":
        try:
            new = attending.sign_in(activity, code=code, device=device, by=acting(request), at=timezone.now())
        except Refused as said:
            refused = str(said)
        else:
            messages.success(request, _("签到成功。") if new else _("您已经签过到了。"))
            return redirect(activity.get_absolute_url())
    answer = render(request, "acts/here.html", {"root": activity, "code": code, "refused": refused})
    answer.set_cookie(DEVICE, device[:32], max_age=86400, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer
