"""What other districts count of their activities besides: laws inspected, reports to voters, consultations, visits to sectors."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, IN_CPPCC
from lianxinqiao.activities.models import LawInspection, Testimony
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.figures.activity_rows import ACTIVITIES, ROOM, held
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByMonth, by_committee, by_township
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

GATHERINGS = pgettext_lazy("活动", "场")


def _law_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("law", _("检查的法律、法规"), "law", main=True, link=lambda row: row.activity.get_absolute_url()),
        Column("leader", _("检查组组长"), "leader.person.spoken"),
    )


def _testimony_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("who", pgettext_lazy("一位", "代表"), "mandate.person.spoken", main=True),
        Column("activity", _("名称"), "activity", link=lambda row: row.activity.get_absolute_url()),
    )


LAWS = Subject(
    LawInspection,
    ROOM,
    body="activity__body",
    on="activity__starts_at__date",
    columns=_law_columns,
    near=("activity__body", "leader__person"),
    ways=(by_committee("activity__committee_id"), ByMonth("month", _("按月份"), "activity__starts_at")),
    bodies=IN_CONGRESS,
)
TESTIMONIES = Subject(
    Testimony,
    ROOM,
    body="activity__body",
    on="activity__starts_at__date",
    columns=_testimony_columns,
    near=("activity__body", "mandate__person"),
    ways=(by_township("activity__township_id"), ByMonth("month", _("按月份"), "activity__starts_at")),
    bodies=IN_CONGRESS,
)
OF_CPPCC = replace(ACTIVITIES, bodies=IN_CPPCC)


@figure(
    "activities.laws",
    _("执法检查的法律、法规"),
    pgettext_lazy("法律", "部"),
    _("本期执法检查所检查的法律、法规，一次检查的一部各计一部。"),
    of=LAWS,
)
def laws(body: Body, period: Period) -> Rows:
    """Laws whose carrying out was inspected in the period, each inspection's law once."""
    return LAWS.of(body, period).filter(activity__stage__in=AFTER)


@figure(
    "activities.testimonies",
    _("代表向选民述职"),
    _("人次"),
    _("本期开展的述职活动中，提交述职报告的代表。"),
    of=TESTIMONIES,
)
def testimonies(body: Body, period: Period) -> Rows:
    """Deputies who handed in their report to the voters, of the occasions of the period."""
    return TESTIMONIES.of(body, period).filter(activity__stage__in=AFTER)


@figure("activities.hearings", _("召开的座谈会"), GATHERINGS, _("本期召开的座谈会，不论由谁组织。"), of=ACTIVITIES)
def hearings(body: Body, period: Period) -> Rows:
    """Round tables held in the period, whoever organised them."""
    return held(body, period).filter(kind="hearing")


@figure("activities.councils", _("议事活动"), GATHERINGS, _("本期开展的议事活动，不论由谁组织。"), of=ACTIVITIES)
def councils(body: Body, period: Period) -> Rows:
    """Deliberations on the spot held in the period, whoever organised them."""
    return held(body, period).filter(kind="council")


@figure("activities.publicity", _("开展的宣讲"), GATHERINGS, _("本期开展的宣讲，不论由谁组织。"), of=ACTIVITIES)
def publicity(body: Body, period: Period) -> Rows:
    """Talks given in the period, whoever organised them."""
    return held(body, period).filter(kind="publicity")


@figure("activities.consultations", _("协商活动"), GATHERINGS, _("本期开展的协商活动；协商会另计。"), of=OF_CPPCC)
def consultations(body: Body, period: Period) -> Rows:
    """Consultations held as activities in the period; those that are meetings are counted apart."""
    return held(body, period).filter(kind="consultation")


@figure(
    "activities.oversight",
    _("民主监督活动"),
    pgettext_lazy("活动", "次"),
    _("本期开展的民主监督活动。"),
    of=OF_CPPCC,
)
def oversight(body: Body, period: Period) -> Rows:
    """Activities of democratic supervision held in the period."""
    return held(body, period).filter(kind="oversight")


@figure(
    "activities.sectors",
    _("走访界别群众"),
    pgettext_lazy("活动", "次"),
    _("本期开展的走访界别群众活动。"),
    of=OF_CPPCC,
)
def sectors(body: Body, period: Period) -> Rows:
    """Visits to the people of a sector in the period."""
    return held(body, period).filter(kind="sector")
