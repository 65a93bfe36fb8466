"""The first screen: what waits for me, what is late or near, what happens today, what I follow."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lianxinqiao.access.roles import DEPUTIES, OFFICE, SECOND_PERSONS, UNIT, RoleCode
from lianxinqiao.desk import installation, lists, waiting
from lianxinqiao.matters.models import AssigningMeeting, Suggestion
from lianxinqiao.matters.visibility import hide, readable
from lianxinqiao.notices import copies
from lianxinqiao.people import chrome, first_steps
from lianxinqiao.people.models import Post
from lianxinqiao.people.prepared import ForPost
from lianxinqiao.people.requests import Request

SHOWN = 8
LISTED = 4  # kinds of work whose first rows are shown; the others stand as numbers
Counted = list[tuple[waiting.Waiting, int]]


@dataclass(frozen=True)
class Listed:
    """One kind of what waits, with its first rows."""

    kind: waiting.Waiting
    number: int
    rows: list[Suggestion]


@login_required
def desk(request: Request) -> HttpResponse:
    """What waits for this person as lists, what is late first; every other number opens its list."""
    post, today = request.post, timezone.localdate()
    near = waiting.soon(post, today) if post else today
    counted = waiting.numbers(post, today, near) if post else []
    listed = _listed(post, counted, today, near) if post else []
    shown = {each.kind.code for each in listed}
    unlisted = [pair for pair in counted if pair[0].code not in shown]
    urgent = [pair for pair in unlisted if pair[0].tone in {"bad", "warn"} and pair[1]]
    rest = [pair for pair in unlisted if pair not in urgent]
    user = request.user.pk
    administers = bool(post and post.role == RoleCode.ADMINISTRATOR)
    context = {
        "post": post,
        "urgent": urgent,
        "counted": [pair for pair in rest if pair[1]],
        "nothing": [kind for kind, number in rest if not number],
        "listed": listed,
        "begin": "" if listed or not post else _beginning(post),
        "helps": bool(post and post.role == RoleCode.STATION_STAFF),
        "meetings": _meetings(post, today),
        "due_today": DUE_TODAY(post, today) if post and post.role != RoleCode.ADMINISTRATOR else [],
        "followed": [*map(hide, FOLLOWED(post, user) if post else _followed(None, user))],
        "installation": installation.overview(today) if administers else [],
        "setup": first_steps.next_step() if administers else None,
        "is_copy": copies.is_copy() if administers else False,
        "to_confirm": chrome.waiting(request) if post and post.role in SECOND_PERSONS else None,
        "today": today,
        "own_day": bool(post and post.role in UNIT),
    }
    return render(request, "desk/desk.html", context)


def _beginning(post: Post) -> str:
    """What somebody for whom nothing waits could begin with."""
    if post.role in DEPUTIES:
        return "raise"
    if post.role in OFFICE and not Suggestion.objects.filter(body=post.body).exists():
        return "import"
    return ""


def _listed(post: Post, counted: Counted, today: date, near: date) -> list[Listed]:
    """The kinds that are this person's move; for who only watches, the first that is not empty."""
    there = sorted((pair for pair in counted if pair[1]), key=lambda pair: not pair[0].tone)
    own = [pair for pair in there if not pair[0].watched][:LISTED]
    most = SHOWN if len(own) < 2 else SHOWN // 2
    return [Listed(kind, number, FIRST[kind.code](post, today, near)[:most]) for kind, number in own or there[:1]]


def _first(kind: waiting.Waiting, post: Post, today: date, near: date) -> QuerySet[Suggestion]:
    rows = lists.waiting_rows(post, kind, today, near)
    return rows.order_by(F("waits_until").asc(nulls_last=True), "pk")[:SHOWN]


def _followed(post: Post | None, user: int) -> QuerySet[Suggestion]:
    return _rows(post).filter(followers__user_id=user)[:SHOWN]


def _rows(post: Post | None) -> Any:
    return lists.own_rows(post) if post and post.role in UNIT else lists.rows(post)


def _due_today(post: Post, today: date) -> QuerySet[Suggestion]:
    """What ends today: for a unit its own shares, answer or opinion; for the others the answers."""
    running = _rows(post).filter(stage__in=lists.RUNNING)
    if post.role in UNIT:
        return running.filter(waits_until=today, waits_done=None).order_by("pk")[:SHOWN]
    return running.filter(readable(post, "clock"), due_on=today).order_by("pk")[:SHOWN]


FIRST = {kind.code: ForPost(partial(_first, kind), date, date) for kind in waiting.WAITING}
DUE_TODAY = ForPost(_due_today, date)
FOLLOWED = ForPost(_followed, int)


def _meetings(post: Post | None, today: date) -> list[AssigningMeeting]:
    if not post or post.role not in OFFICE:
        return []
    return list(AssigningMeeting.objects.filter(body=post.body, made_at=None, held_on=today))
