"""The figures of record review （备案审查）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByMonth, ByWord, by_committee_name, by_township
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.stages import ON_RECORD, Asked, Stage
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

ROOM, PIECES = _("备案审查"), pgettext_lazy("备案", "件")


def _kinds(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(kind): str(kind.label) for kind in Filing.Kind}


def _columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("登记日期"), "registered_on"),
        Column("title", _("文件名称"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("issuer", _("制定机关"), "issuer"),
        Column("stage", _("状态"), "get_stage_display"),
    )


def _request_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("收到日期"), "received_on"),
        Column("document", _("要求审查的文件"), "document", main=True, link=lambda row: row.get_absolute_url()),
        Column("stage", _("状态"), "get_stage_display"),
    )


FILINGS = Subject(
    Filing,
    ROOM,
    on="registered_on",
    columns=_columns,
    near=("body", "unit", "township"),
    ways=(
        ByWord("kind", _("按文件类别"), "kind", _kinds),
        by_township(),
        by_committee_name(),
        ByMonth("month", _("按月份"), "registered_on"),
    ),
)
REQUESTS = Subject(
    ReviewRequest,
    ROOM,
    on="received_on",
    columns=_request_columns,
    near=("body",),
    ways=(ByMonth("month", _("按月份"), "received_on"),),
)


@figure(
    "filings.registered",
    _("备案登记的规范性文件"),
    PIECES,
    _("本期备案登记的规范性文件，街道、乡镇的在内。"),
    of=FILINGS,
)
def registered(body: Body, period: Period) -> Rows:
    """Normative documents put on record in the period, those of streets and townships among them."""
    return FILINGS.of(body, period).filter(stage__in=ON_RECORD)


@figure(
    "filings.of_streets", _("街道、乡镇报备的文件"), PIECES, _("本期备案登记的街道办事处、乡镇的文件。"), of=FILINGS
)
def of_streets(body: Body, period: Period) -> Rows:
    """Documents of streets and townships put on record in the period."""
    kinds = [Filing.Kind.STREET, Filing.Kind.TOWN, Filing.Kind.TOWN_GOVERNMENT]
    return registered(body, period).filter(kind__in=kinds)


@figure("filings.late", _("迟报的规范性文件"), PIECES, _("本期备案登记的文件中，超过规定天数报备的。"), of=FILINGS)
def late(body: Body, period: Period) -> Rows:
    """Documents put on record in the period that were filed after the days of the rules."""
    return registered(body, period).filter(late__gt=0)


@figure(
    "filings.reviewed", _("审查的规范性文件"), PIECES, _("本期备案登记的文件中，委员会已经提出审查意见的。"), of=FILINGS
)
def reviewed(body: Body, period: Period) -> Rows:
    """Documents put on record in the period on which a committee has given its view."""
    return registered(body, period).filter(reviewed_on__isnull=False)


@figure(
    "filings.questioned",
    _("提出审查意见的文件"),
    PIECES,
    _("本期备案登记的文件中，与制定机关沟通要求修改或者发出书面审查意见的。"),
    of=FILINGS,
)
def questioned(body: Body, period: Period) -> Rows:
    """Documents put on record in the period whose issuer was asked to mend them, by talk or in writing."""
    asked = [Stage.PROMISED, Stage.OPINED, Stage.RAISED, Stage.MENDED, Stage.REVOKED]
    return registered(body, period).filter(stage__in=asked)


@figure(
    "filings.mended",
    _("修改、废止或者撤销的文件"),
    PIECES,
    _("本期备案登记的文件中，经审查已经修改、废止或者被撤销的。"),
    of=FILINGS,
)
def mended(body: Body, period: Period) -> Rows:
    """Documents put on record in the period that were changed, repealed or revoked after review."""
    return registered(body, period).filter(stage__in=[Stage.MENDED, Stage.REVOKED])


@figure("filings.requests", _("收到的审查要求、建议"), PIECES, _("本期收到的审查要求、审查建议。"), of=REQUESTS)
def requests(body: Body, period: Period) -> Rows:
    """Requests received in the period that a document be reviewed."""
    return REQUESTS.of(body, period)


@figure(
    "filings.requests_told",
    _("已告知、反馈的审查建议"),
    PIECES,
    _("本期收到的审查要求、建议中，已经告知不启动审查或者反馈结果的。"),
    of=REQUESTS,
)
def requests_told(body: Body, period: Period) -> Rows:
    """Requests received in the period whose sender was told the result or why no review is started."""
    return REQUESTS.of(body, period).filter(stage__in=[Asked.NOT_STARTED, Asked.ANSWERED])
