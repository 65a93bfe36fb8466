"""Inbox, settings of channels, outbox."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.journal.exporting import sheet
from lianxinqiao.notices import actions, copies, lists, queries, rules
from lianxinqiao.notices.forms import ChannelsForm
from lianxinqiao.notices.grouping import grouped
from lianxinqiao.notices.models import Dispatch, Notice, Preference
from lianxinqiao.ui.filters import Filters
from lianxinqiao.ui.paging import Pages

PER_PAGE = 30


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """One's own notices, the newest first; `?unread=1` those not read yet."""
    rows = queries.inbox(request.user)
    unread = request.GET.get("unread") == "1"
    if unread:
        rows = rows.filter(read_at=None)
    page = Pages(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/inbox.html", {"notices": page, "groups": grouped(page), "unread": unread})


@login_required
@require_safe
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it points."""
    notice = get_object_or_404(Notice, pk=pk, recipient=request.user)
    actions.mark_read(request.user, [notice.pk])
    inside = url_has_allowed_host_and_scheme(notice.url, None)
    return redirect(notice.url if notice.url and inside else "notices:inbox")


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    pks = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal() and len(pk) < 19]
    n = actions.mark_read(request.user, pks or None)
    messages.success(request, _("已把 %(n)s 条通知标为已读。") % {"n": n})
    return redirect("notices:inbox")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def channels(request: HttpRequest) -> HttpResponse:
    chosen = Preference.objects.filter(user=request.user).first()
    kept = chosen or Preference(user=request.user)
    initial = {name: getattr(kept, name) for name in ("messengers", "digest", "quiet_from", "quiet_to")} | {
        "email": request.user.email,
        "mail": bool(request.user.email) and kept.mail,
    }
    form = ChannelsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        actions.choose_channels(request.user, **form.cleaned_data)
        messages.success(request, _("已保存。"))
        return redirect("notices:channels")
    context = {"form": form, "mail_works": "mail" in settings.NOTICE_CHANNELS, "phone": request.user.phone}
    return render(request, "notices/channels.html", context)


@login_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What went out, what waits, what would go where no channel is set."""
    rules.may_see_outbox(request.post)
    chosen = Filters(request.GET, lists.declared(request.post))
    table = lists.OutboxTable(chosen.apply(lists.letters(request.post)), request.GET)
    if table.wants_export:
        return sheet(table, _("发件箱"))
    return render(request, "notices/outbox.html", {"table": table, "filters": chosen, "on": settings.NOTICE_CHANNELS})


@login_required
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    rules.may_see_outbox(request.post)
    found = lists.facts_only(get_object_or_404(lists.letters(request.post), pk=pk))
    return render(request, "notices/letter.html", {"dispatch": found})


@login_required
@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """The administrator says that this restored copy is the installation now."""
    kept_back = copies.take_over(by=request.post)
    messages.success(
        request, _("已确认为正式系统，恢复发送。恢复前待发的%(n)s封没有发出，可以逐封重发。") % {"n": kept_back}
    )
    return redirect("notices:outbox")


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    actions.send_again(get_object_or_404(Dispatch, pk=pk), by=request.post)
    messages.success(request, _("已重新排队，稍后发出。"))
    return redirect("notices:outbox")
