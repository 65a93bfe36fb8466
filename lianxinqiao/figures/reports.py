"""The figures of a CPPCC committee's reports on public opinion and of its plenary's voices. Each docstring is the definition.

Collected, submitted and adopted are three figures of one funnel: what was submitted in a period may have been collected
before it, so no one of them is a share of another unless both are asked of the same years.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_seat
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Body, Field, Mandate
from lianxinqiao.people.models.spoken import options
from lianxinqiao.reports.models import Issue, LeaderNote, Point, Report, Speech
from lianxinqiao.reports.stages import PointStage, SpeechStage
from lianxinqiao.ui.tables import Column

ROOM, PLENARY = _("社情民意信息"), _("全会发言")
PIECES = pgettext_lazy("信息", "篇")


def _fields(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Field.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _sources(body: Body, period: Period) -> Mapping[Any, str]:
    return {code: str(word) for code, word in Report.Source.choices}


def _sectors(body: Body, period: Period) -> Mapping[Any, str]:
    written = Report.objects.filter(body=body, mandate=OuterRef("pk"))
    seats = Mandate.objects.filter(Exists(written), term__body=body).order_by("sector")
    return dict(sectors.options(seats.values_list("sector", flat=True).distinct()))


def _columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("number", _("编号"), "number_text"),
        Column("title", _("标题"), "called", main=True, link=lambda row: row.get_absolute_url()),
        Column("writer", pgettext_lazy("信息", "反映人"), "writer"),
        Column("on", _("提交日期"), "handed_in_on"),
    )


REPORTS = Subject(
    Report,
    ROOM,
    on="handed_in_on",
    columns=_columns,
    near=("mandate__person", "body"),
    ways=(
        ByWord("source", _("按反映渠道"), "source", _sources),
        ByWord("sector", _("按界别"), "mandate__sector", _sectors),
        ByKey("field", _("按类别"), "field_id", _fields),
        ByMonth("month", _("按月份"), "handed_in_on"),
        *by_seat("mandate"),
    ),
    bodies=IN_CPPCC,
)
ISSUES = Subject(
    Issue,
    ROOM,
    on="signed_on",
    columns=lambda figure: (
        Column("number", pgettext_lazy("期刊", "期数"), "number_spoken"),
        Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("on", _("签发日期"), "signed_on"),
    ),
    near=("body",),
    ways=(ByMonth("month", _("按月份"), "signed_on"),),
    bodies=IN_CPPCC,
)
NOTES = Subject(
    LeaderNote,
    ROOM,
    body="report__body",
    on="on",
    columns=lambda figure: (
        Column("on", _("批示日期"), "on"),
        Column("leader", _("批示领导"), "leader"),
        Column("report", _("标题"), "report.called", main=True, link=lambda row: row.report.get_absolute_url()),
    ),
    near=("report__body",),
    ways=(ByMonth("month", _("按月份"), "on"),),
    bodies=IN_CPPCC,
)
SPEECHES = Subject(
    Speech,
    PLENARY,
    on="given_on",
    columns=lambda figure: (
        Column("topic", _("发言题目"), "topic", main=True, link=lambda row: row.get_absolute_url()),
        Column("speaker", _("发言人"), "speaker"),
        Column("way", _("发言方式"), "get_way_display"),
    ),
    near=("mandate__person", "body", "session__term"),
    ways=(ByWord("way", _("按发言方式"), "way", lambda body, period: {c: str(w) for c, w in Speech.Way.choices}),),
    bodies=IN_CPPCC,
)
POINTS = Subject(
    Point,
    PLENARY,
    body="body",
    on="drawn_on",
    columns=lambda figure: (
        Column("topic", _("发言题目"), "speech.topic"),
        Column("text", _("意见建议"), "text", main=True, link=lambda row: row.get_absolute_url()),
        Column("unit", _("转送单位"), "unit.spoken"),
        Column("stage", _("状态"), "get_stage_display"),
    ),
    near=("speech", "unit", "body"),
    ways=(ByWord("stage", _("按状态"), "stage", lambda body, period: {c: str(w) for c, w in PointStage.choices}),),
    bodies=IN_CPPCC,
)


# ------------------------------------------------------------------ the funnel
@figure(
    "public_opinion.collected",
    _("收集的社情民意信息"),
    PIECES,
    _("本期提交的社情民意信息；草稿不计，合并编发的各计一篇。"),
    of=REPORTS,
)
def collected(body: Body, period: Period) -> Rows:
    """Reports on public opinion handed in in the period; drafts do not count, those combined count one each."""
    return REPORTS.of(body, period).filter(number__isnull=False)


@figure(
    "public_opinion.submitted",
    _("向上级政协报送的社情民意信息"),
    PIECES,
    _("本期报送上级政协的社情民意信息；合并编发的按一篇计。"),
    of=REPORTS,
)
def submitted(body: Body, period: Period) -> Rows:
    """Reports sent up to the CPPCC above in the period; several that were combined are one."""
    sent = {"sendings__to": "upper", "sendings__sent_on__range": (period.from_on, period.to_on)}
    return Report.objects.filter(body=body, **sent).distinct()


@figure(
    "public_opinion.adopted",
    _("被采纳转送有关部门的社情民意信息"),
    PIECES,
    _("本期被采用并转送有关部门的社情民意信息；一篇在几级被采用只计一次。"),
    of=REPORTS,
)
def adopted(body: Body, period: Period) -> Rows:
    """Reports adopted in the period and passed on to departments; one that several levels adopted counts once."""
    taken = {"adoptions__way": "passed_on", "adoptions__on__range": (period.from_on, period.to_on)}
    return Report.objects.filter(body=body, **taken).distinct()


@figure("public_opinion.issues", _("编发的社情民意期刊"), pgettext_lazy("期刊", "期"), _("本期签发的期刊。"), of=ISSUES)
def issues(body: Body, period: Period) -> Rows:
    """Issues signed in the period."""
    return ISSUES.of(body, period)


@figure(
    "public_opinion.noted",
    _("领导批示社情民意"),
    _("件次"),
    _("本期领导在社情民意信息上作出的批示；一篇有几次批示计几次。"),
    of=NOTES,
)
def noted(body: Body, period: Period) -> Rows:
    """Notes that leaders wrote on reports in the period; a report noted twice counts twice."""
    return NOTES.of(body, period)


# ------------------------------------------------------------------ the plenary's voices
@figure(
    "plenary.topics",
    _("全会议政课题"),
    pgettext_lazy("课题", "个"),
    _("本期全会上口头发言和书面印发的发言题目。"),
    of=SPEECHES,
)
def topics(body: Body, period: Period) -> Rows:
    """Topics on which somebody spoke at the plenary in the period, or whose speech was printed."""
    return SPEECHES.of(body, period).filter(stage=SpeechStage.GIVEN)


@figure(
    "plenary.opinions",
    _("全会意见和建议"),
    pgettext_lazy("大会意见", "条"),
    _("本期从全会发言中梳理出的意见和建议，一条各计一次。"),
    of=POINTS,
)
def opinions(body: Body, period: Period) -> Rows:
    """Opinions and pieces of advice drawn from the plenary's speeches in the period, each once."""
    return POINTS.of(body, period)


@figure(
    "plenary.answered",
    _("已反馈的全会意见和建议"),
    pgettext_lazy("大会意见", "条"),
    _("全会意见和建议中，单位已经反馈办理情况的。"),
    of=POINTS,
)
def answered(body: Body, period: Period) -> Rows:
    """Of those drawn: the unit has said what it did about it."""
    return POINTS.of(body, period).filter(answered_on__isnull=False)
