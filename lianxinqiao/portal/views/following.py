"""Follow by feed or by e-mail; confirm and end it by a button, since mail scanners open every link."""

from typing import Any
from urllib.parse import quote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.portal import actions, followed
from lianxinqiao.portal.followed import News
from lianxinqiao.portal.models import Following
from lianxinqiao.ui import limits

ASKED_PER_HOUR, HOUR = 10, 3600  # letters that one caller may have sent; seconds


class FollowForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("邮箱"), max_length=254, help_text=gettext_lazy("只用来通知您关注的内容，随时可以取消。")
    )


def follow(request: HttpRequest) -> HttpResponse:
    """The two ways to follow what the query names."""
    query = followed.canonical(request.POST if request.method == "POST" else request.GET)
    what = followed.title(query)
    form = FollowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if limits.is_beyond(request, "portal.follow", ASKED_PER_HOUR, HOUR):
            form.add_error("address", _("这一小时内请求过多，请稍后再试。"))
        else:
            actions.ask(form.cleaned_data["address"], query, at=timezone.now())
            return render(request, "portal/follow_asked.html", {"what": what})
    feed = request.build_absolute_uri(reverse("portal-feed") + (f"?{query}" if query else ""))
    return render(request, "portal/follow.html", {"form": form, "what": what, "feed": feed, "asked": _asked(query)})


def _asked(query: str) -> list[tuple[str, str]]:
    return [(key, value) for key, values in QueryDict(query).lists() for value in values]


def confirm(request: HttpRequest, token: str) -> HttpResponse:
    row = get_object_or_404(Following, token=token)
    if request.method == "POST":
        actions.confirm(row, at=timezone.now())
        messages.success(request, _("已开始关注，有新进展时每天最多给您发一封邮件。"))
        return redirect("portal")
    context = {"what": followed.title(row.query), "button": _("确认关注")}
    return render(request, "portal/follow_button.html", context)


def end(request: HttpRequest, token: str) -> HttpResponse:
    row = get_object_or_404(Following, token=token)
    if request.method == "POST":
        actions.end(row)
        messages.success(request, _("已不再关注，您的邮箱地址已从系统删除。"))
        return redirect("portal")
    return render(request, "portal/follow_button.html", {"what": row.address, "button": _("不再关注")})


# A name of the installation's own in time (RFC 4151): its address may change, what it has named keeps its name.
MINTED = "2026"


def tag(what: str) -> str:
    """A name for ever, in no language: `tag:rd.example.gov.cn,2026:…`; what is not plain in it is coded."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{MINTED}:{quote(what, safe=':-_./=&~')}"


class Newest(Feed):
    """What is new in the followed part, as an Atom feed (RFC 4287): everything, or by deputy, field, unit, words."""

    feed_type = Atom1Feed

    def link(self, query: str) -> str:
        """The page for people that shows the same."""
        followed.title(query)  # no such deputy, field or unit: Http404
        asked = QueryDict(query, mutable=True)
        if asked.pop("kind", [""])[0] == "proposal":
            return reverse("portal-proposals")
        if deputy := asked.pop("deputy", None):
            return reverse("portal-deputy", args=[int(deputy[0])])
        return reverse("portal-browse") + (f"?{asked.urlencode()}" if asked else "")

    def feed_url(self, query: str) -> str:
        return reverse("portal-feed") + (f"?{query}" if query else "")

    def feed_guid(self, query: str) -> str:
        return tag(f"feed:{query or 'all'}")

    def author_name(self, query: str) -> str:
        return _("连心桥")

    def get_object(self, request: HttpRequest) -> str:
        return followed.canonical(request.GET)

    def title(self, query: str) -> str:
        return _("连心桥：%(what)s") % {"what": followed.title(query)}

    def items(self, query: str) -> list[News]:
        return followed.news(query)

    def item_title(self, item: News) -> str:
        return item.title

    def item_description(self, item: News) -> str:
        return escape(item.text)  # Django sends it as HTML

    def item_link(self, item: News) -> str:
        return item.path

    def item_guid(self, item: News) -> str:
        return tag(item.key)

    def item_pubdate(self, item: News) -> Any:
        return timezone.localtime(item.at)

    def item_updateddate(self, item: News) -> Any:
        return timezone.localtime(item.at)


class Steps(Newest):
    """The steps of one suggestion."""

    kind, page, address = "suggestion", "portal-suggestion", "portal-steps"

    def get_object(self, request: HttpRequest, reference: str) -> str:  # type: ignore[override]
        return f"{self.kind}={followed.published(reference, self.kind).reference}"

    def link(self, query: str) -> str:
        return reverse(self.page, args=[QueryDict(query)[self.kind]])

    def feed_url(self, query: str) -> str:
        return reverse(self.address, args=[QueryDict(query)[self.kind]])


class StepsOfProposal(Steps):
    """The steps of one proposal."""

    kind, page, address = "proposal", "portal-proposal", "portal-proposal-steps"
