"""The figures of liaison stations （代表联络站）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure, rate
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_committee, by_township
from lianxinqiao.people.models import Body
from lianxinqiao.people.models.spoken import options
from lianxinqiao.stations.models import Duty, Station, Turn
from lianxinqiao.stations.stages import DutyStage, TurnStage
from lianxinqiao.ui.tables import Column

ROOM = _("代表联络站")


# ------------------------------------------------------------------ parts and lists
def station_names(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Station.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _kinds(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(kind): str(kind.label) for kind in Station.Kind}


def _station_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("number", _("编号"), "number_text"),
        Column("name", _("名称"), "spoken", main=True, link=lambda row: row.get_absolute_url()),
        Column("kind", pgettext_lazy("联络站", "类别"), "get_kind_display"),
        Column("township", _("街道、乡镇"), "township.spoken"),
        Column("specialty", _("一站一品"), "specialty_spoken"),
    )


def _duty_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("day", _("日期"), "held_on"),
        Column("station", _("联络站"), "station.spoken", main=True, link=lambda row: row.station.get_absolute_url()),
        Column("names", _("值班代表"), "names"),
        Column("visitors", _("接待群众（人）"), "visitors", number=True),
    )


def _turn_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("day", _("日期"), "duty.held_on"),
        Column("who", _("代表"), "mandate.person.spoken"),
        Column(
            "station",
            _("联络站"),
            "duty.station.spoken",
            main=True,
            link=lambda row: row.duty.station.get_absolute_url(),
        ),
        Column("stage", _("状态"), "get_stage_display"),
    )


def _page(station: Station) -> str:
    return reverse("portal-station", args=[station.code])


STATIONS = Subject(
    Station,
    ROOM,
    bodies=IN_CONGRESS,
    on="founded_on",
    columns=_station_columns,
    near=("body", "township"),
    ways=(
        by_township(),
        ByWord("kind", _("按站点类别"), "kind", _kinds),
    ),
    public=lambda figure, rows: rows.exclude(stage="closed"),
    item=lambda row: Item(row.spoken, _page(row), str(row.township)),
    recorded=lambda body, period: Station.objects.filter(body=body).exists(),
)
DUTIES = Subject(
    Duty,
    ROOM,
    bodies=IN_CONGRESS,
    body="station__body",
    on="held_on",
    columns=_duty_columns,
    near=("station__body",),
    ways=(
        by_township("station__township_id"),
        ByKey("station", _("按联络站"), "station_id", station_names),
        ByMonth("month", _("按月份"), "held_on"),
    ),
    public=lambda figure, rows: rows,
    item=lambda row: Item(row.station.spoken, _page(row.station), row.held_on.isoformat()),
)
TURNS = Subject(
    Turn,
    ROOM,
    bodies=IN_CONGRESS,
    body="duty__station__body",
    on="duty__held_on",
    columns=_turn_columns,
    near=("duty__station__body", "mandate__person"),
    ways=(
        by_township("duty__station__township_id"),
        by_committee("mandate__committee_id"),
        ByKey("station", _("按联络站"), "duty__station_id", station_names),
        ByMonth("month", _("按月份"), "duty__held_on"),
    ),
)


# ------------------------------------------------------------------ figures
@figure(
    "stations.all", _("人大代表联络站"), _("个"), _("截至期末登记在册、没有撤销的联络站，各类站点都计。"), of=STATIONS
)
def stations(body: Body, period: Period) -> Rows:
    """Stations on the register at the end of the period and not closed by then, of every kind."""
    founded = Q(founded_on=None) | Q(founded_on__lte=period.to_on)
    return Station.objects.filter(founded, body=body).exclude(ended_on__lte=period.to_on)


@figure("stations.key", _("重点打造的联络站"), _("个"), _("联络站中，在本期某一年被确定为重点打造的。"), of=STATIONS)
def key_stations(body: Body, period: Period) -> Rows:
    """Of the stations: chosen as a key station for a year of the period."""
    first, last = period.years or (period.from_on.year, period.to_on.year)
    return Station.objects.filter(body=body, key_years__year__range=(first, last)).distinct()


@figure("stations.improved", _("改造提升的联络站"), _("个"), _("本期完成过硬件改造或功能提升的联络站。"), of=STATIONS)
def improved(body: Body, period: Period) -> Rows:
    """Stations whose premises or functions were improved in the period."""
    days = (period.from_on, period.to_on)
    return Station.objects.filter(body=body, improvements__done_on__range=days).distinct()


@figure("receptions.held", _("代表接待日活动"), _("次"), _("本期按值班表举行、登记了接待情况的接待日。"), of=DUTIES)
def receptions(body: Body, period: Period) -> Rows:
    """Reception days of the period that were held and recorded."""
    return DUTIES.of(body, period).filter(stage=DutyStage.HELD)


@figure("receptions.visitors", _("接待日接待的群众"), _("人次"), _("本期接待日接待的群众。"), of=DUTIES, sum="visitors")
def visitors(body: Body, period: Period) -> Rows:
    """Citizens received on the reception days of the period."""
    return receptions(body, period)


@figure("receptions.turns", _("排定的代表值班"), _("人次"), _("本期已举行的接待日上应当到岗的代表。"), of=TURNS)
def turns(body: Body, period: Period) -> Rows:
    """Deputies who were to serve on the reception days of the period that were held."""
    return TURNS.of(body, period).filter(stage__in=[TurnStage.CAME, TurnStage.MISSED])


@figure("receptions.came", _("到岗的代表值班"), _("人次"), _("排定的代表值班中，到岗的。"), of=TURNS)
def came(body: Body, period: Period) -> Rows:
    """Of the turns: those on which the deputy was there."""
    return turns(body, period).filter(stage=TurnStage.CAME)


rate("receptions.kept_rate", _("代表值班到岗率"), part="receptions.came", whole="receptions.turns")
