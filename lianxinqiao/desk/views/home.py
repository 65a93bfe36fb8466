"""The first screen: what waits for me, what is late or near, what happens today, what I follow."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lianxinqiao.access.roles import DEPUTIES, OFFICE, RoleCode
from lianxinqiao.desk import installation, lists, waiting
from lianxinqiao.matters.models import AssigningMeeting, Suggestion
from lianxinqiao.people import first_steps
from lianxinqiao.people.models import Post
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
    counted = waiting.numbers(post, today) if post else []
    listed = _listed(post, counted, today) if post else []
    shown = {each.kind.code for each in listed}
    unlisted = [pair for pair in counted if pair[0].code not in shown]
    urgent = [pair for pair in unlisted if pair[0].tone in {"bad", "warn"} and pair[1]]
    rest = [pair for pair in unlisted if pair not in urgent]
    administers = bool(post and post.role == RoleCode.ADMINISTRATOR)
    context = {
        "post": post,
        "urgent": urgent,
        "counted": [pair for pair in rest if pair[1]],
        "nothing": [kind for kind, number in rest if not number],
        "listed": listed,
        "begin": "" if listed or not post else _beginning(post),
        "helps": post is not None and post.role == RoleCode.STATION_STAFF,
        "meetings": _meetings(post, today),
        "due_today": _due_today(post, today),
        "followed": lists.rows(post).filter(followers__user=request.user)[:SHOWN],
        "installation": installation.overview(today) if administers else [],
        "setup": first_steps.next_step() if administers else None,
        "today": today,
    }
    return render(request, "desk/desk.html", context)


def _beginning(post: Post) -> str:
    """What somebody for whom nothing waits could begin with."""
    if post.role in DEPUTIES:
        return "raise"
    if post.role in OFFICE and not Suggestion.objects.filter(body=post.body).exists():
        return "import"
    return ""


def _listed(post: Post, counted: Counted, today: date) -> list[Listed]:
    """The kinds that are this person's move; for who only watches, the first that is not empty."""
    there = sorted((pair for pair in counted if pair[1]), key=lambda pair: not pair[0].tone)
    own = [pair for pair in there if not pair[0].watched][:LISTED]
    most = SHOWN if len(own) < 2 else SHOWN // 2
    return [Listed(kind, number, list(_rows(post, kind, today)[:most])) for kind, number in own or there[:1]]


def _rows(post: Post, kind: waiting.Waiting, today: date) -> QuerySet[Suggestion]:
    rows = lists.waiting_rows(post, kind, today)
    return rows.order_by(F("waits_until").asc(nulls_last=True), "pk")


def _due_today(post: Post | None, today: date) -> list[Suggestion]:
    if not post or post.role == RoleCode.ADMINISTRATOR:
        return []
    return list(lists.rows(post).filter(stage__in=lists.RUNNING, due_on=today).order_by("pk")[:SHOWN])


def _meetings(post: Post | None, today: date) -> list[AssigningMeeting]:
    if not post or post.role not in OFFICE:
        return []
    return list(AssigningMeeting.objects.filter(body=post.body, made_at=None, held_on=today))
