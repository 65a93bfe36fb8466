"""The figures of a CPPCC committee's proposals （提案）. Each docstring is the definition.

What was filed is counted twice, before and after merging: 133 filed and 123 after merging in one district's report of
2021. The profile says which of the two a report prints; the parts by class and by proposer add up to the one after.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure, rate
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.suggestion_rows import ByUnit, class_labels
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_seat
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import Assessment
from lianxinqiao.matters.stages import HANDLED
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Body, Field, Mandate, Organization
from lianxinqiao.people.models.spoken import options
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.proposals.models.proposals import COLLECTIVE
from lianxinqiao.proposals.stages import FILED, RECEIVED
from lianxinqiao.ui.tables import Column

ROOM = _("政协提案")
PIECES = _("件")
FILED_STAGES, RECEIVED_STAGES, HANDLED_STAGES = (
    [str(stage) for stage in stages] for stages in (FILED, RECEIVED, HANDLED)
)


# ------------------------------------------------------------------ the rows
def _fields(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Field.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _units(body: Body, period: Period) -> Mapping[Any, str]:
    rows = Organization.objects.filter(district=body.district_id)
    return dict(options(rows.values_list("pk", "name", "name_en")))


def _sectors(body: Body, period: Period) -> Mapping[Any, str]:
    led = Proposal.objects.filter(body=body, lead=OuterRef("pk"))
    seats = Mandate.objects.filter(Exists(led), term__body=body).order_by("sector")
    return dict(sectors.options(seats.values_list("sector", flat=True).distinct()))


def _words(choices: Any) -> Any:
    return lambda body, period: {code: str(word) for code, word in choices.choices}


def _columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("number", _("编号"), "number_text"),
        Column("title", _("案由"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("proposer", _("提案者"), "raised_by"),
        Column("field", _("类别"), lambda row: str(row.field or "")),
        Column("stage", _("办理阶段"), "get_stage_display"),
        Column("answered", _("首次答复"), "answered_on"),
    )


def _public(figure: Figure, rows: Rows) -> Rows:
    """Those that are published and say the same on their page."""
    if visibility.READS[visibility.ANYBODY][figure.tells] is visibility.NO:
        return rows.none()
    return rows.exclude(published_at=None)


def _item(row: Proposal) -> Item:
    words = [row.raised_by, str(row.field or ""), row.get_stage_display()]
    return Item(row.title, reverse("portal-proposal", args=[row.reference]), " · ".join(filter(None, words)))


PROPOSALS = Subject(
    Proposal,
    ROOM,
    on="submitted_at__date",
    year="year",
    columns=_columns,
    near=("particulars", "lead__person", "field", "body", "session"),
    ways=(
        ByWord("origin", _("按提案者"), "particulars__origin", _words(Particulars.Origin)),
        ByKey("field", _("按类别"), "field_id", _fields),
        ByWord("sector", _("按界别"), "lead__sector", _sectors),
        ByUnit("unit", _("按承办单位"), "pk", _units),
        ByWord("class", _("按答复类别"), "reply_class", class_labels),
        ByWord("outcome", _("按审查结果"), "particulars__outcome", _words(Particulars.Outcome)),
        ByMonth("answered", _("按答复月份"), "answered_on"),
        *by_seat("lead"),
        ByWord("final", _("最终评价"), "final_result", _words(Assessment.Grade), offered=False),
    ),
    public=_public,
    item=_item,
    bodies=IN_CPPCC,
)


# ------------------------------------------------------------------ received and filed
@figure("proposals.received", _("收到的提案"), PIECES, _("本期收到的提案；草稿和撤案的不计。"), of=PROPOSALS)
def received(body: Body, period: Period) -> Rows:
    """Proposals handed in in the period; drafts and withdrawn ones do not count."""
    return PROPOSALS.of(body, period).filter(stage__in=RECEIVED_STAGES)


@figure(
    "proposals.filed", _("立案的提案（并案前）"), PIECES, _("本期收到的提案中，审查立案、编有案号的。"), of=PROPOSALS
)
def filed(body: Body, period: Period) -> Rows:
    """Of those received: filed and numbered by the review, before merging."""
    return PROPOSALS.of(body, period).filter(stage__in=FILED_STAGES)


@figure(
    "proposals.filed_after_merging",
    _("立案的提案（并案后）"),
    PIECES,
    _("立案的提案中，并入其他提案的不再计。"),
    of=PROPOSALS,
)
def filed_after_merging(body: Body, period: Period) -> Rows:
    """Of those filed: without those merged into another one."""
    return filed(body, period).filter(merged_into=None)


@figure(
    "proposals.merged", _("并案的提案"), PIECES, _("立案的提案中，并入其他提案一并办理的。"), of=PROPOSALS, tells="work"
)
def merged(body: Body, period: Period) -> Rows:
    """Of those filed: merged into another one and handled with it."""
    return filed(body, period).exclude(merged_into=None)


@figure(
    "proposals.not_filed",
    _("未立案的提案"),
    PIECES,
    _("本期收到的提案中，审查后没有立案的。"),
    of=PROPOSALS,
    tells="work",
)
def not_filed(body: Body, period: Period) -> Rows:
    """Of those received: not filed by the review, whatever became of them."""
    return PROPOSALS.of(body, period).filter(stage="declined")


@figure(
    "proposals.turned",
    _("转为其他形式的提案"),
    PIECES,
    _("未立案的提案中，转为社情民意信息、作为来信转有关单位或提交上级政协的。"),
    of=PROPOSALS,
    tells="work",
)
def turned(body: Body, period: Period) -> Rows:
    """Of those not filed: made a report on public opinion, sent on as a letter, or handed to the CPPCC above."""
    return not_filed(body, period).filter(particulars__outcome__in=["report", "letter", "handed_up"])


@figure(
    "proposals.collective",
    _("集体提案"),
    PIECES,
    _("并案后立案的提案中，由党派、团体、界别、小组或专门委员会提出的。"),
    of=PROPOSALS,
)
def collective(body: Body, period: Period) -> Rows:
    """Of those filed after merging: put forward by a party, an organisation, a sector, a group or a committee."""
    return filed_after_merging(body, period).filter(particulars__origin__in=[str(each) for each in COLLECTIVE])


@figure(
    "proposals.of_members",
    _("委员个人和联名提案"),
    PIECES,
    _("并案后立案的提案中，由委员个人或联名提出的。"),
    of=PROPOSALS,
)
def of_members(body: Body, period: Period) -> Rows:
    """Of those filed after merging: put forward by single or several members."""
    return filed_after_merging(body, period).exclude(particulars__origin__in=[str(each) for each in COLLECTIVE])


@figure("proposals.ordinary", _("平时提案"), PIECES, _("立案的提案中，编入平时提案序列的。"), of=PROPOSALS)
def ordinary(body: Body, period: Period) -> Rows:
    """Of those filed: numbered in the series of ordinary proposals."""
    return filed(body, period).filter(between_sessions=True)


# ------------------------------------------------------------------ answered and judged
@figure("proposals.answered", _("已答复的提案"), PIECES, _("立案的提案中，至少答复过一次的。"), of=PROPOSALS)
def answered(body: Body, period: Period) -> Rows:
    """Of those filed: answered at least once."""
    return filed(body, period).filter(stage__in=HANDLED_STAGES)


@figure("proposals.closed", _("办结的提案"), PIECES, _("立案的提案中，已经办结的。"), of=PROPOSALS)
def closed(body: Body, period: Period) -> Rows:
    """Of those filed: closed."""
    return filed(body, period).filter(stage="closed")


@figure(
    "proposals.rated",
    _("委员已评价的提案"),
    PIECES,
    _("立案的提案中，委员已经评价办理结果的。"),
    of=PROPOSALS,
    tells="grades",
)
def rated(body: Body, period: Period) -> Rows:
    """Of those filed: the member has rated the result."""
    return filed(body, period).exclude(final_result="")


@figure(
    "proposals.satisfied",
    _("委员满意和基本满意的提案"),
    PIECES,
    _("委员已评价的提案中，对办理结果满意或基本满意的。"),
    of=PROPOSALS,
    tells="grades",
)
def satisfied(body: Body, period: Period) -> Rows:
    """Of those rated: the member is satisfied or basically satisfied with the result."""
    return rated(body, period).filter(final_result__in=["satisfied", "basically"])


# ------------------------------------------------------------------ key ones
@figure("proposals.key", _("重点提案"), PIECES, _("立案的提案中，由主席会议确定为重点提案的。"), of=PROPOSALS)
def key(body: Body, period: Period) -> Rows:
    """Of those filed: chosen by the chairmen's meeting as key proposals."""
    return filed(body, period).filter(is_key=True)


@figure(
    "proposals.excellent",
    _("优秀提案"),
    PIECES,
    _("立案的提案中，评为优秀提案的。"),
    of=PROPOSALS,
)
def excellent(body: Body, period: Period) -> Rows:
    """Of those filed: praised as excellent ones."""
    return filed(body, period).exclude(particulars__excellent_on=None)


@figure(
    "proposals.excellent_collective",
    _("优秀提案中的集体提案"),
    PIECES,
    _("优秀提案中，由党派、团体、界别、小组或专门委员会提出的。"),
    of=PROPOSALS,
)
def excellent_collective(body: Body, period: Period) -> Rows:
    """Of the excellent ones: put forward by a party, an organisation, a sector, a group or a committee."""
    return excellent(body, period).filter(particulars__origin__in=[str(each) for each in COLLECTIVE])


rate("proposals.filing_rate", _("立案率"), part="proposals.filed", whole="proposals.received")
rate(
    "proposals.collective_rate",
    _("集体提案所占比例"),
    part="proposals.collective",
    whole="proposals.filed_after_merging",
)
rate("proposals.answering_rate", pgettext_lazy("提案", "答复率"), part="proposals.answered", whole="proposals.filed")
rate("proposals.satisfaction", _("委员满意率"), part="proposals.satisfied", whole="proposals.rated")
