"""The figures of meetings （会议、决议决定、任免）. Each function's docstring is its definition in the report."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.figures.meeting_rows import (
    APPOINTMENTS,
    CHAIRS,
    DECISIONS,
    ITEMS,
    MEETINGS,
    MEMBERS,
    OATHS,
    OPINIONS,
    PLANNED,
    SEATS,
    STANDING,
    TIMES,
)
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import figure
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.meetings import kinds, offices
from lianxinqiao.meetings.offices import Action
from lianxinqiao.meetings.queries import ADOPTED
from lianxinqiao.meetings.seats import ENDING, LEAVING, Change
from lianxinqiao.meetings.stages import AFTER, ItemStage, Nomination, OpinionStage, PlanItemStage, SeatStage
from lianxinqiao.people.models import Body


# ------------------------------------------------------------------ meetings
@figure(
    "meetings.standing_committee",
    _("常委会会议"),
    TIMES,
    _("本期召开、已经闭会的常委会会议。"),
    of=MEETINGS,
)
def standing_committee(body: Body, period: Period) -> Rows:
    """Meetings of the standing committee held in the period and closed."""
    return MEETINGS.of(body, period).filter(kind__in=STANDING, stage__in=AFTER)


@figure(
    "meetings.chairpersons",
    _("主任（主席）会议"),
    TIMES,
    _("本期召开、已经闭会的主任会议或者主席会议。"),
    of=MEETINGS,
)
def chairpersons(body: Body, period: Period) -> Rows:
    """Meetings of the chairpersons held in the period and closed."""
    return MEETINGS.of(body, period).filter(kind__in=CHAIRS, stage__in=AFTER)


@figure(
    "reports.heard",
    _("听取和审议的专项工作报告"),
    _("个"),
    _(
        "本期常委会会议听取和审议的专项工作报告，含审计、国有资产、环境等法定报告；执法检查报告另计，撤回、暂不审议的不计。"
    ),
    of=ITEMS,
)
def reports_heard(body: Body, period: Period) -> Rows:
    """Special work reports that a meeting of the standing committee heard in the period, those that the law asks for every year among them; a report on law enforcement is counted apart, one that was withdrawn not at all."""
    heard = ITEMS.of(body, period).filter(kind__in=kinds.SPECIAL, meeting__kind__in=STANDING)
    return heard.filter(stage__in=[ItemStage.HEARD, ItemStage.DECIDED])


@figure(
    "inquiries.held",
    _("专题询问"),
    TIMES,
    _("本期常委会会议开展的专题询问。"),
    of=ITEMS,
)
def inquiries(body: Body, period: Period) -> Rows:
    """Inquiries on a topic that the standing committee held in the period."""
    heard = ITEMS.of(body, period).filter(kind="inquiry", meeting__kind__in=STANDING)
    return heard.filter(stage__in=[ItemStage.HEARD, ItemStage.DECIDED])


@figure(
    "decisions.adopted",
    _("决议决定"),
    pgettext_lazy("决议", "项"),
    _("本期常委会会议表决通过的决议、决定；人民代表大会会议通过的不在内。"),
    of=DECISIONS,
)
def decisions_adopted(body: Body, period: Period) -> Rows:
    """Decisions and resolutions that the standing committee adopted by vote in the period; those of the congress are not among them."""
    return DECISIONS.of(body, period).filter(meeting__kind__in=STANDING, stage__in=ADOPTED)


@figure(
    "appointments.person_times",
    _("任免地方国家机关工作人员"),
    _("人次"),
    _(
        "本期常委会会议表决通过的任免，任命、免去、代理、接受辞职、撤职一人一职各计一人次；大会选举的、人民陪审员不在内。"
    ),
    of=APPOINTMENTS,
)
def person_times(body: Body, period: Period) -> Rows:
    """Appointments and removals that the standing committee passed in the period, each act on one person and one post counted; elections by the congress and people's assessors are not among them."""
    return _passed(body, period).exclude(office__kind=offices.ASSESSOR)


@figure(
    "appointments.assessors",
    _("任命人民陪审员"),
    _("名"),
    _("本期常委会会议表决通过、任命的人民陪审员；不计入任免地方国家机关工作人员。"),
    of=APPOINTMENTS,
)
def assessors(body: Body, period: Period) -> Rows:
    """People's assessors whom the standing committee appointed in the period; they are not among the officials appointed and removed."""
    return _passed(body, period).filter(office__kind=offices.ASSESSOR, action=Action.APPOINT)


def _passed(body: Body, period: Period) -> Rows:
    passed = APPOINTMENTS.of(body, period).filter(stage=Nomination.PASSED)
    return passed.exclude(action=Action.ELECT).filter(meeting__kind__in=STANDING)


@figure(
    "appointments.oaths",
    _("宪法宣誓"),
    _("人次"),
    _("本期向宪法宣誓的国家工作人员，一人一职计一人次。"),
    of=OATHS,
)
def oaths(body: Body, period: Period) -> Rows:
    """Officials who took the oath on the Constitution in the period, each post counted."""
    return OATHS.of(body, period)


@figure(
    "deliberations.sent",
    _("送达的审议意见"),
    pgettext_lazy("审议意见", "件"),
    _("本期送达有关机关研究处理的审议意见。"),
    of=OPINIONS,
)
def opinions_sent(body: Body, period: Period) -> Rows:
    """Opinions after deliberation that were sent to an organ in the period."""
    return OPINIONS.of(body, period)


@figure(
    "deliberations.closed",
    _("办结的审议意见"),
    pgettext_lazy("审议意见", "件"),
    _("本期送达的审议意见中，已经办结的。"),
    of=OPINIONS,
)
def opinions_closed(body: Body, period: Period) -> Rows:
    """Opinions after deliberation sent in the period that are closed."""
    return OPINIONS.of(body, period).filter(stage=OpinionStage.CLOSED)


@figure(
    "deliberations.tested",
    _("满意度测评"),
    pgettext_lazy("审议意见", "件"),
    _("本期送达的审议意见中，研究处理情况经过满意度测评的。"),
    of=OPINIONS,
)
def opinions_tested(body: Body, period: Period) -> Rows:
    """Opinions after deliberation sent in the period whose handling was tested for satisfaction."""
    return OPINIONS.of(body, period).filter(passed__isnull=False)


@figure(
    "deliberations.sent_back",
    _("退回重办的审议意见"),
    pgettext_lazy("审议意见", "件"),
    _("本期送达的审议意见中，因处理情况没有通过退回重新研究处理过的。"),
    of=OPINIONS,
)
def opinions_sent_back(body: Body, period: Period) -> Rows:
    """Opinions after deliberation sent in the period that came back to the organ at least once."""
    return OPINIONS.of(body, period).filter(rounds__gt=1)


@figure(
    "plans.items",
    _("年度计划事项"),
    pgettext_lazy("计划", "项"),
    _("本年度工作计划列入的事项；申报没有采纳的和取消的不计。"),
    of=PLANNED,
)
def planned(body: Body, period: Period) -> Rows:
    """Items of the year's plans; what was passed over or dropped is not among them."""
    return PLANNED.of(body, period).filter(stage__in=[PlanItemStage.PLANNED, PlanItemStage.DONE])


@figure(
    "plans.done",
    _("完成的年度计划事项"),
    pgettext_lazy("计划", "项"),
    _("本年度工作计划列入的事项中，已经由会议听取审议或者登记完成的。"),
    of=PLANNED,
)
def planned_done(body: Body, period: Period) -> Rows:
    """Items of the year's plans that a meeting heard or that were carried out."""
    heard = Q(agenda_item__stage__in=[ItemStage.HEARD, ItemStage.DECIDED]) | Q(stage=PlanItemStage.DONE)
    return PLANNED.of(body, period).filter(heard)


@figure(
    "deputies.by_elected",
    _("补选代表"),
    pgettext_lazy("代表", "名"),
    _("本期由常委会确认资格的补选代表。"),
    of=SEATS,
)
def by_elected(body: Body, period: Period) -> Rows:
    """Deputies elected in by-elections whose credentials the standing committee confirmed in the period."""
    return SEATS.of(body, period).filter(stage=SeatStage.PASSED, change=Change.BY_ELECTED)


@figure(
    "deputies.left",
    _("辞职、终止资格的代表"),
    pgettext_lazy("代表", "名"),
    _("本期辞职被接受和代表资格终止的代表。"),
    of=SEATS,
)
def deputies_left(body: Body, period: Period) -> Rows:
    """Deputies whose resignation was accepted or whose mandate ended in the period."""
    return SEATS.of(body, period).filter(stage=SeatStage.PASSED, change__in=ENDING)


@figure(
    "members.co_opted",
    _("增补委员"),
    pgettext_lazy("委员", "名"),
    _("本期由政协常委会协商决定增补的委员。"),
    of=MEMBERS,
)
def co_opted(body: Body, period: Period) -> Rows:
    """Members of the CPPCC whom its standing committee co-opted in the period."""
    return MEMBERS.of(body, period).filter(stage=SeatStage.PASSED, change=Change.CO_OPTED)


@figure(
    "members.left",
    _("辞去、撤销资格的委员"),
    pgettext_lazy("委员", "名"),
    _("本期由政协常委会同意辞去委员和决定撤销委员资格的委员。"),
    of=MEMBERS,
)
def members_left(body: Body, period: Period) -> Rows:
    """Members of the CPPCC whose leaving its standing committee accepted, or from whom it took the seat, in the period."""
    return MEMBERS.of(body, period).filter(stage=SeatStage.PASSED, change__in=LEAVING)
