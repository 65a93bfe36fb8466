"""A board: what of a list is open, by stage; each column shows its first cards and opens its list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from lianxinqiao.acts.list_parts import Words
from lianxinqiao.acts.lists import Listing
from lianxinqiao.acts.stages import Stages
from lianxinqiao.people.requests import Request
from lianxinqiao.ui.filters import Filters

CAP = 12


@dataclass(frozen=True, eq=False)
class Board:
    """`filters` are those of the listing that it offers; `sort(rows)` the field by which the most urgent card leads."""

    listing: Listing
    life: Stages
    title: Words
    nothing: Words
    filters: frozenset[str]
    sort: Callable[[Any], str]
    card: str = "acts/board_card.html"  # what stands in the link to `row`


@dataclass(frozen=True)
class Column:
    """One stage: how many, the first of them, the list of all, and how many more it shows."""

    stage: Any
    number: int
    rows: list[Any]
    url: str
    more: int


def board_url(board: Board, at: str, *, name: str) -> URLPattern:
    return path(at, show, {"board": board}, name=name)


@login_required
def show(request: Request, board: Board) -> HttpResponse:
    post, listing = request.post, board.listing
    offered = [each for each in listing.filters(post) if each.key in board.filters] if post else []
    chosen = Filters(request.GET, offered)
    visible = chosen.apply(listing.rows(post).filter(stage__in=sorted(board.life.open)))
    numbers = dict(visible.order_by().values_list("stage").annotate(n=Count("pk")))
    columns = []
    for stage in board.life.choices:
        if stage in board.life.open and (number := numbers.get(stage.value, 0)):
            query = request.GET.copy()
            query["stage"] = stage.value
            first = visible.filter(stage=stage).order_by(board.sort(visible), "pk")[:CAP]
            rows = [listing.seen(row) for row in first]
            columns.append(Column(stage, number, rows, f"{listing.url}?{query.urlencode()}", max(0, number - CAP)))
    return render(request, "acts/board.html", {"board": board, "columns": columns, "filters": chosen})
