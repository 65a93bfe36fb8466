"""The calendar's pages, and the address at which a calendar program fetches it."""

import hashlib

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.acts import actions, calendar, feeds, ics
from lianxinqiao.acts.calendar import Month
from lianxinqiao.acts.models import Feed
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.ui import limits

VIEWS, WHOSE = ("month", "list"), ("mine", "all")


@login_required
@require_safe
def show(request: Request) -> HttpResponse:
    """A month, as a sheet or as a list, of one's own days or of all that one may see."""
    post, today = acting(request), timezone.localdate()
    view, whose = _one_of(VIEWS, request.GET.get("view")), _one_of(WHOSE, request.GET.get("whose"))
    month, mine = Month.of(request.GET.get("month", ""), today), whose == "mine"
    weeks = month.weeks
    first, last = (weeks[0][0], weeks[-1][-1]) if view == "month" else (month.first, month.last)
    found = calendar.entries(post, first, last, mine=mine)
    this = Month(today.year, today.month)
    context = {
        "month": month,
        "view": view,
        "whose": whose,
        "today": today,
        "weeks": month.days(found, today),
        "any": bool(found),
        "late": calendar.late(post, this.first) if mine and month == this else [],
        "before": _address(month.before, view, whose),
        "after": _address(month.after, view, whose),
        "now": "" if month == this else _address(this, view, whose),
        "as_list": _address(month, "list", whose),
        "views": [
            ("month", _("月历"), _address(month, "month", whose)),
            ("list", _("清单"), _address(month, "list", whose)),
        ],
        "whoses": [
            ("mine", _("我的日程"), _address(month, view, "mine")),
            ("all", _("全部日程"), _address(month, view, "all")),
        ],
    }
    return render(request, "acts/calendar.html", context)


def _one_of(known: tuple[str, ...], asked: str | None) -> str:
    return asked if asked in known else known[0]


def _address(month: Month, view: str, whose: str) -> str:
    return f"{reverse('calendar')}?month={month}&view={view}&whose={whose}"


# ------------------------------------------------------------------ the subscription
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: Request) -> HttpResponse:
    """One's addresses: made anew here, shown once on the answer to the form."""
    post, secret = acting(request), ""
    mine = request.POST.get("whose") != "all"
    if request.method == "POST":
        language = translation.get_language() or "zh-hans"
        secret = actions.make_feed(mine=mine, language=language, by=post, at=timezone.now())
    kept = feeds.of(post.calendar_feeds.all())
    rows = [
        ("mine", _("我的日程"), _("等您办的、与您有关的期限和安排。"), kept.get(True)),
        ("all", _("全部日程"), _("您能看到的全部期限和安排。"), kept.get(False)),
    ]
    address = request.build_absolute_uri(reverse("calendar-feed", args=[secret])) if secret else ""
    context = {
        "rows": rows,
        "address": address,
        "opens": f"webcal{address.removeprefix(request.scheme or '')}" if address else "",
    }
    return render(request, "acts/subscribe.html", context)


@login_required
@require_POST
def take_away(request: Request, pk: int) -> HttpResponse:
    post = acting(request)
    feed = get_object_or_404(Feed.objects.select_related("post__body"), pk=pk, post=post)
    actions.take_away_feed(feed, by=post, at=timezone.now())
    messages.success(request, _("订阅地址已停用，用它的日历不再更新。"))
    return redirect("calendar-subscribe")


@limits.by_itself
@require_safe
def fetch(request: HttpRequest, secret: str) -> HttpResponseBase:
    """For a calendar program, which cannot sign in. Nothing of it is kept on the way."""
    try:
        limits.count(request)
    except limits.TooOften as too_often:
        return HttpResponse(status=429, headers={"Retry-After": str(too_often.wait)})
    at = timezone.now()
    feed = feeds.opened_by(secret, timezone.localdate(at))
    if feed is None:
        raise Http404
    content = feeds.write(feed, at=at)
    headers = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex, nofollow"}
    response = HttpResponse(content, content_type=ics.CONTENT_TYPE, headers=headers)
    tag = quote_etag(hashlib.sha256(content).hexdigest())
    response.headers["ETag"] = tag
    return get_conditional_response(request, etag=tag, response=response) or response


urlpatterns = [
    path("calendar", show, name="calendar"),
    path("calendar/subscribe", subscribe, name="calendar-subscribe"),
    path("calendar/subscribe/<int:pk>/take-away", take_away, name="calendar-take-away"),
    path("calendar/feeds/<str:secret>.ics", fetch, name="calendar-feed"),
]
