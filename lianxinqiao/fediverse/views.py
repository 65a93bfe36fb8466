"""What other servers ask, and the office's own page."""

import json
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own_actions
from lianxinqiao.acts.forms import refuse
from lianxinqiao.fediverse import actions, documents, inbox, telling
from lianxinqiao.fediverse.models import Actor, KeptOut, Told
from lianxinqiao.matters import public
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.portal import followed
from lianxinqiao.ui import caller, limits

A_PAGE = 20
LETTERS_PER_HOUR, HOUR = 600, 3600  # of one address; seconds
HOSTS_SHOWN = 20


def _json(told: dict[str, Any], kind: str = documents.TYPE, status: int = 200) -> HttpResponse:
    answer = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=f"{kind}; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=60"
    answer.headers["Vary"] = "Accept"
    return answer


def _alive(code: str) -> Actor:
    if (actor := telling.alive(code)) is None:
        raise Http404
    return actor


def _wants_a_page(request: HttpRequest) -> bool:
    said = request.headers.get("Accept", "")
    return "text/html" in said and "json" not in said


@require_safe
def webfinger(request: HttpRequest) -> HttpResponse:
    """RFC 7033: whose name@host it is, or whose address."""
    asked = request.GET.get("resource", "")[:500]
    if not asked:
        return HttpResponse(status=400)
    scheme, _colon, rest = asked.partition(":")
    name, _at, host = rest.lstrip("@").rpartition("@")
    if scheme == "acct" and host.lower() == urlsplit(settings.SITE_URL).netloc.lower():
        code = name
    elif asked.startswith(f"{settings.SITE_URL}/ap/"):
        code = asked.removeprefix(f"{settings.SITE_URL}/ap/")
    else:
        raise Http404
    answer = _json(documents.webfinger(_alive(code.lower())), "application/jrd+json")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


@require_safe
def actor(request: HttpRequest, code: str) -> HttpResponse:
    found = _alive(code)
    return redirect("portal") if _wants_a_page(request) else _json(documents.actor(found))


@require_safe
def outbox(request: HttpRequest, code: str) -> HttpResponse:
    """What the portal shows of this body, the newest first."""
    found = _alive(code)
    here = f"{found.uri}/outbox"
    pages = Paginator(telling.published(found), A_PAGE)
    told: dict[str, Any] = {"@context": documents.CONTEXT, "totalItems": pages.count}
    number = request.GET.get("page", "")
    if not number:
        return _json({**told, "id": here, "type": "OrderedCollection", "first": f"{here}?page=1"})
    if not number.isascii() or not number.isdecimal() or not 0 < int(number[:9]) <= pages.num_pages:
        raise Http404
    page = pages.page(int(number))
    items = [documents.create(found, documents.note(found, row)) for row in page]
    for each in items:
        del each["@context"]
    told |= {"id": f"{here}?page={page.number}", "type": "OrderedCollectionPage", "partOf": here, "orderedItems": items}
    if page.has_next():
        told["next"] = f"{here}?page={page.number + 1}"
    return _json(told)


@require_safe
def followers(request: HttpRequest, code: str) -> HttpResponse:
    """How many; who is nobody's business."""
    found = _alive(code)
    told = {"id": f"{found.uri}/followers", "type": "OrderedCollection", "totalItems": found.followers.count()}
    return _json({"@context": documents.CONTEXT, **told})


@require_safe
def note(request: HttpRequest, code: str, kind: str, reference: str, stamp: int) -> HttpResponse:
    """One that is published, as that publication; a tombstone of one that was taken back."""
    found = _alive(code)
    row = public.found(reference, kind) if kind in followed.KINDS else None
    if row is not None and row.body_id == found.body_id and int(row.published_at.timestamp()) == stamp:
        told = documents.note(found, row)
        if _wants_a_page(request):
            return redirect(told["url"])
        return _json({"@context": documents.CONTEXT, **documents.whole(told)})
    address = f"{found.uri}/notes/{kind}/{reference}/{stamp}"
    if Told.objects.filter(actor=found, note=address).exists():
        return _json({"@context": documents.CONTEXT, **documents.tombstone(address)}, status=410)
    raise Http404


@csrf_exempt  # signed with a key that a forger lacks
@require_POST
def letter_box(request: HttpRequest, code: str) -> HttpResponse:
    found = _alive(code)
    if caller.length(request) > inbox.LARGEST:
        return HttpResponse(status=413)
    if limits.is_beyond(request, "fediverse.inbox", LETTERS_PER_HOUR, HOUR):
        return HttpResponse(status=429, headers={"Retry-After": str(HOUR)})
    answer = HttpResponse(status=inbox.take(found, caller.headers(request), request.body, at=timezone.now()))
    answer.headers["Cache-Control"] = "no-store"
    return answer


# ------------------------------------------------------------------ the office's page
class KeepOutForm(forms.Form):
    host = forms.CharField(
        label=gettext_lazy("服务器"), max_length=255, help_text=gettext_lazy("域名，例如 mastodon.example。")
    )
    why = forms.CharField(label=gettext_lazy("理由"), max_length=200)


@login_required
def page(request: Request) -> HttpResponse:
    """Switched on or off, who follows, what does not arrive, who is kept out."""
    if not own_actions.may(request.post):
        raise Http404
    post, body = in_body(request)
    now = timezone.now()
    form = KeepOutForm(request.POST if "host" in request.POST else None)
    if request.method == "POST":
        try:
            if "host" not in request.POST:
                return _switched(request, post, now)
            if form.is_valid():
                row = actions.keep_out(**form.cleaned_data, by=post, at=now)
                messages.success(request, _("已拒绝：%(host)s") % {"host": row.host})
                return redirect("fediverse")
        except Refused as refused:
            if form.is_bound:
                refuse(form, refused)
            else:
                messages.error(request, str(refused))
                return redirect("fediverse")
    found = Actor.objects.filter(body=body).select_related("body").first()
    told: dict[str, Any] = {"actor": found, "on": bool(found and found.on_since), "form": form}
    told["address"] = found or f"@{body.code}@{urlsplit(settings.SITE_URL).netloc}"
    told["kept_out"] = KeptOut.objects.filter(body=body)
    if found:
        told["followers"] = found.followers.count()
        told["hosts"] = found.followers.values("host").annotate(n=Count("pk")).order_by("-n", "host")[:HOSTS_SHOWN]
        told["waiting"] = found.deliveries.waiting().count()
        told["failed"] = found.deliveries.filter(~Q(given_up_at=None)).order_by("-pk")[:HOSTS_SHOWN]
    return render(request, "fediverse/page.html", told)


def _switched(request: Request, post: Any, now: Any) -> HttpResponse:
    if "on" in request.POST:
        messages.success(request, _("已开启：%(address)s") % {"address": actions.switch_on(by=post, at=now)})
    elif "off" in request.POST:
        actions.switch_off(by=post, at=now)
        messages.success(request, _("已关闭，不再对外显示。"))
    elif row := KeptOut.objects.filter(body=post.body_id, pk=_number(request.POST.get("let_in", ""))).first():
        actions.let_in(row, by=post, at=now)
        messages.success(request, _("不再拒绝：%(host)s") % {"host": row.host})
    return redirect("fediverse")


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
