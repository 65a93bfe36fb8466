"""The lists of the plenary: speeches, and the opinions drawn from them."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CPPCC, OFFICE, UNIT
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.acts.rowsheets import of_ticked
from lianxinqiao.people.models import Post, Session
from lianxinqiao.reports import forwarding_sheet
from lianxinqiao.reports.models import Point, Speech
from lianxinqiao.reports.readers import READERS
from lianxinqiao.reports.stages import PointStage, SpeechStage
from lianxinqiao.ui import filters, tables


# ------------------------------------------------------------------ speeches
class SpeechTable(listing.Table):
    noun = pgettext_lazy("大会发言", "篇")
    default_sort = "place"
    columns: ClassVar = (
        tables.Column("place", _("顺序"), "place", sort="place", nullable=True, number=True),
        tables.Column("topic", _("发言题目"), "topic", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("speaker", _("发言人"), "speaker"),
        tables.Column("session", pgettext_lazy("大会发言", "会议"), "session"),
        tables.Column("way", _("发言方式"), "get_way_display"),
        tables.Column("stage", _("状态"), "mark"),
    )


def _sessions(post: Post) -> list[tuple[int, str]]:
    found = Session.objects.filter(term__body=post.body_id).select_related("term")
    return [(session.pk, str(session)) for session in found]


SPEECHES = listing.Listing(
    "speeches",
    _("大会发言"),
    SpeechTable,
    rows=lambda post: Speech.objects.visible_to(post).select_related("mandate__person", "session__term", "body"),
    filters=lambda post: [
        filters.Text("q", _("题目"), ("topic", "in_name_of")),
        filters.Choice("session", pgettext_lazy("大会发言", "会议"), "session", lambda: _sessions(post)),
        filters.Choice("stage", _("状态"), "stage", SpeechStage.choices, several=True),
        filters.Choice("way", _("发言方式"), "way", Speech.Way.choices),
        *places.by_seat(post, "mandate"),
    ],
    piles=(
        Pile(
            "speech-invited",
            _("请您准备的大会发言"),
            DEPUTIES,
            Speech,
            lambda post, today: Q(mandate=post.mandate_id, stage=SpeechStage.INVITED),
            act="speech.hand_in",
            tone="warn",
        ),
        Pile(
            "speech-choose",
            _("待遴选的大会发言"),
            OFFICE,
            Speech,
            lambda post, today: Q(body=post.body_id, stage=SpeechStage.HANDED_IN),
            act="speech.choose",
        ),
        Pile(
            "speech-draw",
            _("待梳理意见建议的大会发言"),
            OFFICE,
            Speech,
            lambda post, today: Q(body=post.body_id, stage=SpeechStage.GIVEN, points=None),
            act="speech.draw",
        ),
    ),
    address="speeches",
    roles=READERS,
    nothing=_("没有符合条件的发言。"),
    template="reports/speeches.html",
    order=22,
    bodies=IN_CPPCC,
)


# ------------------------------------------------------------------ opinions from speeches
class PointTable(listing.Table):
    noun = pgettext_lazy("大会意见", "条")
    default_sort = "topic"
    columns: ClassVar = (
        tables.Column("topic", _("发言题目"), "speech.topic", sort="speech__topic"),
        tables.Column("text", _("意见建议"), "text", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("unit", _("转送单位"), "unit.spoken"),
        tables.Column("due", _("反馈期限"), "due_on", sort="due_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def _late(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=PointStage.FORWARDED, due_on__lt=today)


def _forwarded(post: Post) -> Any:
    return Point.objects.visible_to(post).filter(stage=PointStage.FORWARDED).select_related("speech", "body")


POINTS = listing.Listing(
    "points",
    _("全会意见建议"),
    PointTable,
    rows=lambda post: Point.objects.visible_to(post).select_related("speech__mandate__person", "unit", "body"),
    filters=lambda post: [
        filters.Text("q", _("意见建议或题目"), ("text", "speech__topic")),
        filters.Choice("stage", _("状态"), "stage", PointStage.choices, several=True),
    ],
    piles=(
        Pile(
            "point-forward",
            _("待转送的全会意见"),
            OFFICE,
            Point,
            lambda post, today: Q(body=post.body_id, stage=PointStage.DRAWN),
            act="point.forward",
        ),
        Pile(
            "point-answer",
            _("政协全会意见，待反馈"),
            UNIT,
            Point,
            lambda post, today: Q(unit=post.organization_id, stage=PointStage.FORWARDED),
            act="point.answer",
            due="due_on",
        ),
        Pile(
            "point-close",
            _("已反馈，待告知发言人"),
            OFFICE,
            Point,
            lambda post, today: Q(body=post.body_id, stage=PointStage.ANSWERED),
            act="point.close",
        ),
        Pile("point-late", _("全会意见逾期未反馈"), OFFICE, Point, _late, tone="bad", due="due_on", watched=True),
    ),
    due="due_on",
    ticked=(listing.Ticked("sheet", pgettext_lazy("大会意见", "分别转送"), OFFICE, of_ticked(forwarding_sheet.SHEET)),),
    days=(
        Days(
            "point", _("全会意见反馈期限"), _forwarded, on="due_on", mine=lambda post: Q(unit=post.organization_id or 0)
        ),
    ),
    address="points",
    roles=READERS | UNIT,
    nothing=_("没有符合条件的意见建议。"),
    order=23,
    bodies=IN_CPPCC,
)
