"""The desk: what waits for me, the list, the board by stage."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from lianxinqiao.desk import lists, waiting
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import OPEN, Stage
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.requests import Request
from lianxinqiao.ui.filters import Filters

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOARD_CAP = 12


@login_required
def desk(request: Request) -> HttpResponse:
    """The first screen: what waits for me, what is late or near, what I follow. Every count opens its list."""
    post, today = request.post, timezone.localdate()
    kinds = waiting.for_post(post) if post else []
    counted = [(kind, kind.rows(post, today).count()) for kind in kinds] if post else []
    first = next(((kind, n) for kind, n in counted if n), None)
    context = {
        "post": post,
        "counted": counted,
        "first": first,
        "rows": _first_rows(request, first[0]) if first else [],
        "followed": Suggestion.objects.visible_to(post)
        .filter(followers__user=request.user)
        .select_related(*lists.NEAR)[:8],
        "today": today,
    }
    return render(request, "desk/desk.html", context)


def _first_rows(request: Request, kind: waiting.Waiting) -> list[Suggestion]:
    assert request.post
    ids = waiting.suggestion_ids(kind, request.post, timezone.localdate())
    return list(Suggestion.objects.filter(pk__in=ids).select_related(*lists.NEAR).order_by("due_on", "pk")[:8])


@login_required
def suggestions(request: Request) -> HttpResponse:
    """The list; `waiting=<code>` narrows it to one kind of what waits."""
    post = request.post
    rows = lists.rows(post)
    kind = waiting.BY_CODE.get(request.GET.get("waiting", ""))
    if kind and post and post.role in kind.roles:
        rows = rows.filter(pk__in=waiting.suggestion_ids(kind, post, timezone.localdate()))
    chosen = Filters(request.GET, lists.declared(post) if post else ())
    table = lists.SuggestionTable(chosen.apply(rows), request.GET)
    if table.wants_export:
        return _sheet(table)
    return render(request, "desk/suggestions.html", {"table": table, "filters": chosen, "kind": kind})


def _sheet(table: Any) -> HttpResponse:
    shown = Table.of([Column(heading) for heading in table.sheet_headings()], table.sheet_rows(), "建议")
    response = HttpResponse(sheets.write(shown), content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="建议.xlsx") or ""
    return response


@login_required
def board(request: Request) -> HttpResponse:
    """What is open, by stage; each column shows its first cards and opens its list."""
    visible = lists.rows(request.post)
    columns = []
    for stage in Stage:
        if stage in OPEN:
            rows = visible.filter(stage=stage).order_by("due_on", "pk")
            columns.append((stage, rows[:1000].count(), rows[:BOARD_CAP]))
    return render(request, "desk/board.html", {"columns": columns})
