"""The figures of the exchange between levels （上下级交换）. Each function's docstring is its definition in the report."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.exchange.kinds import Kind
from lianxinqiao.exchange.models import Arrival, Handover, Partner
from lianxinqiao.exchange.stages import ArrivalStage, Stage
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByMonth, ByWord
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

ROOM, PIECES = _("上下级交换"), pgettext_lazy("交换", "件")


def _kinds(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(kind): str(kind.label) for kind in Kind}


def _levels(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(level): str(level.label) for level in Partner.Level}


def _columns(on: Any, moment: str, whom: Any) -> Callable[[Figure], Sequence[Column]]:
    shown = (
        Column("on", on, lambda row: timezone.localdate(getattr(row, moment))),
        Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("partner", whom, "partner"),
        Column("stage", _("状态"), "get_stage_display"),
    )
    return lambda figure: shown


WAYS = (ByWord("kind", _("按事项种类"), "kind", _kinds), ByWord("level", _("按层级关系"), "partner__level", _levels))
HANDOVERS = Subject(
    Handover,
    ROOM,
    on="sent_at__date",
    columns=_columns(_("移送时间"), "sent_at", pgettext_lazy("交换", "移送给")),
    near=("body", "partner"),
    ways=(*WAYS, ByMonth("month", _("按月份"), "sent_at")),
)
ARRIVALS = Subject(
    Arrival,
    ROOM,
    on="received_at__date",
    columns=_columns(_("签收时间"), "received_at", pgettext_lazy("交换", "来自")),
    near=("body", "partner"),
    ways=(*WAYS, ByMonth("month", _("按月份"), "received_at")),
)


@figure("exchange.sent", _("移送其他机关的事项"), PIECES, _("本期移送给上级、下级或者其他机关的。"), of=HANDOVERS)
def sent(body: Body, period: Period) -> Rows:
    """Matters handed in the period to organs above, below or beside."""
    return HANDOVERS.of(body, period).exclude(stage=Stage.WITHDRAWN)


@figure(
    "exchange.sent_answered", _("移送后得到反馈的"), PIECES, _("本期移送的事项中，对方已经反馈结果的。"), of=HANDOVERS
)
def sent_answered(body: Body, period: Period) -> Rows:
    """Matters handed in the period of whose outcome the other organ has told."""
    return sent(body, period).filter(answered_at__isnull=False)


@figure("exchange.sent_refused", _("移送后被退回的"), PIECES, _("本期移送的事项中，对方说明理由退回的。"), of=HANDOVERS)
def sent_refused(body: Body, period: Period) -> Rows:
    """Matters handed in the period that the other organ gave back with a ground."""
    return sent(body, period).exclude(ground="")


@figure(
    "exchange.received", _("其他机关移送来的事项"), PIECES, _("本期签收的上级、下级或者其他机关移送的。"), of=ARRIVALS
)
def received(body: Body, period: Period) -> Rows:
    """Matters received in the period from organs above, below or beside, whatever became of them."""
    return ARRIVALS.of(body, period)


@figure(
    "exchange.received_answered", _("移送来的已反馈"), PIECES, _("本期签收的移送件中，已经反馈结果的。"), of=ARRIVALS
)
def received_answered(body: Body, period: Period) -> Rows:
    """Matters received in the period of whose outcome the sender was told."""
    return received(body, period).filter(stage=ArrivalStage.ANSWERED)


@figure(
    "exchange.received_late",
    _("移送来的逾期反馈"),
    PIECES,
    _("本期签收的移送件中，超过对方希望的日期才反馈的。"),
    of=ARRIVALS,
)
def received_late(body: Body, period: Period) -> Rows:
    """Matters received in the period that were answered after the day by which the sender had asked."""
    return received(body, period).filter(answered_at__date__gt=F("reply_by"))
