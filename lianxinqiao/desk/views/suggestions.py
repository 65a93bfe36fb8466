"""The list and the board of suggestions, the views kept of them, and what is done to many at once."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, UNIT
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.desk import lists, load, waiting
from lianxinqiao.desk.models import SavedView
from lianxinqiao.matters import visibility
from lianxinqiao.matters.actions import assigning
from lianxinqiao.matters.models import Handling
from lianxinqiao.matters.stages import OPEN, Stage
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request
from lianxinqiao.ui import tables
from lianxinqiao.ui.filters import Filters

BOARD_CAP = 12
VIEWS = Prepared(lambda user: SavedView.objects.filter(user_id=user), int)


@login_required
def suggestions(request: Request) -> HttpResponse:
    """`waiting=<code>` narrows it to one kind of what waits, `load=<code>&of=<unit>` to one of a unit's load."""
    post = request.post
    label: str | Promise = ""
    rows, made = _whole(post)
    today = timezone.localdate()
    kind = waiting.BY_CODE.get(request.GET.get("waiting", ""))
    if kind and post and post.role in kind.roles:
        rows, label = lists.waiting_rows(post, kind, today, waiting.soon(post, today)), kind.label
        made = lists.WaitingTable if kind.due else made
    code, unit = request.GET.get("load", ""), request.GET.get("of", "")
    if post and post.role in load.READERS and code in load.BY_CODE and unit.isdecimal() and len(unit) < 18:
        rows, label = load.narrow(rows, code, int(unit), post, today), load.BY_CODE[code].label
        made = lists.WaitingTable if load.BY_CODE[code].due else lists.SuggestionTable
    chosen = Filters(request.GET, lists.declared(post) if post else ())
    table = made(chosen.apply(rows), request.GET)
    if table.wants_export:
        return sheet(table, pgettext("多件", "建议"))
    views = VIEWS(request.user.pk)
    context = {
        "table": table,
        "filters": chosen,
        "label": label,
        "kept": views,
        "views": [_view(request, view) for view in views],
        "may_assign": post and post.role in OFFICE,
        "may_accept": post and post.role in UNIT,
    }
    return render(request, "desk/suggestions.html", context)


def _whole(post: Post | None) -> tuple[Any, type[lists.SuggestionTable]]:
    """All that this person may see; a unit's with its own day."""
    if post and post.role in UNIT:
        return lists.own_rows(post), lists.UnitTable
    return lists.rows(post), lists.SuggestionTable


def _view(request: Request, view: SavedView) -> dict[str, Any]:
    current = request.META.get("QUERY_STRING", "") == view.query
    return {"label": view.name, "url": f"{reverse('desk-suggestions')}?{view.query}", "current": current}


def sheet(table: Any, title: str) -> HttpResponse:
    shown = Table.of([Column(heading) for heading in table.sheet_headings()], table.sheet_rows(), title)
    response = HttpResponse(sheets.write(shown), content_type=sheets.CONTENT_TYPE)
    disposition = content_disposition_header(as_attachment=True, filename=f"{title}.xlsx")
    response.headers["Content-Disposition"] = disposition or ""
    return response


@login_required
@require_POST
def keep_view(request: Request) -> HttpResponse:
    """Keep the list as it is shown under a name; the same name again replaces it."""
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())
    query = QueryDict(request.POST.get("query", "")[:20_000]).copy()
    for paging in ("after", "before", "page", "export"):
        query.pop(paging, None)
    if not 0 < len(name) <= 40:
        messages.error(request, _("没有存为常用视图：名称须为1至40个字。"))
    elif len(query.urlencode()) > 2000:
        messages.error(request, _("没有存为常用视图：筛选条件太多，请减少一些。"))
    else:
        SavedView.objects.update_or_create(user=request.user, name=name, defaults={"query": query.urlencode()})
    return redirect(f"{reverse('desk-suggestions')}?{query.urlencode()}")


@login_required
@require_POST
def drop_view(request: Request, pk: int) -> HttpResponse:
    get_object_or_404(SavedView, pk=pk, user=request.user).delete()
    return redirect("desk-suggestions")


@login_required
@require_POST
def bulk(request: Request) -> HttpResponse:
    """What is done to the ticked ones: the office goes on to assign them, a unit accepts them."""
    post = request.post
    if not post:
        raise Http404
    chosen = list(tables.selected(lists.rows(post), request.POST))
    if request.POST.get("act") == "assign":
        ticked = urlencode({"pk": [row.pk for row in chosen]}, doseq=True)
        return redirect(f"{reverse('suggestions-assign')}?{ticked}")
    waiting_here = Handling.objects.filter(organization=post.organization, stage="assigned", suggestion__in=chosen)
    waits = list(waiting_here.select_related("suggestion"))
    done = 0
    for handling in waits:
        try:
            assigning.accept(handling, by=post, at=timezone.now())
            done += 1
        except Refused as refusal:
            messages.error(request, _("%(what)s：%(words)s") % {"what": handling.suggestion, "words": refusal})
    if done:
        messages.success(request, _("已签收%(n)s件。") % {"n": done})
    if others := len(chosen) - len(waits):
        messages.info(request, _("选中的建议中有%(n)s件不是本单位待签收的，没有变化。") % {"n": others})
    if not chosen:
        messages.info(request, _("请先在列表里勾选要签收的建议。"))
    return redirect(f"{reverse('desk-suggestions')}?waiting=accept")


@login_required
def board(request: Request) -> HttpResponse:
    """What is open, by stage; each column shows its first cards and opens its list."""
    chosen = Filters(request.GET, _of_board(request))
    visible = chosen.apply(lists.rows(request.post).filter(stage__in=lists.OPEN_STAGES))
    numbers = dict(visible.order_by().values_list("stage").annotate(n=Count("pk")))
    columns = []
    for stage in Stage:
        if stage in OPEN and (number := numbers.get(stage.value, 0)):
            query = request.GET.copy()
            query["stage"] = stage.value
            first = lists.SEEN_DUE if lists.SEEN_DUE in visible.query.annotations else "due_on"
            rows = [visibility.hide(row) for row in visible.filter(stage=stage).order_by(first, "pk")[:BOARD_CAP]]
            columns.append((stage, number, rows, query.urlencode(), max(0, number - BOARD_CAP)))
    return render(request, "desk/board.html", {"columns": columns, "filters": chosen})


def _of_board(request: Request) -> list[Any]:
    shown = {"session", "year", "field", "unit", "key"}
    return [each for each in lists.declared(request.post) if each.key in shown] if request.post else []
