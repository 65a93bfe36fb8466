"""The first screen: what waits for me, what is late or near, what happens today, what I follow."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.desk import installation, lists, waiting
from lianxinqiao.matters.models import AssigningMeeting, Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

SHOWN = 8


@login_required
def desk(request: Request) -> HttpResponse:
    """Every count opens its list; what is late stands first."""
    post, today = request.post, timezone.localdate()
    counted = waiting.numbers(post, today) if post else []
    urgent = [pair for pair in counted if pair[0].tone in {"bad", "warn"} and pair[1]]
    first = next((pair for pair in [*urgent, *counted] if pair[1]), None)
    context = {
        "post": post,
        "urgent": urgent,
        "counted": [pair for pair in counted if pair not in urgent],
        "first": first,
        "rows": _first_rows(post, first[0], today) if post and first else [],
        "meetings": _meetings(post, today),
        "due_today": _due_today(post, today),
        "followed": lists.rows(post).filter(followers__user=request.user)[:SHOWN],
        "installation": installation.overview(today) if post and post.role == RoleCode.ADMINISTRATOR else [],
        "today": today,
    }
    return render(request, "desk/desk.html", context)


def _first_rows(post: Post, kind: waiting.Waiting, today: date) -> list[Suggestion]:
    rows = lists.rows(post).filter(pk__in=waiting.suggestion_ids(kind, post, today))
    rows = rows.annotate(waits_until=waiting.due_of(kind, post, today))
    return list(rows.order_by(F("waits_until").asc(nulls_last=True), "pk")[:SHOWN])


def _due_today(post: Post | None, today: date) -> list[Suggestion]:
    if not post or post.role == RoleCode.ADMINISTRATOR:
        return []
    return list(lists.rows(post).filter(stage__in=lists.RUNNING, due_on=today).order_by("pk")[:SHOWN])


def _meetings(post: Post | None, today: date) -> list[AssigningMeeting]:
    if not post or post.role not in OFFICE:
        return []
    return list(AssigningMeeting.objects.filter(body=post.body, made_at=None, held_on=today))
