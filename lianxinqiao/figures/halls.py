"""The figures of deliberation （议事）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure, rate
from lianxinqiao.figures.stations import station_names
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_township
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.halls.stages import PUBLIC, SaidStage, Stage
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

ROOM = _("议事")


def _positions(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(each): str(each.label) for each in Said.Position}


def _topic_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("question", _("议题"), "question", main=True, link=lambda row: row.get_absolute_url()),
        Column("station", _("联络站"), "station.spoken"),
        Column("opened", _("开始"), lambda row: row.opened_at and timezone.localdate(row.opened_at)),
        Column("stage", _("进程"), "get_stage_display"),
        *([Column("came", _("到场议事的人次"), "came")] if figure.code == "halls.person_times" else []),
    )


def _said_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("day", _("日期"), lambda row: timezone.localdate(row.said_at)),
        Column("question", _("议题"), "topic.question", main=True, link=lambda row: row.topic.get_absolute_url()),
        Column("position", _("观点"), "get_position_display"),
        Column("text", _("发言"), "text"),
    )


def _page(row: Topic) -> str:
    return reverse("hall-topic", args=[row.pk])


TOPICS = Subject(
    Topic,
    ROOM,
    bodies=IN_CONGRESS,
    on="opened_at__date",
    columns=_topic_columns,
    near=("body", "station__township"),
    ways=(
        by_township("station__township_id"),
        ByKey("station", _("按联络站"), "station_id", station_names),
        ByMonth("month", _("按月份"), "opened_at"),
    ),
    public=lambda figure, rows: rows.filter(stage__in=PUBLIC),
    item=lambda row: Item(row.question, _page(row), row.station.spoken),
)
SAID = Subject(
    Said,
    ROOM,
    bodies=IN_CONGRESS,
    body="topic__body",
    on="said_at__date",
    columns=_said_columns,
    near=("topic__body", "topic__station"),
    ways=(
        by_township("topic__station__township_id"),
        ByWord("position", _("按观点"), "position", _positions),
        ByMonth("month", _("按月份"), "said_at"),
    ),
    public=lambda figure, rows: rows.filter(topic__in=Topic.objects.public()),
    item=lambda row: Item(row.text[:60], _page(row.topic), row.get_position_display()),
)


@figure(
    "halls.topics",
    _("议事的议题"),
    pgettext_lazy("议题的量词", "个"),
    _("本期开始征求意见、没有取消的议题。"),
    of=TOPICS,
)
def topics(body: Body, period: Period) -> Rows:
    """Questions put to everybody in the period and not cancelled."""
    return TOPICS.of(body, period).exclude(stage=Stage.CANCELLED)


@figure(
    "halls.concluded",
    _("有结果的议题"),
    pgettext_lazy("议题的量词", "个"),
    _("议事的议题中，已经写明结果的。"),
    of=TOPICS,
)
def concluded(body: Body, period: Period) -> Rows:
    """Of the questions: those whose outcome is written."""
    return topics(body, period).filter(stage=Stage.CONCLUDED)


@figure(
    "halls.became",
    _("变成建议、意见的议题"),
    pgettext_lazy("议题的量词", "个"),
    _("议事的议题中，结果变成了代表建议或者转为群众意见办理的。"),
    of=TOPICS,
)
def became(body: Body, period: Period) -> Rows:
    """Of the questions: those that became a deputy's suggestion or an opinion that is handled."""
    return concluded(body, period).filter(~Q(suggestion=None) | ~Q(opinion=None))


@figure(
    "halls.person_times",
    _("到场议事的人次"),
    _("人次"),
    _("议事的议题中，现场议事各场到场的群众和代表，按议题登记后合计；只在网上发言的不计。"),
    of=TOPICS,
    sum="came",
)
def person_times(body: Body, period: Period) -> Rows:
    """Of the questions deliberated: the citizens and deputies who came to the sittings, noted by question and added up."""
    return topics(body, period).filter(came__isnull=False)


@figure("halls.said", _("议事的发言"), _("条"), _("本期提交、审看后公开的发言，群众和代表的都计。"), of=SAID)
def said(body: Body, period: Period) -> Rows:
    """What citizens and deputies said in the period and everybody may read."""
    return SAID.of(body, period).filter(stage=SaidStage.SHOWN)


rate("halls.concluded_rate", _("议题办结率"), part="halls.concluded", whole="halls.topics")
