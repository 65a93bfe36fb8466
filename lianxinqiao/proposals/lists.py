"""The list of proposals and their board."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CPPCC, OFFICE, ROLES, UNIT, RoleCode
from lianxinqiao.acts import searching
from lianxinqiao.acts.boards import Board
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.list_parts import Beginning, Ticked, Today
from lianxinqiao.acts.lists import Listing, Table
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.matters import dated, listed, today, visibility
from lianxinqiao.matters.stages import SUGGESTION
from lianxinqiao.matters.views import lists as views
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.proposals.piles import PILES
from lianxinqiao.ui import filters, tables

READERS = frozenset(map(str, ROLES)) - {str(RoleCode.ADMINISTRATOR), str(RoleCode.STATION_STAFF)}
WAYS = ("particulars__origin", "particulars__in_name_of")


NOUN = pgettext_lazy("提案", "件")


class ProposalTable(listed.SuggestionTable):
    noun = NOUN
    columns: ClassVar[Sequence[tables.Column]] = tuple(
        replace(each, label=_("提案者"), value="raised_by") if each.key == "lead" else each
        for each in listed.SuggestionTable.columns
    )


class UnitTable(listed.UnitTable):
    """What a unit has or had to do: its own day leads."""

    noun = NOUN
    columns = tuple(
        replace(each, label=_("提案者"), value="raised_by") if each.key == "lead" else each
        for each in listed.UnitTable.columns
    )


def rows(post: Post | None) -> Any:
    """What the post may see, with what lists show of it."""
    return listed.rows_of(Proposal, post, near=("particulars",), shown=WAYS)


def own_rows(post: Post) -> Any:
    return listed.with_own_days(rows(post), post)


def _whole(post: Post | None) -> tuple[Any, type[Table]]:
    if post and post.role in UNIT:
        return own_rows(post), UnitTable
    return rows(post), ProposalTable


NOT_OF_PROPOSALS = frozenset({"q", "lead", "delegation"})
SECTORS = Prepared(
    lambda body: (
        # Of the seats, each asked for one row: all proposals would be read for a handful of words.
        Mandate.objects.filter(Exists(Proposal.objects.filter(lead=OuterRef("pk"))), term__body=body)
        .exclude(sector="")
        .order_by("sector")
        .values_list("sector", flat=True)
        .distinct()
    ),
    int,
)


def declared(post: Post) -> list[filters.Filter]:
    """Those of every matter, and in whose name it is."""
    found = [each for each in listed.declared(post) if each.key not in NOT_OF_PROPOSALS]
    own: list[filters.Filter] = [
        searching.words("q", _("全文、编号或委员"), post),
        filters.Choice("origin", _("提案者"), "particulars__origin", Particulars.Origin.choices, several=True),
        filters.Flag("ordinary", _("只看平时提案"), lambda rows: rows.filter(between_sessions=True)),
    ]
    if post.body_id:
        body = post.body_id
        own.append(filters.Choice("sector", _("界别"), "lead__sector", lambda: sectors.options(SECTORS(body))))
    return [own[0], *found, *own[1:]]


def begin(post: Post) -> Beginning | None:
    if post.role in DEPUTIES:
        return Beginning(_("今天没有等您办的事"), "", "mood-smile", "proposal-new", _("写提案"))
    return None


PROPOSALS = Listing(
    "proposals",
    _("政协提案"),
    ProposalTable,
    rows=rows,
    filters=declared,
    address="proposals",
    piles=PILES,
    due="due_on",
    roles=READERS,
    sheet=pgettext_lazy("多件", "提案"),
    nothing=_("没有符合条件的提案"),
    item="matters/item.html",
    order=12,
    whole=_whole,
    seen=visibility.hide,
    ready=listed.ready,
    ticked=(
        Ticked("assign", _("交办"), OFFICE, views.assign),
        Ticked("sheet", _("分别交办"), OFFICE, views.assign_each),
        Ticked("accept", _("签收"), UNIT, views.accept),
    ),
    today=(Today(OFFICE, today.meetings, "matters/meetings_today.html"),),
    begin=begin,
    days=(
        Days("proposal", _("提案答复期限"), dated.answers(rows, own_rows), on="day", mine=dated.own),
        dated.MEETINGS,
    ),
    bodies=IN_CPPCC,
)
BOARD = Board(
    PROPOSALS,
    SUGGESTION,
    _("提案进度看板"),
    _("没有未办结的提案"),
    filters=frozenset({"session", "year", "field", "unit", "key", "origin"}),
    sort=listed.sorted_by_day,
    card="matters/board_card.html",
)
