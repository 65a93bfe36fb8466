"""Questions that are deliberated: found by what they ask, what was said to them and what came of them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from lianxinqiao.halls.models import Topic
from lianxinqiao.halls.stages import PUBLIC, SaidStage
from lianxinqiao.people.models import Post
from lianxinqiao.search import kinds
from lianxinqiao.search.kinds import Kind, Said, Shown


def texts(rows: QuerySet[Topic]) -> Iterator[tuple[int, list[str], list[str] | None]]:
    for row in rows.select_related("station").prefetch_related("said").iterator(200):
        yield row.pk, _inside(row), _public(row) if row.is_public else None


def _heading(row: Topic) -> list[str]:
    return [row.question, row.background, row.station.name, row.positions, row.outcome]


def _inside(row: Topic) -> list[str]:
    """With what still waits for a look, and what is not shown."""
    return [*_heading(row), *(said.text for said in row.said.all())]


def _public(row: Topic) -> list[str]:
    return [*_heading(row), *(said.text for said in row.said.all() if said.stage == SaidStage.SHOWN)]


def _seen(rows: Any, post: Post | None) -> Any:
    return rows.visible_to(post) if post else rows.public()


def _reads(post: Post) -> Q | None:
    return Q() if post.body_id else None


def _titles(said: Said) -> Q:
    return Q(question__icontains=said.word) | Q(question__icontains=said.written)


def _page(row: Topic, post: Post | None) -> str:
    return row.get_absolute_url() if post else reverse("hall-topic", args=[row.pk])


def _show(row: Topic, post: Post | None) -> Shown:
    words = f"{row.station.spoken} · {row.get_stage_display()}"
    return Shown(row.question, words, _inside(row) if post and post.body_id else _public(row))


def _fetch(rows: Any, post: Post | None) -> Any:
    return rows.select_related("body", "station__township").prefetch_related("said")


TOPICS = kinds.register(
    Kind(
        Topic,
        pgettext_lazy("列表", "议事"),
        texts=texts,
        seen=_seen,
        reads=_reads,
        published=Q(stage__in=PUBLIC),
        titles=_titles,
        page=_page,
        show=_show,
        fetch=_fetch,
    )
)
