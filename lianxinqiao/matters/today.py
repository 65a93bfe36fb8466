"""What the desk says of suggestions beside the piles: what ends today, what is followed, what one could begin with."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT
from lianxinqiao.acts.lists import FIRST, Beginning
from lianxinqiao.matters import listed
from lianxinqiao.matters.models import AssigningMeeting, Suggestion
from lianxinqiao.matters.visibility import hide, readable
from lianxinqiao.people.models import Post
from lianxinqiao.people.prepared import ForPost


def due_today(post: Post, today: date) -> list[Suggestion]:
    return DUE_TODAY(post, today)


def meetings(post: Post, today: date) -> list[AssigningMeeting]:
    return list(AssigningMeeting.objects.filter(body=post.body, made_at=None, held_on=today))


def followed(post: Post | None, user: int) -> list[Suggestion]:
    return [*map(hide, FOLLOWED(post, user) if post else rows_followed(None, user))]


def _rows(post: Post | None) -> Any:
    return listed.own_rows(post) if post and post.role in UNIT else listed.rows(post)


def rows_followed(post: Post | None, user: int) -> QuerySet[Suggestion]:
    return _rows(post).filter(followers__user_id=user)[:FIRST]


def _due_today(post: Post, today: date) -> QuerySet[Suggestion]:
    """What ends today: for a unit its own shares, answer or opinion; for the others the answers."""
    running = _rows(post).filter(stage__in=listed.RUNNING)
    if post.role in UNIT:
        return running.filter(waits_until=today, waits_done=None).order_by("pk")[:FIRST]
    return running.filter(readable(post, "clock"), due_on=today).order_by("pk")[:FIRST]


DUE_TODAY = ForPost(_due_today, date)
FOLLOWED = ForPost(rows_followed, int)


# ------------------------------------------------------------------ where nothing waits
RAISE = Beginning(_("今天没有等您办的事"), "", "mood-smile", "suggestion-new", _("提出建议"))
IMPORT = Beginning(
    _("还没有建议"),
    _("把本次会议的建议用一张表格导入；也可以逐件录入纸质建议。"),
    "table-import",
    "suggestion-import",
    _("导入建议"),
)


def begin(post: Post) -> Beginning | None:
    if post.role in DEPUTIES:
        return RAISE
    if post.role in OFFICE and not Suggestion.objects.filter(body=post.body).exists():
        return IMPORT
    return None
