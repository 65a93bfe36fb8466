"""The figures of activities and campaigns （代表活动、主题活动）. Each function's docstring is its definition in the report.

Sets may overlap where the definition says so: an activity of a campaign is counted by its organiser too.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities import kinds, pages, queries
from lianxinqiao.activities.kinds import Family, Organiser
from lianxinqiao.activities.models import (
    Activity,
    Article,
    Building,
    Campaign,
    Deed,
    Donation,
    Host,
    Participation,
    Problem,
    Support,
    Team,
    Visit,
)
from lianxinqiao.activities.stages import AFTER, Kept, ProblemStage
from lianxinqiao.figures.opinions import OPINIONS, collected
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_committee, by_township, key_of
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

ROOM = _("代表活动")
CAMPAIGN_ROOM = _("主题活动")


# ------------------------------------------------------------------ parts and lists
def _campaigns(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(body.campaigns.values_list("pk", "name"))


def kinds_of_activity(body: Body, period: Period) -> Mapping[Any, str]:
    return {code: str(word) for code, word in queries.kind_words(body)}


def _title(value: str = "", owner: str = "") -> Column:
    """What the row is called, opening its page (or that of what it hangs on)."""

    def link(row: Any) -> str:
        return str((getattr(row, owner) if owner else row).get_absolute_url())

    return Column("title", _("名称"), value or str, main=True, link=link)


def activity_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("when", _("时间"), pages.span),
        _title(),
        Column("kind", pgettext_lazy("活动", "类别"), "get_kind_display"),
        Column("organiser", _("组织者"), "organiser_spoken"),
    )


def _part_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("when", _("时间"), lambda row: pages.span(row.activity)),
        Column("who", pgettext_lazy("一位", "代表"), "mandate.person.spoken"),
        _title("activity", "activity"),
    )


def _line_columns(figure: Figure) -> Sequence[Column]:
    more = [Column("value", _("金额（元）"), "value", number=True)] if figure.sum else []
    return (Column("on", _("日期"), "on"), _title(), *more, Column("township", _("街道、乡镇"), "township.spoken"))


def _host_columns(figure: Figure) -> Sequence[Column]:
    return (_title(), Column("township", _("街道、乡镇"), "township.spoken"))


def _problem_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("host", _("企业、村"), "host"),
        _title("text"),
        Column("unit", _("责任单位"), "organization.spoken"),
        Column("struck", _("销号日期"), "struck_off_on"),
    )


BY_TOWNSHIP = by_township()
BY_CAMPAIGN = ByKey("campaign", _("按主题活动"), "campaign_id", _campaigns)


class ByCampaignSeen(ByKey):
    """Hosts that were visited or supported in a campaign: a list to open, no parts that add up."""

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        key = key_of(word)
        if key is None:
            return None
        seen = Visit.objects.filter(host=OuterRef("pk"), activity__campaign=key)
        brought = Support.objects.filter(host=OuterRef("pk"), campaign=key)
        return rows.filter(Exists(seen) | Exists(brought))


ACTIVITIES = Subject(
    Activity,
    ROOM,
    on="starts_at__date",
    columns=activity_columns,
    near=("township", "committee", "body"),
    ways=(
        ByWord("kind", _("按活动类别"), "kind", kinds_of_activity),
        BY_TOWNSHIP,
        by_committee(),
        BY_CAMPAIGN,
        ByMonth("month", _("按月份"), "starts_at"),
    ),
)
PARTS = Subject(
    Participation,
    ROOM,
    body="activity__body",
    on="activity__starts_at__date",
    columns=_part_columns,
    near=("activity__body", "mandate__person"),
    ways=(
        by_township("activity__township_id"),
        by_committee("activity__committee_id"),
        ByMonth("month", _("按月份"), "activity__starts_at"),
    ),
)
HOSTS = Subject(
    Host,
    CAMPAIGN_ROOM,
    body="district__bodies",
    columns=_host_columns,
    near=("township",),
    ways=(BY_TOWNSHIP, ByCampaignSeen("campaign", _("按主题活动"), "pk", _campaigns, offered=False)),
    recorded=lambda body, period: Visit.objects.filter(activity__body=body).exists(),
)
PROBLEMS = Subject(
    Problem,
    CAMPAIGN_ROOM,
    on="struck_off_on",
    columns=_problem_columns,
    near=("host", "organization", "body"),
    ways=(BY_CAMPAIGN, ByMonth("month", _("按月份"), "struck_off_on")),
)


def _lines(model: Any) -> Subject:
    return Subject(
        model,
        CAMPAIGN_ROOM,
        on="on",
        columns=_line_columns,
        near=("township", "body"),
        ways=(BY_CAMPAIGN, BY_TOWNSHIP, ByMonth("month", _("按月份"), "on")),
    )


TEAMS, DEEDS, DONATIONS, ARTICLES, BUILDINGS = map(_lines, (Team, Deed, Donation, Article, Building))


def _held(body: Body, period: Period) -> Rows:
    """Activities that took place in the period."""
    return ACTIVITIES.of(body, period).filter(stage__in=AFTER)


def _confirmed(subject: Subject, body: Body, period: Period) -> Rows:
    """Lines that the office has confirmed."""
    return subject.of(body, period).filter(stage=Kept.CONFIRMED)


# ------------------------------------------------------------------ activities
@figure(
    "activities.inspections",
    _("组织代表视察"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由常委会组织的各类视察；主题活动中的视察和街道、乡镇组织的视察另计。"),
    of=ACTIVITIES,
)
def inspections(body: Body, period: Period) -> Rows:
    """Inspections of every kind held in the period that the standing committee organised itself."""
    return _held(body, period).filter(organiser=Organiser.STANDING, kind__in=kinds.of(Family.INSPECTION))


@figure(
    "activities.enforcement_inspections",
    _("执法检查"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由常委会或者其专门委员会组织的执法检查。"),
    of=ACTIVITIES,
)
def enforcement_inspections(body: Body, period: Period) -> Rows:
    """Inspections of how a law is carried out, by the standing committee or its committees."""
    return _held(body, period).filter(kind__in=kinds.of(Family.ENFORCEMENT))


@figure(
    "activities.research",
    _("专题调研"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由常委会或者其专门委员会、工作委员会组织的专题调研。"),
    of=ACTIVITIES,
)
def research(body: Body, period: Period) -> Rows:
    """Research on one subject by the standing committee or its committees."""
    organisers = [Organiser.STANDING, Organiser.COMMITTEE]
    return _held(body, period).filter(organiser__in=organisers, kind__in=kinds.of(Family.RESEARCH))


@figure(
    "activities.deputies",
    _("各类代表活动"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由乡镇人大主席团和街道人大工委组织的各类活动，学习培训也在内。"),
    of=ACTIVITIES,
)
def deputies(body: Body, period: Period) -> Rows:
    """Activities of every kind that township presidiums and street working committees organised, training included."""
    return _held(body, period).filter(organiser=Organiser.TOWNSHIP)


@figure(
    "training.person_times",
    _("代表参加学习培训"),
    _("人次"),
    _("代表参加本期各类学习、培训、讲堂的人次；按签到计，一人参加一次为一人次。"),
    of=PARTS,
)
def training(body: Body, period: Period) -> Rows:
    """Deputies who came to study, training or lectures in the period, each time counted; by their sign-in."""
    came = PARTS.of(body, period).filter(came_at__isnull=False, activity__stage__in=AFTER)
    return came.filter(activity__kind__in=kinds.of(Family.TRAINING))


@figure(
    "activities.person_times",
    _("代表参加活动"),
    _("人次"),
    _("代表参加本期各类活动的人次；按签到计。"),
    of=PARTS,
)
def person_times(body: Body, period: Period) -> Rows:
    """Deputies who came to any activity in the period, each time counted; by their sign-in."""
    return PARTS.of(body, period).filter(came_at__isnull=False, activity__stage__in=AFTER)


# ------------------------------------------------------------------ campaigns and ledgers
@figure("campaigns.teams", _("志愿服务队"), _("支"), _("本期组建、已经核实的代表志愿服务队。"), of=TEAMS)
def teams(body: Body, period: Period) -> Rows:
    """Teams of volunteers founded in the period and confirmed."""
    return _confirmed(TEAMS, body, period)


@figure(
    "campaigns.visits",
    _("主题活动中的视察调研"),
    pgettext_lazy("活动", "次"),
    _("本期在主题活动中开展的视察和调研；走访企业和村不在内。"),
    of=ACTIVITIES,
)
def campaign_visits(body: Body, period: Period) -> Rows:
    """Inspections and research held in the period as part of a campaign; visits to enterprises and villages are not among them."""
    families = kinds.of(Family.INSPECTION, Family.RESEARCH)
    return _held(body, period).filter(campaign__isnull=False, kind__in=families)


@figure(
    "campaigns.opinions",
    _("主题活动中收集的群众意见"),
    pgettext_lazy("意见的量词", "条"),
    _("本期收集的意见中，归集到主题活动的；已计入收集的意见建议总数，一条归集到几个主题活动只计一次。"),
    of=OPINIONS,
)
def campaign_opinions(body: Body, period: Period) -> Rows:
    """Of the opinions collected in the period: those gathered by a campaign. They are part of all that were collected; one gathered by several campaigns counts once."""
    gathered = Campaign.opinions.through.objects.filter(opinion=OuterRef("pk"))
    return collected(body, period).filter(Exists(gathered))


@figure("campaigns.deeds", _("为民办实事"), _("件次"), _("本期办成、已经核实的实事。"), of=DEEDS)
def deeds(body: Body, period: Period) -> Rows:
    """Practical things done for people in the period and confirmed."""
    return _confirmed(DEEDS, body, period)


@figure(
    "campaigns.villages",
    _("提供政策、技术、资金等支持的村"),
    _("个"),
    _("本期得到代表政策、技术、资金等支持的村；一个村得到几次支持只计一次。"),
    of=HOSTS,
)
def villages(body: Body, period: Period) -> Rows:
    """Villages to which deputies brought policy, technique or money in the period; each once."""
    brought = Support.objects.filter(host=OuterRef("pk"), body=body, stage=Kept.CONFIRMED)
    brought = brought.filter(on__gte=period.from_on, on__lte=period.to_on)
    return Host.objects.filter(Exists(brought), kind=Host.Kind.VILLAGE)


@figure(
    "campaigns.enterprises_visited",
    _("走访企业"),
    _("家"),
    _("本期走访过的企业；一家企业走访几次只计一次。"),
    of=HOSTS,
)
def enterprises_visited(body: Body, period: Period) -> Rows:
    """Enterprises that were visited in the period; each once."""
    seen = Visit.objects.filter(host=OuterRef("pk"), activity__in=_held(body, period))
    return Host.objects.filter(Exists(seen), kind=Host.Kind.ENTERPRISE)


@figure(
    "campaigns.problems_solved",
    _("协调解决的问题"),
    _("个"),
    _("本期确认销号的企业和村的问题；责任单位报告解决、还没有确认的不计。"),
    of=PROBLEMS,
)
def problems_solved(body: Body, period: Period) -> Rows:
    """Problems of enterprises and villages that were struck off in the period; reported as solved is not enough."""
    return PROBLEMS.of(body, period).filter(stage=ProblemStage.STRUCK_OFF)


@figure(
    "donations.value",
    _("捐款捐物"),
    _("元"),
    _(
        "本期代表向依法可以受赠的单位捐款和捐物的金额，捐物按估价；已经到账（收到）并核实的，没有估价的、已经退回的不计。"
    ),
    of=DONATIONS,
    sum="value",
)
def donations(body: Body, period: Period) -> Rows:
    """What deputies gave to lawful recipients in the period, money and goods by their value; arrived, confirmed and not returned."""
    return _confirmed(DONATIONS, body, period).filter(arrived_on__isnull=False, value__isnull=False, returned_on=None)


@figure(
    "community.buildings",
    _("分包整治的无主管楼院"),
    _("个"),
    _("本期由机关干部分包、已经核实的无主管楼院。"),
    of=BUILDINGS,
)
def buildings(body: Body, period: Period) -> Rows:
    """Buildings without a manager that staff took on in the period, confirmed."""
    return _confirmed(BUILDINGS, body, period)


@figure(
    "publicity.articles",
    _("发表的信息、调研文章"),
    _("篇"),
    _("本期在网站和报刊发表、已经核实的信息和调研文章；转载不另计。"),
    of=ARTICLES,
)
def articles(body: Body, period: Period) -> Rows:
    """Articles published in the period and confirmed; a reprint is not counted again."""
    return _confirmed(ARTICLES, body, period).filter(reprint_of=None)
