"""The figures of campaigns （主题活动） and of the six ledgers."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities import kinds
from lianxinqiao.activities.kinds import Family
from lianxinqiao.activities.models import Article, Campaign, Host, Support, Visit
from lianxinqiao.activities.stages import Kept, ProblemStage
from lianxinqiao.figures.activity_rows import (
    ACTIVITIES,
    ARTICLES,
    BUILDINGS,
    DEEDS,
    DONATIONS,
    HOSTS,
    PROBLEMS,
    TEAMS,
    confirmed,
    held,
)
from lianxinqiao.figures.opinions import OPINIONS, collected
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import figure
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.people.models import Body


# ------------------------------------------------------------------ campaigns and ledgers
@figure("campaigns.teams", _("志愿服务队"), _("支"), _("本期组建、已经核实的志愿服务队。"), of=TEAMS)
def teams(body: Body, period: Period) -> Rows:
    """Teams of volunteers founded in the period and confirmed."""
    return confirmed(TEAMS, body, period)


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
    return held(body, period).filter(campaign__isnull=False, kind__in=families)


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
    return confirmed(DEEDS, body, period)


@figure(
    "campaigns.villages",
    _("提供政策、技术、资金等支持的村"),
    _("个"),
    _("本期得到政策、技术、资金等支持的村；一个村得到几次支持只计一次。"),
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
    seen = Visit.objects.filter(host=OuterRef("pk"), activity__in=held(body, period))
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
    _("本期向依法可以受赠的单位捐款和捐物的金额，捐物按估价；已经到账（收到）并核实的，没有估价的、已经退回的不计。"),
    of=DONATIONS,
    sum="value",
)
def donations(body: Body, period: Period) -> Rows:
    """What deputies gave to lawful recipients in the period, money and goods by their value; arrived, confirmed and not returned."""
    return confirmed(DONATIONS, body, period).filter(arrived_on__isnull=False, value__isnull=False, returned_on=None)


@figure(
    "community.buildings",
    _("分包整治的无主管楼院"),
    _("个"),
    _("本期由机关干部分包、已经核实的无主管楼院。"),
    of=BUILDINGS,
)
def buildings(body: Body, period: Period) -> Rows:
    """Buildings without a manager that staff took on in the period, confirmed."""
    return confirmed(BUILDINGS, body, period)


@figure(
    "publicity.articles",
    _("发表的信息、调研文章"),
    _("篇"),
    _("本期在网站和报刊发表、已经核实的信息和调研文章；转载不另计，文史资料另计。"),
    of=ARTICLES,
)
def articles(body: Body, period: Period) -> Rows:
    """Articles published in the period and confirmed; a reprint is not counted again, writing on local history is counted apart."""
    return confirmed(ARTICLES, body, period).filter(reprint_of=None, kind=Article.Kind.ARTICLE)


@figure(
    "publicity.histories",
    _("文史资料"),
    _("篇"),
    _("本期刊发或者征集、已经核实的文史资料；转载不另计。"),
    of=ARTICLES,
)
def histories(body: Body, period: Period) -> Rows:
    """Pieces on local history published or gathered in the period and confirmed; a reprint is not counted again."""
    return confirmed(ARTICLES, body, period).filter(reprint_of=None, kind=Article.Kind.HISTORY)
