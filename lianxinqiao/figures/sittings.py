"""What other districts count of their meetings besides: party groups, presidiums, consultations, money matters, questions."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, IN_CPPCC
from lianxinqiao.figures.meeting_rows import ITEMS, MEETINGS, ROOM, STANDING, TIMES
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByMonth, by_seat
from lianxinqiao.meetings.models import Attendee, Interpellation
from lianxinqiao.meetings.models.speaking import Question
from lianxinqiao.meetings.stages import AFTER, ItemStage
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

CONSULTATIONS = ("consultation", "counterpart", "sector", "on_handling")
OF_MONEY = ("plan", "accounts", "execution", "audit", "mending", "debt", "assets")
MEETING = pgettext_lazy("列表", "会议")


def _attendee_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("person", _("姓名"), "mandate.person.spoken", main=True),
        Column("meeting", MEETING, "meeting", link=lambda row: row.meeting.get_absolute_url()),
    )


def _question_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("text", _("询问的问题"), "text", main=True, link=lambda row: row.meeting.get_absolute_url()),
        Column("who", _("询问人"), "mandate.person.spoken"),
        Column("meeting", MEETING, "meeting"),
    )


def _interpellation_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("提出日期"), "filed_on"),
        Column("subject", _("质询的问题"), "subject", main=True, link=lambda row: row.meeting.get_absolute_url()),
        Column("unit", _("受质询机关"), "unit.spoken"),
    )


ATTENDEES = Subject(
    Attendee,
    ROOM,
    body="meeting__body",
    on="meeting__starts_at__date",
    columns=_attendee_columns,
    near=("meeting__body", "meeting__term", "mandate__person"),
    ways=(ByMonth("month", _("按月份"), "meeting__starts_at"), *by_seat("mandate")),
)
QUESTIONS = Subject(
    Question,
    ROOM,
    body="meeting__body",
    on="asked_at__date",
    columns=_question_columns,
    near=("meeting__body", "meeting__term", "mandate__person"),
    ways=(ByMonth("month", _("按月份"), "asked_at"), *by_seat("mandate")),
    bodies=IN_CONGRESS,
)
INTERPELLATIONS = Subject(
    Interpellation,
    ROOM,
    body="meeting__body",
    on="filed_on",
    columns=_interpellation_columns,
    near=("meeting__body", "meeting__term", "unit"),
    ways=(ByMonth("month", _("按月份"), "filed_on"),),
    bodies=IN_CONGRESS,
)
OF_CPPCC = replace(MEETINGS, bodies=IN_CPPCC)


def _held(subject: Subject, body: Body, period: Period, *kinds: str) -> Rows:
    return subject.of(body, period).filter(kind__in=kinds, stage__in=AFTER)


@figure("meetings.party_group", _("党组会议"), TIMES, _("本期召开、已经结束的党组会议。"), of=MEETINGS)
def party_group(body: Body, period: Period) -> Rows:
    """Meetings of the party group held in the period and closed."""
    return _held(MEETINGS, body, period, "party_group")


@figure("meetings.presidium", _("主席团会议"), TIMES, _("本期召开、已经结束的大会主席团会议。"), of=MEETINGS)
def presidium(body: Body, period: Period) -> Rows:
    """Meetings of the congress's presidium held in the period and closed."""
    return _held(MEETINGS, body, period, "presidium")


@figure(
    "meetings.consultations",
    _("召开的协商会"),
    TIMES,
    _("本期召开、已经结束的专题、对口、界别和提案办理协商会；召集人组织的协商活动另计。"),
    of=OF_CPPCC,
)
def consultations(body: Body, period: Period) -> Rows:
    """Consultations on a topic, with a counterpart, of a sector or on handling held in the period; those that conveners organise are counted apart."""
    return _held(OF_CPPCC, body, period, *CONSULTATIONS)


@figure(
    "meetings.attended",
    _("出席常委会会议的组成人员"),
    _("人次"),
    _("本期常委会会议签到的组成人员，每次会议各计一人次。"),
    of=ATTENDEES,
)
def attended(body: Body, period: Period) -> Rows:
    """Members who signed in at meetings of the standing committee in the period, each meeting counted."""
    came = ATTENDEES.of(body, period).filter(signed_in_at__isnull=False)
    return came.filter(meeting__kind__in=STANDING, meeting__stage__in=AFTER)


@figure(
    "reports.of_money",
    _("计划、预算、审计、债务和国有资产议题"),
    pgettext_lazy("决议", "项"),
    _(
        "本期常委会会议审议的计划、预算、决算、审计及整改、政府债务、国有资产议题；其中的专项工作报告同时计入听取和审议的专项工作报告。"
    ),
    of=ITEMS,
)
def of_money(body: Body, period: Period) -> Rows:
    """Items on plans, budgets, accounts, audits, debts and state assets that the standing committee deliberated in the period; the special reports among them are also counted as such."""
    heard = ITEMS.of(body, period).filter(kind__in=OF_MONEY, meeting__kind__in=STANDING)
    return heard.filter(stage__in=[ItemStage.HEARD, ItemStage.DECIDED])


@figure(
    "inquiries.questions",
    _("询问的问题"),
    pgettext_lazy("询问", "个"),
    _("本期常委会组成人员和代表在会议上提出的询问。"),
    of=QUESTIONS,
)
def questions(body: Body, period: Period) -> Rows:
    """Questions that members and deputies asked at meetings in the period."""
    return QUESTIONS.of(body, period)


@figure(
    "interpellations.filed",
    _("质询案"),
    pgettext_lazy("审议意见", "件"),
    _("本期依法提出的质询案。"),
    of=INTERPELLATIONS,
)
def interpellations(body: Body, period: Period) -> Rows:
    """Interpellations filed in the period."""
    return INTERPELLATIONS.of(body, period)
