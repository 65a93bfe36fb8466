"""The list of stations: columns, filters, and what is exported."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CONGRESS, OFFICE, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.acts.rowsheets import of_ticked
from lianxinqiao.people.models import Post
from lianxinqiao.stations import days, duty_sheet, queries, score_sheet
from lianxinqiao.stations.models import Duty, KeyYear, Member, Station, Swap, Turn, Worker
from lianxinqiao.stations.stages import DutyStage, Stage, SwapStage, TurnStage
from lianxinqiao.ui import filters, tables


class StationTable(listing.Table):
    noun = _("个")
    default_sort = "number"
    columns = (
        tables.Column("number", _("编号"), "number_text", sort="number"),
        tables.Column("name", _("名称"), "spoken", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("联络站", "类别"), "get_kind_display", sort="kind"),
        tables.Column("township", _("街道、乡镇"), "township.spoken", sort="township__position"),
        tables.Column("specialty", _("一站一品"), "specialty_spoken"),
        tables.Column("reception", _("接待日"), lambda row: days.brief(row.reception)),
        tables.Column("stage", _("状态"), "mark", default=False),
        tables.Column("head", _("站长"), "head", default=False),
        tables.Column("phone", _("联系电话"), "phone", default=False),
        tables.Column("address", _("地址"), "address_spoken", default=False),
        tables.Column(
            "budget", _("年度经费（元）"), "budget", sort="budget", nullable=True, number=True, default=False
        ),
        tables.Column("founded", _("建站日期"), "founded_on", sort="founded_on", nullable=True, default=False),
        tables.Column("code", _("短码"), "code", default=False),
    )


class Key(filters.Choice):
    """By the year for which a station is a key one."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        years = filters.keys(values[self.key])
        return rows.filter(Exists(KeyYear.objects.filter(station=OuterRef("pk"), year__in=years)))


class OfDeputy(filters.Choice):
    """Those where a deputy serves."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        there = Member.objects.held(timezone.localdate()).filter(mandate__in=filters.keys(values[self.key]))
        return rows.filter(Exists(there.filter(station=OuterRef("pk"))))


def rows(post: Post | None) -> QuerySet[Station]:
    return queries.visible_to(post)


def declared(post: Post | None) -> list[filters.Filter]:
    known: list[filters.Filter] = [
        filters.Text("q", _("名称、地址或特色"), ("name", "name_en", "address", "specialty", "code")),
        places.by_township(post),
        filters.Choice("kind", pgettext_lazy("联络站", "类别"), "kind", Station.Kind.choices, several=True),
        Key("key", _("重点打造年度"), "", _years),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
    ]
    if post and post.mandate_id:
        known.append(OfDeputy("mine", _("我所在的"), "", [(str(post.mandate_id), _("我所在的联络站"))]))
    return known


def _years() -> list[tuple[str, Any]]:
    years = KeyYear.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]


# ------------------------------------------------------------------ what waits
def _asked_of_me(post: Post, _today: date) -> Q:
    return Q(to=post.mandate_id, stage=SwapStage.ASKED)


def _soon_mine(post: Post, today: date, near: date) -> Q:
    return Q(
        mandate=post.mandate_id,
        stage=TurnStage.SERVES,
        duty__stage=DutyStage.PUBLISHED,
        duty__held_on__range=(today, near),
    )


def _unexplained(post: Post, _today: date) -> Q:
    return Q(mandate=post.mandate_id, stage=TurnStage.MISSED, reason="")


def _unrecorded(post: Post, today: date) -> Q:
    return Q(station__body=post.body_id, stage=DutyStage.PUBLISHED, held_on__lt=today)


def _unmanned(post: Post, today: date) -> Q:
    return Q(station__body=post.body_id, stage=DutyStage.PLANNED, held_on__gte=today, turns=None)


PILES = (
    Pile(
        "swaps",
        _("请您换班"),
        DEPUTIES,
        Swap,
        _asked_of_me,
        path="turn.duty.station",
        tone="warn",
        due="turn__duty__held_on",
    ),
    Pile("turns", _("您近期的值班"), DEPUTIES, Turn, _soon_mine, path="duty.station", due="duty__held_on"),
    Pile("missed", _("未到岗，待说明"), DEPUTIES, Turn, _unexplained, path="duty.station", due="duty__held_on"),
    Pile("unrecorded", _("接待情况待登记"), OFFICE, Duty, _unrecorded, path="station", due="held_on", watched=True),
    Pile("unmanned", _("接待日无人值班"), OFFICE, Duty, _unmanned, path="station", tone="warn", due="held_on"),
)


# ------------------------------------------------------------------ the calendar
def _published(post: Post) -> QuerySet[Duty]:
    near = Duty.objects.select_related("station").filter(station__in=queries.visible_to(post).values("pk"))
    return near.filter(stage__in=[DutyStage.PUBLISHED, DutyStage.HELD])


def _served_by(post: Post) -> Q:
    """The days on which a deputy has a turn; those of the stations where somebody works."""
    if post.mandate_id:
        turns = Turn.objects.filter(mandate=post.mandate_id).exclude(stage=TurnStage.GIVEN)
        return Q(pk__in=turns.values("duty"))
    there = Worker.objects.held(timezone.localdate()).filter(post=post.pk)
    return Q(station__in=there.values("station"))


RECEPTIONS = Days(
    "duty",
    _("接待日"),
    _published,
    on="held_on",
    due=False,
    mine=_served_by,
    times=lambda duty: (duty.starts_at, duty.ends_at),
    title=lambda duty: duty.station.spoken,
    place=lambda duty: duty.station.address_spoken,
)
READERS = DEPUTIES | OFFICE | {RoleCode.STATION_STAFF, RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
STATIONS = listing.Listing(
    "stations",
    pgettext_lazy("多个", "联络站"),
    StationTable,
    rows=rows,
    filters=declared,
    piles=PILES,
    address="stations",
    roles=READERS,
    nothing=_("没有符合条件的联络站。"),
    template="stations/list.html",
    order=60,
    days=(RECEPTIONS,),
    bodies=IN_CONGRESS,
    ticked=(
        listing.Ticked("fill", _("补排值班"), duty_sheet.KEEPERS, of_ticked(duty_sheet.SHEET, "station")),
        listing.Ticked("score", _("现场评分"), OFFICE | DEPUTIES, of_ticked(score_sheet.SHEET, "station")),
    ),
)
