"""What a search page shows, inside and on the portal alike: the best of each kind, or all that was found of one."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString

from lianxinqiao.people.models import Post
from lianxinqiao.search import kinds, queries, snippets, spelling
from lianxinqiao.search.kinds import KINDS, Kind
from lianxinqiao.search.words import QUERY_MAX

BEST = 5
"""Rows of each kind where all kinds are shown."""
PAGE = 20


@dataclass(frozen=True)
class Line:
    title: SafeString
    address: str
    words: str
    excerpt: SafeString


@dataclass(frozen=True)
class Group:
    """Of one kind: how many, some at most (`queries.CAP`), and those shown."""

    kind: Kind
    count: int
    lines: list[Line]

    @property
    def capped(self) -> bool:
        return self.count >= queries.CAP

    @property
    def more(self) -> bool:
        return self.count > len(self.lines)


def shown(request: HttpRequest, post: Post | None) -> dict[str, Any]:
    """For the template `search/found.html`."""
    text, only = request.GET.get("q", "").strip()[:QUERY_MAX], kinds.labelled(request.GET.get("kind", ""))
    context: dict[str, Any] = {"q": text, "only": only, "kinds": list(KINDS.values())}
    if not text:
        return context
    found = _found(request, post, text, only)
    for name in () if found["groups"] else spelling.names(text, post):
        meant = _found(request, post, name, only)
        if meant["groups"]:
            return {**context, **meant, "meant": name}
    return {**context, **found}


def _found(request: HttpRequest, post: Post | None, text: str, only: Kind | None) -> dict[str, Any]:
    if only is None:
        groups = [
            Group(found.kind, found.count, lines(found.kind, found.rows, post, text))
            for found in queries.everywhere(post, text, best=BEST)
        ]
        return {"groups": groups}
    page = Paginator(queries.find_for(post, text, only), PAGE).get_page(request.GET.get("page"))
    found = [Group(only, page.paginator.count, lines(only, list(page), post, text))] if page.paginator.count else []
    return {"groups": found, "listing": page}


def lines(kind: Kind, rows: list[Any], post: Post | None, text: str) -> list[Line]:
    return [_line(kind, row, post, text) for row in rows]


def _line(kind: Kind, row: Any, post: Post | None, text: str) -> Line:
    shown = kind.show(row, post)
    excerpt = snippets.snippet(shown.texts, text)
    return Line(snippets.marked(shown.title, text), kind.page(row, post), shown.words, excerpt)
