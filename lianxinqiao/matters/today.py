"""What the desk says of suggestions beside the piles: what ends today, what is followed, what one could begin with."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES, UNIT, RoleCode
from lianxinqiao.acts.list_parts import Beginning, Help
from lianxinqiao.acts.lists import FIRST
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


# ------------------------------------------------------------------ at any time
STATION = frozenset({str(RoleCode.STATION_STAFF)})
HELPS = (
    Help(
        STATION,
        _("协助代表起草建议"),
        _("代表口述、您来记录；草稿放到代表的工作台，由代表本人核对、修改和提交。"),
        "suggestion-help",
    ),
    Help(
        STATION,
        _("帮来访群众查找公开的建议和答复"),
        _("可以按关键词、类别、单位和年度查找，也可以打印页面上的二维码给群众带走。"),
        "portal-browse",
    ),
    Help(
        STATION,
        _("告诉群众联系哪位代表"),
        _("每位代表提出过的、已公开的建议都在代表的页面上。"),
        "portal-deputies",
    ),
)


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
    if post.in_the_office and not Suggestion.objects.filter(body=post.body).exists():
        return IMPORT
    return None
