"""The figures of motions （议案）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByMonth, ByWord, by_committee
from lianxinqiao.meetings.queries import ADOPTED
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.stages import DECIDED, HANDED_IN, Stage
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

PIECES = pgettext_lazy("议案", "件")


def _movers(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(kind): str(kind.label) for kind in Motion.Mover}


def _columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", pgettext_lazy("议案", "提出日期"), "handed_on"),
        Column("title", pgettext_lazy("议案", "案由"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("by", _("提案人"), "moved_by"),
        Column("stage", _("状态"), "standing"),
    )


MOTIONS = Subject(
    Motion,
    _("议案"),
    on="handed_on",
    columns=_columns,
    near=("body", "session__term", "lead__person", "item"),
    ways=(
        ByWord("mover", _("按提案人类别"), "mover", _movers),
        by_committee(),
        ByMonth("month", _("按月份"), "handed_on"),
    ),
    public=lambda figure, rows: rows.filter(stage__in=DECIDED),
    item=lambda row: Item(row.title, reverse("portal-motion", args=[row.pk]), row.moved_by),
    bodies=IN_CONGRESS,
)


def _handed(body: Body, period: Period) -> Rows:
    return MOTIONS.of(body, period).filter(stage__in=HANDED_IN)


@figure(
    "motions.handed",
    _("提出的议案"),
    PIECES,
    _("本期向代表大会、常委会提出的议案，撤回的也计算；没有凑够联名人数、没有提出的不计。"),
    of=MOTIONS,
)
def handed(body: Body, period: Period) -> Rows:
    """Motions handed in to the congress or its standing committee in the period, those withdrawn later among them; a draft that was never handed in is not."""
    return _handed(body, period)


@figure(
    "motions.of_deputies",
    _("代表联名提出的议案"),
    PIECES,
    _("本期提出的议案中，代表联名向代表大会提出的。"),
    of=MOTIONS,
)
def of_deputies(body: Body, period: Period) -> Rows:
    """Motions handed in in the period by deputies jointly, to the congress."""
    return _handed(body, period).filter(mover=Motion.Mover.DEPUTIES)


@figure(
    "motions.referred",
    _("交付委员会审议的议案"),
    PIECES,
    _("本期提出的议案中，交付专门（工作）委员会审议的。"),
    of=MOTIONS,
)
def referred(body: Body, period: Period) -> Rows:
    """Motions handed in in the period that were sent to a committee."""
    return _handed(body, period).filter(referred_on__isnull=False)


@figure("motions.listed", _("列入议程的议案"), PIECES, _("本期提出的议案中，列入会议议程的。"), of=MOTIONS)
def listed(body: Body, period: Period) -> Rows:
    """Motions handed in in the period that were put on the agenda of a meeting."""
    return _handed(body, period).filter(stage=Stage.LISTED)


@figure(
    "motions.adopted",
    _("表决通过的议案"),
    PIECES,
    _("本期提出的议案中，列入议程并且由会议表决通过、作出决议决定的。"),
    of=MOTIONS,
)
def adopted(body: Body, period: Period) -> Rows:
    """Motions handed in in the period on which a meeting adopted a decision or resolution."""
    return _handed(body, period).filter(item__decisions__stage__in=ADOPTED).distinct()


@figure("motions.turned", _("转为建议的议案"), PIECES, _("本期提出的议案中，转为代表建议办理的。"), of=MOTIONS)
def turned(body: Body, period: Period) -> Rows:
    """Motions handed in in the period that are handled as a deputy's suggestion."""
    return _handed(body, period).filter(stage=Stage.TURNED)
