"""The lists of this room: partners, what is handed to them, what came from them."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.days import Days, everybodys
from lianxinqiao.acts.piles import Pile
from lianxinqiao.exchange.kinds import Kind, Wish
from lianxinqiao.exchange.models import Arrival, Handover, Partner
from lianxinqiao.exchange.stages import OPEN, WAITS_FOR_THEM, ArrivalStage, PartnerStage, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

READERS = Partner.readers


class PartnerTable(listing.Table):
    noun = pgettext_lazy("交换", "个对象")
    default_sort = "name"
    columns: ClassVar = (
        tables.Column("name", _("对方机关"), "name", sort="name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("level", _("层级关系"), "get_level_display"),
        tables.Column("heard", _("最近来信"), lambda row: row.heard_at and timezone.localdate(row.heard_at)),
        tables.Column("stage", _("状态"), "mark"),
    )


PARTNERS = listing.Listing(
    "partners",
    _("交换对象"),
    PartnerTable,
    rows=lambda post: Partner.objects.visible_to(post).select_related("body"),
    filters=lambda post: [
        filters.Text("q", _("对方机关"), ("name",)),
        filters.Choice("level", _("层级关系"), "level", Partner.Level.choices),
        filters.Choice("stage", _("状态"), "stage", PartnerStage.choices),
    ],
    address="partners",
    roles=READERS,
    nothing=_("还没有交换对象。"),
    template="exchange/partners.html",
    order=72,
)


def _columns(whom: Any, begun: tables.Column) -> tuple[tables.Column, ...]:
    """What is handed on and what arrives are listed alike: of whom, and since when."""
    return (
        tables.Column("number", _("编号"), "number_text"),
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("partner", whom, "partner"),
        tables.Column("kind", _("事项种类"), "get_kind_display"),
        begun,
        tables.Column("by", _("希望何日前反馈"), "reply_by", sort="reply_by", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def _filters(post: Post, whom: Any, stages: Any) -> list[filters.Filter]:
    return [
        filters.Text("q", _("标题或内容"), ("title", "text")),
        filters.Choice("kind", _("事项种类"), "kind", Kind.choices, several=True),
        filters.Choice("partner", whom, "partner", lambda: _partners(post), several=True),
        filters.Choice("stage", _("状态"), "stage", stages.choices, several=True),
    ]


def _partners(post: Post) -> Any:
    return [(row.pk, row.name) for row in Partner.objects.visible_to(post)]


TO, FROM = pgettext_lazy("交换", "移送给"), pgettext_lazy("交换", "来自")


class HandoverTable(listing.Table):
    noun = pgettext_lazy("交换", "件")
    default_sort = "-sent"
    columns: ClassVar = _columns(
        TO, tables.Column("sent", _("移送时间"), lambda row: timezone.localdate(row.sent_at), sort="sent_at")
    )


def _handed(code: str, label: Any, *stages: Stage, **more: Any) -> Pile:
    return Pile(code, label, OFFICE, Handover, lambda post, today: Q(body=post.body_id, stage__in=stages), **more)


def _late(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage__in=WAITS_FOR_THEM, reply_by__lt=today)


def _awaited(post: Post) -> Any:
    return Handover.objects.visible_to(post).filter(stage__in=WAITS_FOR_THEM).select_related("body", "partner")


def _owed(post: Post) -> Any:
    return Arrival.objects.visible_to(post).filter(stage__in=OPEN).select_related("body", "partner")


HANDOVERS = listing.Listing(
    "handovers",
    _("移送出去的"),
    HandoverTable,
    rows=lambda post: Handover.objects.visible_to(post).select_related("body", "partner"),
    filters=lambda post: _filters(post, TO, Stage),
    piles=(
        _handed("not-arrived", _("没有送到的移送件"), Stage.FAILED, tone="bad"),
        _handed("come-back", _("对方退回的移送件"), Stage.REFUSED, tone="warn"),
        _handed("answered", _("对方已反馈，待办结"), Stage.ANSWERED),
        Pile("late", _("对方逾期没有反馈"), OFFICE, Handover, _late, due="reply_by", tone="warn", watched=True),
    ),
    address="handovers",
    due="reply_by",
    days=(Days("handover", _("移送件的反馈日期"), _awaited, on="reply_by", roles=OFFICE),),
    roles=READERS,
    nothing=_("没有符合条件的移送件。"),
    template="exchange/handovers.html",
    order=70,
)


class ArrivalTable(listing.Table):
    noun = pgettext_lazy("交换", "件")
    default_sort = "-received"
    columns: ClassVar = _columns(
        FROM,
        tables.Column("received", _("签收时间"), lambda row: timezone.localdate(row.received_at), sort="received_at"),
    )


def _overdue(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage__in=OPEN, reply_by__lt=today)


ARRIVALS = listing.Listing(
    "arrivals",
    _("移送来的"),
    ArrivalTable,
    rows=lambda post: Arrival.objects.visible_to(post).select_related("body", "partner"),
    filters=lambda post: _filters(post, FROM, ArrivalStage),
    piles=(
        Pile(
            "to-accept",
            _("待受理的移送件"),
            OFFICE,
            Arrival,
            lambda post, today: Q(body=post.body_id, stage=ArrivalStage.ARRIVED),
            due="reply_by",
        ),
        Pile(
            "to-answer",
            _("待反馈的移送件"),
            OFFICE,
            Arrival,
            lambda post, today: Q(body=post.body_id, stage=ArrivalStage.ACCEPTED) & ~Q(wish=Wish.KNOW),
            due="reply_by",
        ),
        Pile("overdue", _("逾期没有反馈的移送件"), OFFICE, Arrival, _overdue, due="reply_by", tone="bad", watched=True),
    ),
    address="arrivals",
    due="reply_by",
    days=(Days("arrival", _("收到的移送件的反馈日期"), _owed, on="reply_by", mine=everybodys, roles=OFFICE),),
    roles=READERS,
    nothing=_("没有符合条件的移送件。"),
    order=71,
)
