"""The list of this room: opinions of the body, the station, the unit, the deputy."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, OFFICE, ROLES, RoleCode
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.list_parts import Help, Ticked
from lianxinqiao.acts.lists import Listing, Table
from lianxinqiao.acts.rowsheets import of_ticked
from lianxinqiao.opinions import assigning_sheet, summary
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.piles import PILES
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.opinions.views import ticked
from lianxinqiao.people.models import Field, Organization, Post
from lianxinqiao.people.models.spoken import options
from lianxinqiao.stations.models import Station
from lianxinqiao.ui import filters, tables

READERS = frozenset(map(str, ROLES)) - {str(RoleCode.ADMINISTRATOR)}


class OpinionTable(Table):
    noun = pgettext_lazy("意见的量词", "条")
    default_sort = "-received"
    columns = (
        tables.Column("number", _("编号"), "number_text"),
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("station", _("联络站"), lambda row: row.station.spoken if row.station else ""),
        tables.Column("field", _("类别"), "field.spoken"),
        tables.Column("received", _("收到"), lambda row: timezone.localdate(row.received_at), sort="received_at"),
        tables.Column("route", _("去向"), lambda row: row.get_route_display() if row.route else ""),
        tables.Column("stage", _("进程"), "mark"),
        tables.Column("due", _("答复期限"), "due_on", sort="due_on"),
        tables.Column("outcome", _("结果"), "outcome_mark"),
        tables.Column("rating", _("评价"), "rating_mark"),
    )


def rows(post: Post | None) -> Any:
    return Opinion.objects.visible_to(post).select_related("body", "station", "field")


class Unit(filters.Choice):
    """By who works on it or did; asked by key, so that a unit asked twice does not show a row twice."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        shares = Share.objects.filter(organization__in=filters.keys(values[self.key]))
        return rows.filter(pk__in=shares.values("opinion_id"))


def _search(found: Any, words: str) -> Any:
    return found.filter(Q(title__icontains=words) | Q(text__icontains=words) | Q(place__icontains=words))


def declared(post: Post) -> list[filters.Filter]:
    body = post.body_id
    return [
        filters.Text("q", _("找意见"), search=_search),
        filters.Choice("stage", _("进程"), "stage", Stage.choices),
        places.by_township(post, "station__township"),
        places.by_committee(post, "mandate__committee"),
        filters.Choice(
            "station",
            _("联络站"),
            "station_id",
            lambda: options(Station.objects.filter(body=body).values_list("pk", "name", "name_en")),
        ),
        filters.Choice(
            "field",
            _("类别"),
            "field_id",
            lambda: options(Field.objects.filter(body=body).values_list("pk", "name", "name_en")),
        ),
        Unit(
            "unit",
            _("承办单位"),
            "shares__organization_id",
            lambda: options(Organization.objects.filter(parent=None).values_list("pk", "name", "name_en")),
        ),
        filters.Choice("route", _("去向"), "route", Opinion.Route.choices),
        filters.Choice("outcome", _("结果"), "outcome", Opinion.Outcome.choices),
        filters.Choice("rating", _("评价"), "rating", Opinion.Rating.choices),
        filters.Choice("reason", _("评价理由"), "rating_reason", Opinion.RatingReason.choices),
        filters.Choice("kind", _("事项性质"), "kind", Kind.choices),
        filters.Choice("source", _("来源"), "source", Opinion.Source.choices),
        filters.Choice(
            "year",
            _("年度"),
            "year",
            lambda: [(str(y), str(y)) for y in summary.years_of(body or 0, Opinion.objects.filter(body=body))],
        ),
    ]


def _unanswered(post: Post) -> Any:
    return rows(post).filter(stage__in=[Stage.HANDLING, Stage.PROPOSED])


OPINIONS = Listing(
    "opinions",
    _("群众意见"),
    OpinionTable,
    rows=rows,
    filters=declared,
    address="opinions",
    template="opinions/list.html",
    piles=PILES,
    due="due_on",
    roles=READERS,
    nothing=_("没有符合条件的意见"),
    item="opinions/item.html",
    order=20,
    days=(Days("opinion", _("群众意见答复期限"), _unanswered, on="due_on", title=lambda row: row.title, roles=OFFICE),),
    unhappy="rating=unsatisfied",
    bodies=IN_CONGRESS,
    helps=(
        Help(
            frozenset({str(RoleCode.STATION_STAFF)}),
            _("登记群众意见"),
            _("群众来站反映的，当场登记；办理进度和答复凭查询码随时可以查到。"),
            "opinion-register",
        ),
    ),
    ticked=(
        Ticked("sheet", _("分别交办"), OFFICE | {RoleCode.STATION_STAFF}, of_ticked(assigning_sheet.SHEET)),
        Ticked("release", _("放行"), OFFICE, ticked.release),
        Ticked("discard", pgettext_lazy("动作", "不予登记"), OFFICE, ticked.discard),
    ),
)
