"""One's own sessions and logins, each of which can be ended."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxinqiao.accounts import actions, devices
from lianxinqiao.accounts.models import DoorEvent

SHOWN = 30


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    own = UserSession.objects.purge_and_list(request.user)
    own.sort(key=lambda session: session.last_seen_at, reverse=True)
    if request.method == "POST":
        return _end(request, own)
    events = DoorEvent.objects.filter(user=request.user).exclude(result=DoorEvent.Result.REFUSED).order_by("-at")
    context = {
        "sessions": [(each, devices.words(each.user_agent)) for each in own],
        "events": [(each, devices.words(each.agent)) for each in events[:SHOWN]],
        "current": "sessions",
    }
    return render(request, "accounts/sessions.html", context)


def _end(request: HttpRequest, own: list[UserSession]) -> HttpResponse:
    wanted = request.POST.get("session", "")
    ended = [each for each in own if not each.is_current() and wanted in {"others", str(each.pk)}]
    for session in ended:
        actions.end_session(session, request=request)
    if ended:
        messages.success(request, _("已结束 %(n)s 个会话。") % {"n": len(ended)})
    else:
        messages.info(request, _("没有可以结束的会话。"))
    return redirect("usersessions_list")
