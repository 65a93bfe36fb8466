"""The list of questions that are deliberated, and what waits for whoever keeps a hall."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS, OFFICE, RoleCode
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.lists import Listing, Table
from lianxinqiao.acts.piles import Pile
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.halls.stages import Stage
from lianxinqiao.people.models import Post
from lianxinqiao.stations.models import Worker
from lianxinqiao.ui import filters, tables

OFFICES = frozenset(map(str, OFFICE))
STAFF = frozenset({str(RoleCode.STATION_STAFF)})


class TopicTable(Table):
    noun = _("个")
    default_sort = "-opened"
    columns = (
        tables.Column("question", _("议题"), "question", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("station", _("联络站"), "station.spoken"),
        tables.Column("stage", _("进程"), "mark"),
        tables.Column("until", _("征求意见到"), "until", sort="until"),
        tables.Column("opened", _("开始"), lambda row: row.opened_at and timezone.localdate(row.opened_at), sort="pk"),
    )


def declared(post: Post) -> list[filters.Filter]:
    return [
        filters.Text("q", _("找议题"), ("question", "background")),
        filters.Choice("stage", _("进程"), "stage", Stage.choices),
        places.by_township(post, "station__township"),
    ]


def _mine(post: Post) -> Q:
    """Of the stations where this post works; the office's are all."""
    if post.in_the_office:
        return Q(body=post.body)
    return Q(body=post.body, station__in=Worker.objects.filter(post_id=post.pk, to_on=None).values("station"))


def _unread(post: Post, _today: date) -> Q:
    return _mine(post) & Q(Exists(Said.objects.filter(topic=OuterRef("pk"), stage="waiting")))


def _over(post: Post, today: date) -> Q:
    return _mine(post) & (Q(stage=Stage.OPEN, until__lt=today) | Q(stage=Stage.GATHERED))


PILES = (
    Pile("said", _("待审看的发言"), OFFICES | STAFF, Topic, _unread, tone="warn"),
    Pile("to-conclude", _("待汇总、待写结果的议题"), OFFICES | STAFF, Topic, _over, due="until"),
)


def rows(post: Post | None) -> Any:
    return Topic.objects.visible_to(post)


def _open(post: Post) -> Any:
    return rows(post).filter(stage=Stage.OPEN)


TOPICS = Listing(
    "topics",
    _("议事"),
    TopicTable,
    rows=rows,
    filters=declared,
    address="topics",
    piles=PILES,
    due="until",
    days=(Days("topic", _("议题征求意见截止"), _open, on="until", mine=_mine),),
    template="halls/list.html",
    nothing=_("还没有议题。"),
    order=24,
    bodies=IN_CONGRESS,
)
