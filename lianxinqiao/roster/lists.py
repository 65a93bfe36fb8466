"""The roster as a list: searched, narrowed, exported, with the body's own fields."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.list_parts import Narrowed
from lianxinqiao.acts.ready import Ready
from lianxinqiao.people import names, sectors
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.models.persons import in_force
from lianxinqiao.people.models.spoken import either
from lianxinqiao.roster.models import ROLES, Seat
from lianxinqiao.ui import filters, tables
from lianxinqiao.ui.filters import Rows

HELD, LEFT, EVERY = "held", "left", "every"  # whom the list shows; those in office where nothing is said


class SeatTable(listing.Table):
    noun = _("名")
    default_sort = "person"
    columns: ClassVar = (
        tables.Column(
            "person",
            _("姓名"),
            "person.spoken",
            sort="person__pinyin",
            main=True,
            link=lambda row: row.get_absolute_url(),
        ),
        tables.Column("card", _("证号"), "card_number", sort="card_number"),
        tables.Column("group", pgettext_lazy("名册", "所属"), "group"),
        tables.Column("work", _("单位及职务"), "person.work_unit"),
        tables.Column("township", _("街道、乡镇"), "township.spoken"),
        tables.Column("committee", _("委员会"), "committee.spoken", default=False),
        tables.Column("constituency", _("选区"), "constituency", default=False),
        tables.Column("term", _("届"), "term", default=False),
        tables.Column("from", _("自"), "from_on", sort="from_on", default=False),
        tables.Column("to", _("至"), "to_on", sort="to_on", nullable=True),
    )


def _standing(_post: Post, params: QueryDict, rows: Rows, today: date) -> Narrowed | None:
    """A seat of the term before stands beside nobody's of today unless it is asked for."""
    shown = {HELD: (in_force(today), _("在任")), LEFT: (~in_force(today), _("已离任"))}
    condition, label = shown.get(params.get("waiting", HELD), (None, ""))
    return Narrowed(rows.filter(condition), label, own_day=False) if condition is not None else None


def _groups(post: Post) -> list[tuple[str, str]]:
    """The sectors, or the delegations by name: one of the same name in the next term is the same to who looks for it."""
    seats = Seat.objects.visible_to(post).held(timezone.localdate())
    named = set(seats.exclude(delegation=None).values_list("delegation__name", "delegation__name_en"))
    delegations = [(name, either(name, english)) for name, english in sorted(named)]
    return delegations + sectors.options(sorted(set(seats.values_list("sector", flat=True))))


def group_word(body: Body | None) -> Any:
    """In one body seats stand in delegations, in the other in sectors."""
    return _("界别") if body and body.kind == CPPCC else _("代表团")


class Group(filters.Choice):
    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        asked = values[self.key]
        return rows.filter(Q(delegation__name__in=asked) | Q(sector__in=asked))


ROSTER = listing.Listing(
    "roster",
    _("代表名册"),
    SeatTable,
    rows=lambda post: Seat.objects.visible_to(post).select_related(
        "person", "term__body", "delegation", "township", "committee"
    ),
    filters=lambda post: [
        filters.Text("q", _("姓名或证号"), search=names.search("person__", "card_number")),
        Group("group", group_word(post.body), "sector", lambda: _groups(post), several=True),
        places.by_township(post),
        places.by_committee(post),
    ],
    ways=(_standing,),
    ready=lambda post: [
        Ready(_("在任"), f"waiting={HELD}"),
        Ready(_("已离任"), f"waiting={LEFT}"),
        Ready(_("历届全部"), f"waiting={EVERY}"),
    ],
    address="roster",
    roles=ROLES,
    nothing=_("名册里没有符合条件的人。"),
    order=90,
    in_cppcc=_("委员名册"),
)
