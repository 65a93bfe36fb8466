"""The screens of every list: the page and its sheet, the views kept of it, and what is done to many rows at once."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.acts import jobs, many, queues, steps
from lianxinqiao.acts.list_parts import Ticked
from lianxinqiao.acts.lists import LISTINGS, Listing
from lianxinqiao.acts.models import Job, SavedView
from lianxinqiao.acts.piles import Pile
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request
from lianxinqiao.ui import tables

VIEWS = Prepared(lambda user, listing: SavedView.objects.filter(user_id=user, listing=listing), int, str)


def listing_urls(listing: Listing, at: str, *, views: str = "") -> Sequence[URLPattern]:
    """The page of a list, what is done to its ticked rows, and the views that a person keeps of it."""
    told, views = {"listing": listing}, views or f"{at}/views"
    return [
        path(at, show, told, name=listing.address),
        path(f"{at}/bulk", bulk, told, name=f"{listing.address}-bulk"),
        path(views, keep_view, told, name=f"{listing.address}-keep-view"),
        path(f"{views}/<int:pk>/drop", drop_view, told, name=f"{listing.address}-drop-view"),
    ]


def _reader(request: Request, listing: Listing) -> Post | None:
    post = request.post
    if (listing.roles and (not post or post.role not in listing.roles)) or not listing.is_for(post):
        raise Http404
    return post


@login_required
def show(request: Request, listing: Listing) -> HttpResponse:
    post = _reader(request, listing)
    table, chosen, label = listing.asked(post, request.GET, timezone.localdate())
    if table.wants_export:
        return _exported(request, listing, post, table)
    kept, query = VIEWS(request.user.pk, listing.code), request.META.get("QUERY_STRING", "")
    pile = listing.pile_of(request.GET, post)
    context = {
        "listing": listing,
        "table": table,
        "filters": chosen,
        "label": label,
        "views": [
            *(_view(listing, ready.label, ready.query, query) for ready in listing.ready_views(post)),
            *(_view(listing, view.name, view.query, query) for view in kept),
        ],
        "kept": [(view.name, reverse(f"{listing.address}-drop-view", args=[view.pk])) for view in kept],
        "keep_url": reverse(f"{listing.address}-keep-view"),
        "bulk_url": reverse(f"{listing.address}-bulk"),
        "ticked": _ticked(listing, pile, post),
        "pile": pile,
        "queue_url": queues.address(listing, pile) if pile and not pile.watched else "",
    }
    return render(request, listing.template, context)


# ------------------------------------------------------------------ the sheet
AT_ONCE = 2000  # rows: a sheet of so many is written within the request, in some three seconds


def _exported(request: Request, listing: Listing, post: Post | None, table: Any) -> HttpResponse:
    """A small sheet at once; a large one is said to be large, and a press has the worker write it."""
    if table.count <= AT_ONCE or post is None:
        return sheet(table, str(listing.sheet or listing.title))
    if request.method != "POST":
        return render(request, "acts/large.html", {"listing": listing, "table": table})
    params = {"listing": listing.code, "query": request.GET.urlencode()}
    label = _("导出%(list)s") % {"list": listing.title}
    total = 0 if table.capped else table.count
    asked: dict[str, Any] = {
        "label": label,
        "params": params,
        "total": total,
        "back": f"{listing.url}?{_without_export(request)}",
    }
    return redirect(jobs.address(jobs.ask("list", **asked, by=post, at=timezone.now())))


def _without_export(request: Request) -> str:
    query = request.GET.copy()
    query.pop("export", None)
    return query.urlencode()[:250]


def _written(job: Job, told: jobs.Told) -> jobs.Result:
    """What the worker does: the same rows, asked anew in the name of who wanted them."""
    listing = LISTINGS[job.params["listing"]]
    table, _chosen, _label = listing.asked(job.asked_by, QueryDict(job.params["query"]), timezone.localdate())
    title = str(listing.sheet or listing.title)
    content = _content(table, title, told)
    return jobs.Result(content=content, file_name=f"{title}.xlsx", content_type=sheets.CONTENT_TYPE)


jobs.register("list", _written)


def _content(table: Any, title: str, told: jobs.Told = lambda done: None) -> bytes:
    def rows() -> Iterator[list[Any]]:
        for number, row in enumerate(table.sheet_rows()):
            if number % 500 == 0:
                told(number)
            yield row

    return sheets.write(Table.of([Column(heading) for heading in table.sheet_headings()], rows(), title))


def _ticked(listing: Listing, pile: Pile | None, post: Post | None) -> list[Ticked]:
    """What may be done to ticked rows: what the list declares, and what takes rows off this pile by one press."""
    found = [each for each in listing.ticked if post and post.role in each.roles]
    step = steps.of_all(pile) if pile else None
    if pile and step and step.one_press and step.word not in [str(each.label) for each in found]:
        do = partial(many.do, pile, step.code)
        found.append(Ticked(f"{pile.code}.{step.code}", step.word, pile.roles, do, asks=step.asks))
    return found


def _view(listing: Listing, label: Any, query: str, asked: str) -> dict[str, Any]:
    return {"label": label, "url": f"{listing.url}?{query}", "current": asked == query}


def sheet(table: Any, title: str) -> HttpResponse:
    response = HttpResponse(_content(table, title), content_type=sheets.CONTENT_TYPE)
    disposition = content_disposition_header(as_attachment=True, filename=f"{title}.xlsx")
    response.headers["Content-Disposition"] = disposition or ""
    return response


@login_required
@require_POST
def keep_view(request: Request, listing: Listing) -> HttpResponse:
    """Keep the list as it is shown under a name; the same name again replaces it."""
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())
    query = QueryDict(request.POST.get("query", "")[:20_000]).copy()
    for paging in ("after", "before", "page", "export"):
        query.pop(paging, None)
    asked = query.urlencode()
    if not 0 < len(name) <= 40:
        messages.error(request, _("没有存为常用视图：名称须为1至40个字。"))
    elif len(asked) > 2000:
        messages.error(request, _("没有存为常用视图：筛选条件太多，请减少一些。"))
    else:
        SavedView.objects.update_or_create(
            user=request.user, listing=listing.code, name=name, defaults={"query": asked}
        )
    return redirect(f"{listing.url}?{asked}")


@login_required
@require_POST
def drop_view(request: Request, listing: Listing, pk: int) -> HttpResponse:
    get_object_or_404(SavedView, pk=pk, user=request.user, listing=listing.code).delete()
    return redirect(listing.address)


@login_required
@require_POST
def bulk(request: Request, listing: Listing) -> HttpResponse:
    """What the pressed button does to the ticked rows, among those that the person may see."""
    post = _reader(request, listing)
    asked = request.POST.get("act", "")
    piles = [pile for pile in listing.piles if post and pile.is_for(post)]
    ticked = [act for pile in [None, *piles] for act in _ticked(listing, pile, post)]
    act = next((each for each in ticked if each.code == asked), None)
    if not act or not post:
        raise Http404
    return act.do(request, post, list(tables.selected(listing.rows(post), request.POST)))
