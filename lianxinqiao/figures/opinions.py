"""The figures of citizens' opinions （群众意见）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef
from django.db.models.functions import ExtractDay
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.activities.models import Campaign
from lianxinqiao.figures.activity_rows import campaigns
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure, rate
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_committee, by_township, key_of
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.stages import COUNTED
from lianxinqiao.opinions.summary import ANSWERED, CONTENT, RATED, SOLVED
from lianxinqiao.people.models import Body, Field
from lianxinqiao.people.models.spoken import options
from lianxinqiao.stations.models import Station
from lianxinqiao.ui.tables import Column

UNIT = pgettext_lazy("意见的量词", "条")


# ------------------------------------------------------------------ parts
def _stations(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Station.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _fields(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Field.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _words(choices: Any) -> Any:
    return lambda _body, _period: {str(key): str(label) for key, label in choices}


def _columns(_figure: Figure) -> Sequence[Column]:
    return (
        Column("number", _("编号"), "number_text"),
        Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("station", _("联络站"), lambda row: row.station.spoken if row.station else ""),
        Column("received", _("收到"), lambda row: timezone.localdate(row.received_at), sort="received_at"),
        Column("route", _("去向"), lambda row: row.get_route_display() if row.route else ""),
        Column("stage", _("进程"), lambda row: row.get_stage_display()),
        Column("outcome", _("结果"), lambda row: row.get_outcome_display() if row.outcome else ""),
        Column("rating", _("评价"), lambda row: row.get_rating_display() if row.rating else ""),
    )


def _public(_figure: Figure, rows: Rows) -> Rows:
    return rows.filter(published_at__isnull=False)


def _item(row: Any) -> Item:
    return Item(row.public_title, reverse("portal-opinion", args=[row.reference]), str(row.station or ""))


class ByCampaignGathered(ByKey):
    """Opinions that a campaign gathered: a list to open, no parts that add up, since several may gather one."""

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        key = key_of(word)
        gathered = Campaign.opinions.through.objects.filter(opinion=OuterRef("pk"), campaign=key)
        return None if key is None else rows.filter(Exists(gathered))


OPINIONS = Subject(
    Opinion,
    _("群众意见"),
    on="received_at__date",
    year="year",
    bodies=IN_CONGRESS,
    columns=_columns,
    near=("body", "station"),
    ways=(
        by_township("station__township_id"),
        by_committee("mandate__committee_id"),
        ByKey("station", _("按联络站"), "station_id", _stations),
        ByKey("field", _("按类别"), "field_id", _fields),
        ByWord("route", _("按去向"), "route", _words(Opinion.Route.choices)),
        ByWord("outcome", _("按结果"), "outcome", _words(Opinion.Outcome.choices)),
        ByWord("source", _("按来源"), "source", _words(Opinion.Source.choices)),
        ByCampaignGathered("campaign", _("按主题活动"), "pk", campaigns, offered=False),
        ByMonth("month", _("按月份"), "received_at"),
    ),
    public=_public,
    item=_item,
)


@figure(
    "opinions.collected",
    _("收集的意见建议"),
    UNIT,
    _("本期收到的建议意见；暂存待甄别、不予登记、本人撤回的不计，检举控告和申诉求决另计。"),
    of=OPINIONS,
)
def collected(body: Body, period: Period) -> Rows:
    """Opinions and suggestions of citizens received in the period; not those held, not registered or withdrawn. Accusations and appeals are counted apart."""
    return OPINIONS.of(body, period).counted()  # type: ignore[attr-defined]


@figure("opinions.answered", _("已答复的群众意见"), UNIT, _("本期收集的意见中，答复过群众的。"), of=OPINIONS)
def answered(body: Body, period: Period) -> Rows:
    """Of those collected: the citizen was given an answer."""
    return collected(body, period).filter(ANSWERED)


@figure(
    "opinions.solved",
    _("已解决的群众意见"),
    UNIT,
    _("已答复的意见中，结果为“已经解决”且群众没有评价不满意的；办结的不等于解决的。"),
    of=OPINIONS,
)
def solved(body: Body, period: Period) -> Rows:
    """Of those answered: told as solved, and the citizen did not rate it as unsatisfactory. Closed is not solved."""
    return answered(body, period).filter(SOLVED)


@figure("opinions.closed", _("已办结的群众意见"), UNIT, _("本期收集的意见中，已经办结的，不论结果。"), of=OPINIONS)
def closed(body: Body, period: Period) -> Rows:
    """Of those collected: closed, whatever came of it."""
    return collected(body, period).filter(stage="closed")


@figure(
    "opinions.on_time", _("按期答复的群众意见"), UNIT, _("已答复的意见中，首次答复在期限当日或之前的。"), of=OPINIONS
)
def on_time(body: Body, period: Period) -> Rows:
    """Of those answered: the first answer was given on or before its date."""
    return answered(body, period).filter(first_answered_at__date__lte=F("due_on"))


@figure(
    "opinions.answer_days",
    _("答复群众意见用的天数"),
    _("天"),
    _("已答复的意见从收到到首次答复的天数之和；除以已答复的件数，就是平均几天答复。"),
    of=OPINIONS,
    sum="answer_days",
)
def answer_days(body: Body, period: Period) -> Rows:
    """Days from receipt to the first answer, added up over those answered; divided by their number it is the mean."""
    took = ExpressionWrapper(F("first_answered_at__date") - F("received_at__date"), DurationField())
    return answered(body, period).annotate(answer_days=ExtractDay(took))


@figure("opinions.rated", _("群众评价过的意见"), UNIT, _("已答复的意见中，群众作出评价的。"), of=OPINIONS)
def rated(body: Body, period: Period) -> Rows:
    """Of those answered: the citizen rated the last answer."""
    return answered(body, period).filter(RATED)


@figure("opinions.content", _("群众满意和基本满意的意见"), UNIT, _("评价过的意见中，满意和基本满意的。"), of=OPINIONS)
def content(body: Body, period: Period) -> Rows:
    """Of those rated: satisfied or basically satisfied."""
    return rated(body, period).filter(CONTENT)


@figure("opinions.reopened", _("重新办理的群众意见"), UNIT, _("本期收集的意见中，答复后要求重新办理的。"), of=OPINIONS)
def reopened(body: Body, period: Period) -> Rows:
    """Of those collected: reopened after an answer."""
    return collected(body, period).filter(round__gt=1)


@figure("opinions.raised", _("转为代表建议的群众意见"), UNIT, _("本期收集的意见中，由代表转为建议的。"), of=OPINIONS)
def raised(body: Body, period: Period) -> Rows:
    """Of those collected: became part of a deputy's suggestion."""
    return collected(body, period).filter(suggestion__isnull=False)


@figure(
    "opinions.petitions",
    _("转送的检举控告和申诉求决"),
    pgettext_lazy("信访的量词", "件"),
    _("本期收到的检举控告和申诉求决。"),
    of=OPINIONS,
)
def petitions(body: Body, period: Period) -> Rows:
    """Accusations and appeals received in the period."""
    kinds = (Kind.ACCUSATION, Kind.APPEAL)
    return OPINIONS.of(body, period).filter(kind__in=kinds, stage__in=[str(stage) for stage in COUNTED])


rate("opinions.answered_rate", _("群众意见答复率"), part="opinions.answered", whole="opinions.collected")
rate("opinions.solved_rate", _("群众意见解决率"), part="opinions.solved", whole="opinions.collected")
rate("opinions.content_rate", _("群众满意率"), part="opinions.content", whole="opinions.rated")
