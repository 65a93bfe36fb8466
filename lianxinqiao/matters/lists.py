"""The lists of this room: suggestions with their board, and promises."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, OFFICE, ROLES, UNIT, RoleCode
from lianxinqiao.acts.boards import Board
from lianxinqiao.acts.list_parts import Ticked, Today
from lianxinqiao.acts.lists import Listing, Table
from lianxinqiao.matters import dated, listed, load, piles, promises, today, visibility
from lianxinqiao.matters.stages import SUGGESTION
from lianxinqiao.matters.views import lists as views
from lianxinqiao.people.models import Post

READERS = frozenset(map(str, ROLES)) - {str(RoleCode.ADMINISTRATOR)}


def _whole(post: Post | None) -> tuple[Any, type[Table]]:
    """All that this person may see; a unit's with its own day."""
    if post and post.role in UNIT:
        return listed.own_rows(post), listed.UnitTable
    return listed.rows(post), listed.SuggestionTable


SUGGESTIONS = Listing(
    "suggestions",
    _("代表建议"),
    listed.SuggestionTable,
    rows=listed.rows,
    filters=listed.declared,
    address="desk-suggestions",
    piles=piles.PILES,
    due="due_on",
    sheet=pgettext_lazy("多件", "建议"),
    nothing=_("没有符合条件的建议"),
    template="matters/suggestions.html",
    item="matters/item.html",
    order=10,
    whole=_whole,
    seen=visibility.hide,
    ways=(load.narrowed,),
    ready=listed.ready,
    ticked=(
        Ticked("assign", _("交办"), OFFICE, views.assign),
        Ticked("sheet", _("分别交办"), OFFICE, views.assign_each),
        Ticked("accept", _("签收"), UNIT, views.accept),
    ),
    today=(
        Today(OFFICE, today.meetings, "matters/meetings_today.html"),
        Today(READERS, today.due_today, "matters/due_today.html"),
    ),
    followed=today.followed,
    begin=today.begin,
    helps=today.HELPS,
    days=(dated.ANSWERS, dated.MEETINGS),
    bodies=IN_CONGRESS,
)

BOARD = Board(
    SUGGESTIONS,
    SUGGESTION,
    _("进度看板"),
    _("没有未办结的建议"),
    filters=frozenset({"session", "year", "field", "unit", "key"}),
    sort=listed.sorted_by_day,
    card="matters/board_card.html",
)

PROMISES = Listing(
    "promises",
    _("承诺事项"),
    promises.PromiseTable,
    rows=promises.rows,
    filters=promises.declared,
    address="desk-promises",
    due="due_on",
    nothing=_("没有符合条件的承诺"),
    days=(dated.PROMISES,),
    order=11,
)
