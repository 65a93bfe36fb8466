"""Meetings: found by their agenda, by what they decided and by whom they appointed; by strangers as far as it is published."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from lianxinqiao.meetings.kinds import PUBLIC
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.stages import DecisionStage, Nomination, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.search import kinds
from lianxinqiao.search.kinds import Kind, Said, Shown

NEAR = ("items", "decisions", "appointments__person", "appointments__office")
PUBLISHED = (Q(kind__in=PUBLIC) | Q(own_kind__inside=False)) & ~Q(stage__in=[Stage.DRAFTED, Stage.CANCELLED])


def texts(rows: QuerySet[Meeting]) -> Iterator[tuple[int, list[str], list[str] | None]]:
    for row in rows.select_related("body", "term").prefetch_related(*NEAR).iterator(200):
        yield row.pk, _inside(row), _public(row) if row.is_public else None


def _heading(row: Meeting) -> list[str]:
    return [row.title, *(item.title for item in row.items.all())]


def _inside(row: Meeting) -> list[str]:
    """All that whoever serves in the body reads on its page."""
    decided = [f"{decision.title} {decision.text}" for decision in row.decisions.all()]
    named = [f"{act.person.name} {act.office}" for act in row.appointments.all()]
    return [*_heading(row), row.place, row.minutes, *decided, *named]


def _public(row: Meeting) -> list[str]:
    """The agenda; decisions that are published and appointments that are announced; the minutes with the meeting."""
    decided = [row_ for row_ in row.decisions.all() if row_.stage == DecisionStage.PUBLISHED]
    named = [act for act in row.appointments.all() if act.stage == Nomination.PASSED and act.announced_on]
    minutes = [row.minutes] if row.stage == Stage.PUBLISHED else []
    return [
        *_heading(row),
        *minutes,
        *(f"{decision.title} {decision.text}" for decision in decided),
        *(f"{act.person.name} {act.office}" for act in named),
    ]


def _seen(rows: Any, post: Post | None) -> Any:
    return rows.visible_to(post) if post else rows.public()


def _reads(post: Post) -> Q | None:
    return Q() if post.body_id else None


def _titles(said: Said) -> Q:
    named = ("title", "items__title", "decisions__title")
    found = Q()
    for name in named:
        found |= Q(**{f"{name}__icontains": said.word}) | Q(**{f"{name}__icontains": said.written})
    return Q(pk__in=Meeting.objects.filter(found).values("pk"))


def _page(row: Meeting, post: Post | None) -> str:
    return row.get_absolute_url() if post else reverse("portal-meeting", args=[row.pk])


def _show(row: Meeting, post: Post | None) -> Shown:
    words = f"{timezone.localdate(row.starts_at)} · {row.get_stage_display()}"
    return Shown(str(row), words, _inside(row) if post and post.body_id else _public(row))


def _fetch(rows: Any, post: Post | None) -> Any:
    return rows.select_related("body", "term").prefetch_related(*NEAR)


MEETINGS = kinds.register(
    Kind(
        Meeting,
        pgettext_lazy("列表", "会议"),
        texts=texts,
        seen=_seen,
        reads=_reads,
        published=PUBLISHED,
        titles=_titles,
        page=_page,
        show=_show,
        fetch=_fetch,
    )
)
